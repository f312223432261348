"""The weeks of the top bar: what they are called, stepped and chosen from the menu."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from caredesk.ui.style import Style
from caredesk.ui.widgets.week_picker import WeekPicker


def test_it_names_the_days_and_steps_by_weeks(qtbot, style: Style):
    picker = WeekPicker(style)
    qtbot.addWidget(picker)
    picker.set_days(date(2026, 12, 28), date(2027, 1, 10))
    assert picker._name.text() == "28 dec 2026 – 10 jan 2027"
    steps: list[int] = []
    picker.stepped.connect(steps.append)
    QTest.mouseClick(picker._back, Qt.MouseButton.LeftButton)
    QTest.mouseClick(picker._on, Qt.MouseButton.LeftButton)
    assert steps == [-1, 1]


def _month(picker: WeekPicker, name: str) -> QMenu:
    return next(menu for menu in picker._menu.findChildren(QMenu) if menu.title() == name)


def test_a_week_is_chosen_by_its_number_week_53_too(qtbot, style: Style):
    picker = WeekPicker(style)
    qtbot.addWidget(picker)
    picker.set_days(date(2026, 11, 2), date(2026, 11, 15))
    picker._fill_menu()
    assert sum(action.menu() is not None for action in picker._menu.actions()) == 19
    december = {action.text(): action for action in _month(picker, "december 2026").actions()}
    chosen: list[date] = []
    picker.chosen.connect(chosen.append)
    december["v.\u00a053  28 dec"].trigger()
    assert chosen == [date(2026, 12, 28)]
    assert december["v.\u00a049  30 nov"].isChecked() is False
    november = {action.text(): action.isChecked() for action in _month(picker, "november 2026").actions()}
    assert november["v.\u00a046  9 nov"] is True
