"""The wall print of a unit's own file: whole weeks, of the plan or a draft, and its PDF."""

from shutil import copy

import pytest

from caredesk.domain.rows import Shift
from caredesk.errors import UserError
from caredesk.reports.wall_print_pages import WallPages
from caredesk.services import plan as plans
from caredesk.services.drafts import edit_draft_made
from caredesk.services.edits import edit
from caredesk.services.plan import Plan
from caredesk.services.session import create_unit, open_unit
from caredesk.services.wall_print import save_wall_print, view_wall_print
from caredesk.storage import rows
from tests.builders import on
from tests.small_unit import small_unit

WEDNESDAY = on("2026-11-04")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The unit's file, made once: each test opens a copy of its own."""
    path = tmp_path_factory.mktemp("wall") / "enhet.caredesk"
    with create_unit(path, name="Lönngården") as opened, edit(opened, "fill"):
        night = Shift("1004", on("2026-11-01"), "", 1260, 420, 60, section="Tall")
        vacant = Shift("", WEDNESDAY, "K", 840, 1290, 30, section="Gran")
        rows.insert(opened.store, [*small_unit(), night, vacant])
    return path


@pytest.fixture
def unit(qapp, made, tmp_path):
    with open_unit(copy(made, tmp_path)) as opened:
        yield opened


def test_the_days_become_whole_weeks_with_the_night_before_them(unit):
    made = view_wall_print(Plan(unit), first_day=WEDNESDAY, last_day=on("2026-11-09"))
    assert (made.unit, made.first_day, made.last_day) == ("Lönngården", on("2026-11-02"), on("2026-11-15"))
    assert [(each.name, [row.kind for row in each.rows]) for each in made.sections] == [
        ("Gran", ["person", "person", "vacant"]),
        ("Tall", ["person", "person"]),
    ]
    nights = [row.cells[0].nights for row in made.rows]
    assert nights.count(("",)) == 1, "a night without a code, on Sunday"
    vacancy = made.sections[0].rows[2].cells
    assert [cell.shifts[0].code for cell in vacancy if cell.shifts] == ["K"]
    assert vacancy[2].shifts


def test_a_draft_is_printed_as_what_it_is(unit):
    edit_draft_made(unit, name="Prov", first_day=WEDNESDAY, last_day=WEDNESDAY, today=WEDNESDAY)
    with edit(unit, "fill"):
        plans.insert(Plan(unit, "Prov"), [Shift("1001", WEDNESDAY, "K", 840, 1290, 30)])
    made = view_wall_print(Plan(unit, "Prov"), first_day=WEDNESDAY, last_day=WEDNESDAY, section="Gran")
    said = WallPages(made, "A4", printed=WEDNESDAY).texts(0)
    assert "Utkast Prov · 2 – 8 nov 2026 · v.\u00a045" in said
    assert [each.name for each in made.sections] == ["Gran"]
    with pytest.raises(UserError, match="draft_gone"):
        view_wall_print(Plan(unit, "Nej"), first_day=WEDNESDAY, last_day=WEDNESDAY)


def test_the_file_is_written_whole_or_not_at_all(unit, tmp_path):
    pages = WallPages(
        view_wall_print(Plan(unit), first_day=WEDNESDAY, last_day=WEDNESDAY), "A3", printed=WEDNESDAY
    )
    path = save_wall_print(pages, tmp_path / f"{pages.print_.file_stem}.pdf")
    assert path.name == "schema-2026-v45.pdf"
    assert path.read_bytes().startswith(b"%PDF-")
    with pytest.raises(UserError, match="folder_cannot_be_written"):
        save_wall_print(pages, path / "schema.pdf")
