"""The help's shortest way to a first figure, taken as it stands on the page."""

import re
from pathlib import Path

import pytest

from caredesk.domain.calendar import months_ending
from caredesk.services.figures import view_figures
from caredesk.services.import_unit import apply_import, plan_import, read_source
from caredesk.services.session import create_unit
from tests.source import ROOT

HELP = (ROOT / "resources" / "help" / "mallen.md").read_text(encoding="utf-8")


def table(headed_by: str) -> list[list[str]]:
    """A table of the page as rows of cells, its head first."""
    found = re.search(rf"^\| {headed_by} \|.*\n(?:\|.*\n)+", HELP, re.MULTILINE)
    assert found is not None
    lines = [line.strip("|").split("|") for line in found[0].splitlines()]
    return [[cell.strip().replace("*tom*", "") for cell in line] for line in (lines[0], *lines[2:])]


def test_two_sheets_of_the_help_give_the_density_that_it_tells(tmp_path: Path):
    places, (head, first, *_) = table("Avdelning"), table("Månad")
    values = [head, *([month, *first[1:]] for month in months_ending("2026-10", 12))]
    for name, rows in (("platser", places), ("månadsvärden", values)):
        text = "\n".join(";".join(row) for row in rows)
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    with create_unit(tmp_path / "enhet.caredesk", name="Norrbo") as unit:
        plan = plan_import(unit, read_source(tmp_path))
        assert plan.refused == ()
        apply_import(unit, plan)
        density = view_figures(unit, month="2026-10").density
    fte, occupied = (float(cell.replace(",", ".")) for cell in first[2:])
    assert density.r12 == pytest.approx(fte / occupied)
    assert density.target == 0.8
    assert f"tätheten {fte / occupied:.2f}".replace(".", ",") in HELP
