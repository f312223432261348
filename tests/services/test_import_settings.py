"""Settings brought in: only values that figures can be made from, kept as those read them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from caredesk.domain.rows import Setting
from caredesk.language.words import word
from caredesk.services.figures import view_figures
from caredesk.services.import_unit import ImportPlan, apply_import, plan_import, read_source
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.exchange.reading import folder


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    """An empty unit."""
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        yield opened


def planned(unit: OpenUnit, path: Path, settings: str) -> ImportPlan:
    """What an import of these settings and one employee would do."""
    people = "Anställningsnr;Namn\n1;Alva\n"
    return plan_import(unit, read_source(folder(path, medarbetare=people, inställningar=settings)))


def brought(unit: OpenUnit, path: Path, settings: str) -> ImportPlan:
    """The import, made."""
    plan = planned(unit, path, settings)
    apply_import(unit, plan)
    return plan


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("repeated_occasions", "sex", "import_not_a_number"),
        ("sick_pay", "åttio", "import_not_a_number"),
        ("overtime_month_h", "50 h", "import_not_a_number"),
        ("overtime_year_extra", "abc", "import_not_a_number"),
        ("ob_c", "trettio", "import_not_a_number"),
        ("ob_c", "nan", "import_not_a_number"),
        ("pay_divisor", "0", "import_not_above"),
        ("pay_divisor", "-165", "import_not_above"),
        ("overtime_counting", "abc", "import_not_in_list"),
        ("overtime_4_weeks_from", "i januari", "import_not_a_day"),
        ("week_max_from", "2026-02-30", "import_no_such_day"),
        ("sick_leave_from", "maj", "import_not_a_month"),
    ],
)
def test_a_setting_that_no_figure_could_be_made_from_is_refused(
    unit: OpenUnit, tmp_path: Path, key: str, value: str, code: str
):
    text = f"Nyckel;Värde\novertime_year_h;180\n{key};{value}\n"
    (refused,) = planned(unit, tmp_path / "a", text).refused
    assert (refused.sheet, refused.row, refused.column, refused.value, refused.reason.code) == (
        "inställningar",
        3,
        "Värde",
        value,
        code,
    )
    assert word(refused.reason)


def test_settings_are_kept_as_figures_read_them(unit: OpenUnit, tmp_path: Path):
    text = """Nyckel;Värde;Anställningsnr
ob_c;58,4;
sick_pay;80 %;
overtime_year_extra;1 050;1
pay_divisor;165,0;
overtime_counting;4_WEEKS;
overtime_4_weeks_from;20261005;
sick_leave_from;2026-05-01;
"""
    assert brought(unit, tmp_path / "a", text).new == 8
    assert {row.key: row.value for row in rows.read(unit.store, Setting)} == {
        "ob_c": "58.4",
        "sick_pay": "80",
        "overtime_year_extra": "1050",
        "pay_divisor": "165",
        "overtime_counting": "4_weeks",
        "overtime_4_weeks_from": "2026-10-05",
        "sick_leave_from": "2026-05",
    }
    assert brought(unit, tmp_path / "b", text).changes_nothing
    assert view_figures(unit, month="2026-10").unit == "Lönngården"


def test_every_default_of_a_setting_may_be_written_in_the_template(unit: OpenUnit, tmp_path: Path):
    """In whatever spelling it ships with."""
    held = {row.key: row.value for row in unit.defaults.defaults if row.value}
    text = "Nyckel;Värde\n" + "".join(f"{key};{value}\n" for key, value in held.items())
    plan = brought(unit, tmp_path / "a", text)
    assert (plan.new, plan.refused, plan.problems) == (len(held) + 1, (), ())
