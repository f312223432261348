"""The rota grid as it is painted: even columns, the head's words, and signs that do not rest on colour."""

from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from caredesk.domain.schedule import RowKey
from caredesk.ui.models.rota_looks import CellLook, Chip
from caredesk.ui.models.rota_model import FIRST_DAY
from caredesk.ui.style import Style
from caredesk.ui.widgets.rota_chips import ChipPictures
from caredesk.ui.widgets.rota_head import RotaHead
from tests.rota_example import BREACHES
from tests.ui.on_screen import show
from tests.ui.widgets.rota_desk import BERG, RotaDesk, on, person

DAY = Chip("D", "day", "07–15:30", "07:00–15:30", False)
WIDTHS = (17, 36, 73, 147)


@pytest.fixture
def desk(qtbot, style) -> RotaDesk:
    desk = RotaDesk(style)
    desk.view.resize(1318, 574)
    show(qtbot, desk.view)
    return desk


def shades(image: QImage, area: QRect) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    }


def picture(desk: RotaDesk, key: RowKey, day: date) -> set[str]:
    image = desk.view.viewport().grab().toImage()
    return shades(image, desk.view.visualRect(desk.model.index_of(key, day)))


@pytest.mark.parametrize("weeks", [1, 2, 4, 8])
def test_days_are_even_and_never_wider_than_the_view(qtbot, style, weeks):
    desk = RotaDesk(style, weeks)
    desk.view.resize(1318, 400)
    show(qtbot, desk.view)
    columns = desk.view.columns()
    assert len({width for _left, width in columns[FIRST_DAY:]}) == 1
    assert sum(width for _left, width in columns) == desk.view.viewport().width()
    assert desk.view.horizontalScrollBar().maximum() == 0
    assert columns[FIRST_DAY][1] == (desk.view.viewport().width() - 259) // (7 * weeks)


def labels(desk: RotaDesk) -> list[str]:
    head = desk.view.horizontalHeader()
    assert isinstance(head, RotaHead)
    found = head.labels(desk.model)
    for each in found:
        for other in found:
            assert each is other or each.right < other.left or other.right < each.left
    return [label.words for label in found]


def test_the_head_says_weeks_today_and_holidays_side_by_side(desk, qtbot, style):
    assert labels(desk) == ["v.\u00a044", "v.\u00a045", "i dag", "Alla helgons dag"]
    narrow = RotaDesk(style, 8)
    narrow.view.resize(1318, 400)
    show(qtbot, narrow.view)
    assert labels(narrow)[-2:] == ["i dag", "Alla helgons dag"]


def test_a_day_says_its_whole_date_week_and_holiday_aloud(desk):
    said = [desk.model.headerData(FIRST_DAY + n, desk.view.horizontalHeader().orientation()) for n in (5, 8)]
    assert said == ["lördag 31 oktober, v.\u00a044, Alla helgons dag", "tisdag 3 november, v.\u00a045, i dag"]


def test_marks_are_painted_where_they_belong(desk, style):
    under, accent, tint = (style.colour(role).name() for role in ("under", "accent", "tint"))
    assert under not in picture(desk, person(112), on(9))
    desk.model.set_breaches(BREACHES)
    assert under in picture(desk, person(112), on(9))
    assert accent in picture(desk, BERG, on(8))  # the edges of today
    assert tint not in picture(desk, BERG, on(2))
    desk.go(BERG, on(2))
    assert tint in picture(desk, BERG, on(2))
    assert style.colour("bg").name() in picture(desk, person(305), on(13))
    assert style.shift("night").fill.name() in picture(desk, person(109), on(2))  # the night's end


def test_another_look_repaints_every_chip(desk, style):
    chip = style.shift("day").fill.name()
    assert chip in picture(desk, BERG, on(3))
    try:
        style.use("dark")
        assert style.shift("day").fill.name() in picture(desk, BERG, on(3))
        assert chip not in picture(desk, BERG, on(3))
    finally:
        style.use("light")


SEEN = [
    CellLook((DAY,)),
    CellLook((DAY._replace(letter="K", look="evening"),)),
    CellLook((DAY,), breach=True),
    CellLook((DAY, DAY._replace(letter="K", look="evening"))),
    CellLook((DAY,), cause="Sj"),
    CellLook((), cause="Sj"),
    CellLook((DAY,), cause="Sj", part="50"),
    CellLook((DAY._replace(look="vacant", vacant=True, section="Linden"),)),
    CellLook((DAY._replace(lent=True),)),
    CellLook((), pending="Q"),
    CellLook((), tail=True),
    CellLook((DAY._replace(look="resource", letter="R"),)),
]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_look_differs_from_the_others_without_colour(qapp, width):
    pictures = ChipPictures(Style(qapp, "light"))
    grey = [
        pictures.pixmap(look, width, 19, 1.0).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        for look in SEEN
    ]
    for n, one in enumerate(grey):
        for other in grey[n + 1 :]:
            assert one != other


@pytest.mark.parametrize(("width", "marks"), [(73, True), (147, True), (17, False)])
def test_own_times_other_sections_and_overtime_are_written_where_there_is_room(qapp, width, marks):
    pictures = ChipPictures(Style(qapp, "light"))
    plain = pictures.pixmap(CellLook((DAY,)), width, 19, 1.0).toImage()
    for change in (
        {"mark": "ö"},
        {"section": "Linden"},
        {"differs": True, "full": "07:00–13:00", "short": "07–13"},
    ):
        other = pictures.pixmap(CellLook((DAY._replace(**change),)), width, 19, 1.0).toImage()
        assert (other != plain) == marks
