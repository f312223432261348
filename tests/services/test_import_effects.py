"""What an import does beside its rows is told before it: closed months, people left out, certificates."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caredesk.domain.rows import MonthClosing
from caredesk.domain.sick_rows import FollowUp
from caredesk.language.words import word
from caredesk.services.edits import edit
from caredesk.services.export_unit import read_all
from caredesk.services.import_unit import ImportPlan, apply_import, plan_import, read_source
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import rows
from tests.exchange.reading import folder

PEOPLE = "Anställningsnr;Namn;Telefon\n1;Alva;070\n2;Björn;\n"
TYPES = "Kod;Start;Slut;Rast (min)\nD;07:00;15:30;30\n"
SHIFTS = "Anställningsnr;Datum;Turkod\n"
EMPLOYED = "Anställningsnr;Från;Form\n1;2020-01-01;Tillsvidare\n2;2020-01-01;Tillsvidare\n"
AWAY = "Anställningsnr;Från;Till;Orsak;Intyg (J/N)\n"


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    """A unit of two people and a shift type."""
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        apply_import(opened, planned(opened, tmp_path / "start", medarbetare=PEOPLE, turer=TYPES))
        yield opened


def planned(unit: OpenUnit, path: Path, replace_period: bool = False, /, **sheets: str) -> ImportPlan:
    """What an import of these sheets would do."""
    plan = plan_import(unit, read_source(folder(path, **sheets)), replace_period=replace_period)
    assert plan.refused == ()
    return plan


def notes(plan: ImportPlan) -> list[str]:
    return [word(each) for each in plan.problems]


def given(unit: OpenUnit, *added: Any) -> None:
    with edit(unit, "given"):
        rows.insert(unit.store, added)


def test_who_is_missing_in_the_source_stays_with_all_history_and_is_told(unit: OpenUnit, tmp_path: Path):
    apply_import(
        unit,
        planned(
            unit, tmp_path / "a", **{"pass": SHIFTS + "1;2026-03-01;D\n2;2026-03-02;D\n2;2026-03-09;D\n"}
        ),
    )
    before = read_all(unit)
    people = "Anställningsnr;Namn;Telefon\n1;Alva;070\n"
    kept = planned(unit, tmp_path / "b", medarbetare=people)
    assert notes(kept) == ["Medarbetare som saknas i källan: 1 (Björn). De ligger kvar med sin historik."]
    apply_import(unit, kept)
    assert read_all(unit) == before
    march = {"medarbetare": people, "pass": SHIFTS + "1;2026-03-01;D\n1;2026-03-03;D\n"}
    assert notes(planned(unit, tmp_path / "c", **march)) == notes(kept)
    assert notes(planned(unit, tmp_path / "d", True, **march))[1:] == [
        "Rader i perioden som försvinner för dem som saknas: 1 (Björn). Periodens siffror ändras."
    ]


def test_the_closed_months_that_an_import_reaches_are_told(unit: OpenUnit, tmp_path: Path):
    """An absence that only ends later bears on the days between; who is only renamed on none."""
    apply_import(
        unit,
        planned(
            unit, tmp_path / "a", anställningar=EMPLOYED, frånvaro=AWAY + "1;2026-01-20;2026-03-10;Sjuk;N\n"
        ),
    )
    given(unit, *(MonthClosing(f"2026-{month:02}", True) for month in (1, 2, 3, 4, 6)))

    def told(name: str, **sheets: str) -> list[str]:
        return notes(planned(unit, tmp_path / name, **sheets))

    def about(months: str) -> list[str]:
        return [f"Stängda månader vars siffror kan ändras: {months}."]

    assert told("b", frånvaro=AWAY + "1;2026-01-20;2026-04-02;Sjuk;J\n") == about("2026-03–2026-04")
    assert told("c", frånvaro=AWAY + "1;2026-01-20;2026-03-10;Sjuk;J\n") == []
    assert told("d", frånvaro=AWAY + "2;2026-04-30;;Sjuk;N\n") == about("2026-04, 2026-06")
    assert told("e", **{"pass": SHIFTS + "1;2026-05-01;D\n2;2026-02-01;D\n"}) == about("2026-02")
    assert told("f", medarbetare=PEOPLE.replace("Alva", "Alva Ek")) == []
    assert told("g", månadsavslut="Månad;Stängd\n2026-03;N\n2026-05;J\n") == about("2026-03")


def test_certificates_and_follow_up_are_not_lost_without_a_word(unit: OpenUnit, tmp_path: Path):
    """Alva's first day is corrected by two days, as the payroll has it; her period is the same."""
    sick = "1;2026-03-02;2026-03-20;Sjuk;J\n2;2026-03-02;2026-03-20;Sjuk;J\n"
    apply_import(unit, planned(unit, tmp_path / "a", anställningar=EMPLOYED, frånvaro=AWAY + sick))
    given(unit, *(FollowUp(number, "plan", date(2026, 3, 2), date(2026, 3, 9)) for number in "12"))

    def told(name: str, *lines: str) -> list[str]:
        return notes(planned(unit, tmp_path / name, True, frånvaro=AWAY + "\n".join(lines)))

    alva = "1;2026-03-02;2026-03-20;Sjuk;J"
    assert told("b", alva, "2;2026-03-02;2026-03-21;Sjuk;J") == []
    assert told("c", alva, "2;2026-03-04;2026-03-20;Sjuk;J") == []
    assert told("d", alva, "2;2026-03-04;2026-03-20;Sjuk;N") == [
        "Läkarintyg som är inne men saknas i källan: 1 (Björn)."
    ]
    assert told("g", alva, "2;2026-03-02;2026-03-20;Sjuk;N") == told(
        "d", alva, "2;2026-03-04;2026-03-20;Sjuk;N"
    )
    assert told("e", alva, "2;2026-03-16;2026-03-20;Sjuk;J") == [
        "Uppföljning som är klar för sjukfall som försvinner eller flyttas: 1 (Björn)."
    ]
    assert len(told("f", alva)) == 2
