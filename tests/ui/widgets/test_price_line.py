"""The price line: which decimals it shows, what it breaks, what gives way, and what a screen reader hears."""

import pytest

from caredesk.domain.edit_price import BreachChange
from caredesk.ui.widgets.price_line import PriceLine
from caredesk.ui.widgets.price_parts import LinePart, price_parts
from tests.scenes.schedule_parts import EVENING, REST, price
from tests.ui.on_screen import show

NB = "\u00a0"
WHAT = "Ek, Anna · fre 6 nov · K 13:00–21:30"


def words(**changed: object) -> list[str]:
    return [part.words for part in price_parts(price(**changed))]


def test_the_price_of_the_mock_up():
    assert words() == [
        f"+8,0{NB}h",
        "nov 0,814 → 0,815",
        "R12 +0,0001",
        f"+2{NB}647{NB}kr",
        "✓ fyller vakans Asken · K 9/9",
        f"vila 21,5{NB}h ✓",
    ]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (0.814, 0.834, "nov 0,81 → 0,83"),
        (0.8142, 0.8151, "nov 0,814 → 0,815"),
        (0.8142, 0.8143, "nov 0,814"),
        (0.8142, 0.8142, "nov 0,814"),
        (None, None, "nov –"),
    ],
)
def test_three_decimals_where_two_would_hide_a_change(before, after, shown):
    assert words(density_before=before, density_after=after)[1] == shown


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [(0.82, 0.8199, "R12 −0,0001"), (0.82, 0.80, "R12 −0,02"), (0.82, 0.82, "R12 ±0,0000")],
)
def test_four_decimals_of_the_twelve_months(before, after, shown):
    assert words(r12_before=before, r12_after=after)[2] == shown


def test_without_twelve_months_nothing_is_said_of_them():
    assert not any("R12" in each for each in words(r12_after=None))


def test_a_cost_that_is_not_known_says_why():
    shown = words(sek=None, sek_missing="po_missing")
    assert "kostnad –" in shown
    assert shown[-1] == "Personalomkostnaden (PO) saknas för enheten."


def test_what_it_breaks_stands_before_what_it_fills():
    parts = price_parts(price(breaches_added=(REST,), rest_hours=9.5))
    tags = [part for part in parts if part.tone]
    assert [part.words for part in tags] == [
        "! Dygnsvila 9,5 h av 11 h",
        "✓ fyller vakans Asken · K 9/9",
        f"vila 9,5{NB}h",
    ]
    assert [part.tone for part in tags] == ["under", "ok", "neutral"]


def test_breaches_that_go_and_that_grow_are_told():
    grown = BreachChange(REST, REST._replace(amount=8.0))
    shown = words(breaches_changed=(grown,), breaches_removed=(REST,), filled=(), needs=())
    assert "! Dygnsvila 8,0 h av 11 h" in shown
    assert "✓ löser dygnsvila" in shown


def test_a_shift_left_vacant_and_needs_missed_are_told():
    (need,) = price().needs
    needs = (need._replace(before=9.0, after=8.0), need._replace(shift_code="D", after=10.0))
    shown = words(filled=(), opened=(EVENING,), needs=needs)
    assert "− K Asken blir vakant" in shown
    assert "− K 8/9" in shown
    assert "+ D 10/9" in shown


def test_of_many_how_many_more():
    breaches = tuple(REST._replace(employee_no=str(number)) for number in range(5))
    assert "! 3 brott till" in words(breaches_added=breaches)


@pytest.fixture
def line(qtbot, style):
    line = PriceLine(style)
    line.resize(1318, 30)
    line.set_price(WHAT, price())
    return show(qtbot, line)


def test_whole_parts_give_way_from_the_right(line):
    assert len(line.shown()) == 7
    for width in range(1318, 200, -90):
        line.resize(width, 30)
        assert line.shown() == (WHAT, *words())[: len(line.shown())]
    assert line.shown() == (WHAT,)


def test_all_of_it_stays_for_the_screen_reader_and_on_hover(line):
    line.resize(300, 30)
    assert line.accessibleName() == line.toolTip() == " ".join([WHAT, *words()])


def test_it_tells_whether_an_edit_is_open(line):
    assert line.is_editing()
    line.set_refused(WHAT, "Turen Q finns inte.")
    assert line.text() == f"{WHAT} ! Turen Q finns inte."
    assert line.is_editing()
    line.set_described([LinePart("Noor, Fatima", strong=True), LinePart("ledig", joint="dot")])
    assert not line.is_editing()
    assert line.shown() == ("Noor, Fatima", "ledig")
    line.set_described(())
    assert line.accessibleName() == "Vald ruta"
