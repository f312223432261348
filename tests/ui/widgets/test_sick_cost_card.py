"""The card about the cost of sick leave, its dialog by period, and the year counted a month at a time."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from caredesk.domain.problems import problem
from caredesk.domain.sick_costs import Booked, PeriodCost, Replaced, SickCost, SickCosts, sum_of
from caredesk.errors import UserError
from caredesk.ui.dialogs.sick_spells_dialog import YEAR, SickSpellsDialog
from caredesk.ui.style import Style
from caredesk.ui.widgets.sick_cost_card import SickCostCard

NAMES = {"1": "Lena Dahl", "2": "Per Åkesson"}


def period(employee_no: str, month: int, **more: object) -> PeriodCost:
    """Four days off 24 hours: 3 840 sick pay less 1 200, 4 800 saved, 16 hours replaced for 3 000."""
    first, last = date(2026, month, 5), date(2026, month, 8)
    made = PeriodCost(
        employee_no, first, last, False, 4, 24.0, 8.0, 0.0, 3840.0, 1200.0, 0.0, 4800.0,
        (Replaced("extra", 16.0, 3000.0),),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


OVERTIME = (Replaced("overtime_simple", 24.0, 7500.0),)
OCTOBER = SickCosts(
    "2026-10",
    sum_of([period("1", 10), period("2", 10, replaced=OVERTIME, not_replaced_hours=0.0, goes_on=True)], ()),
    NAMES,
    Booked(5_000, 6_500),
)


def ask(month: str) -> SickCosts:
    number = int(month[5:])
    if number == 10:
        return OCTOBER
    return SickCosts(month, sum_of([period("1", number)], ()), NAMES)


@pytest.fixture
def card(style: Style, qtbot) -> SickCostCard:
    made = SickCostCard(style, ask=ask)
    qtbot.addWidget(made)
    made.resize(388, 326)
    made.show()
    return made


def lines(card: SickCostCard) -> dict[str, str]:
    def said(row: int, column: int) -> str:
        return str(card.model.index(row, column).data()).replace("\u00a0", " ")

    return {said(row, 0): said(row, 1) for row in range(card.model.rowCount())}


def test_the_card_tells_the_parts_the_net_and_then_the_year(card, qtbot):
    QAbstractItemModelTester(card.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    card.set_view(OCTOBER)
    # 2 x 3 840 - 2 x 1 200 - 2 x 4 800 + 3 000 + 7 500 = 6 180.
    assert lines(card) == {
        "Karensavdrag, 2 perioder": "−2 400",
        "Sjuklön dag 1–14": "7 680",
        "Sjuklön dag 15–90": "0",
        "Sparad lön": "−9 600",
        "Ersättare: enkel övertid och vikarier": "10 500",
        "Netto": "6 180",
        "Ej ersatt tid": "8,0 h",
        "Bokförd sjuklön mot budget 5 000": "+1 500",
        "Netto januari–oktober": "…",
    }
    # Nine months of 3 840 - 1 200 - 4 800 + 3 000 = 840 and October: 7 560 + 6 180.
    qtbot.waitUntil(lambda: lines(card)["Netto januari–oktober"] == "13 740")


def test_january_has_no_year_beside_it(card, qtbot):
    card.set_view(ask("2026-01"))
    assert "Netto januari–januari" not in lines(card)
    assert lines(card)["Karensavdrag, 1 period"] == "−1 200"


def test_a_year_with_a_month_that_is_not_known_has_no_net(style, qtbot):
    def gap(month: str) -> SickCosts:
        return SickCosts(month, SickCost(), {}) if month == "2026-03" else ask(month)

    card = SickCostCard(style, ask=gap)
    qtbot.addWidget(card)
    card.show()
    card.set_view(OCTOBER)
    qtbot.waitUntil(lambda: lines(card)["Netto januari–oktober"] == "–")


@pytest.mark.parametrize(
    ("missing", "said", "button", "signal"),
    [
        (problem("po_missing"), "Personalomkostnaden (PO) saknas", "Öppna inställningarna", "settings_asked"),
        (problem("pay_missing", employee="1"), "Lön saknas för Lena Dahl.", "Fyll i lönen", "person_asked"),
    ],
)
def test_what_is_missing_is_said_with_the_way_there(card, qtbot, missing, said, button, signal):
    card.set_view(SickCosts("2026-10", SickCost(problems=(missing,)), NAMES))
    assert not card.table.isVisible()
    assert card._missing.text().startswith(said)
    assert card._way.text() == button
    with qtbot.waitSignal(getattr(card, signal)) as asked:
        card._way.click()
    assert asked.args == (["1"] if signal == "person_asked" else [])


def test_the_link_and_enter_ask_for_the_periods(card, qtbot):
    card.set_view(OCTOBER)
    with qtbot.waitSignal(card.periods_asked):
        card._link.click()
    card.table.selectRow(0)
    with qtbot.waitSignal(card.periods_asked):
        QTest.keyClick(card.table, Qt.Key.Key_Return)


def test_the_dialog_lists_the_periods_and_who_replaced(style, qtbot):
    dialog = SickSpellsDialog(style, OCTOBER, ask=ask, parent=None)
    qtbot.addWidget(dialog)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [(line.name, line.when, line.net_sek) for line in dialog.lines()] == [
        ("Lena Dahl", "5 okt – 8 okt", 840.0),
        ("Per Åkesson", "från 5 okt", 5340.0),
        ("Summa", "", 6180.0),
    ]
    assert dialog.of.text() == "Ersättare för alla sjukfall"
    dialog.table.selectRow(1)
    assert dialog.of.text() == "Ersättare för Per Åkesson, från 5 okt"
    assert dialog.replaced.index(0, 0).data() == "Enkel övertid"
    dialog.show()
    dialog.segment._group.button(1).click()
    assert dialog.segment.current() == YEAR
    qtbot.waitUntil(lambda: len(dialog.lines()) == 12)
    assert dialog.lines()[-1].net_sek == 13740.0
    assert dialog.lines()[-1].days == 9 * 4 + 8


def test_a_year_that_cannot_be_read_is_said(style, qtbot):
    def broken(_month: str) -> SickCosts:
        raise UserError("file_missing", file="enhet.caredesk")

    dialog = SickSpellsDialog(style, OCTOBER, ask=broken, parent=None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.segment.chosen.emit(YEAR)
    qtbot.waitUntil(dialog.under.isVisible)
    assert dialog.under.text()
