"""A folder of the template read to rows by the plainest means, on its own: what figures are tested with."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from caredesk.domain.register import Facts
from caredesk.domain.rows import (
    Absence,
    Amount,
    Employee,
    Employment,
    MonthClosing,
    MonthlyValue,
    Need,
    Occupancy,
    Place,
    Role,
    Setting,
    Shift,
    ShiftType,
    Unit,
    Volume,
)

Cells = dict[str, str]

FORMS = {"tillsvidare": "permanent", "visstid": "temporary", "vikariat": "cover"} | {
    "timavlönad": "hourly",
    "inhyrd": "hired",
}
SEXES = {"k": "female", "m": "male", "x": "other"}
BASES = {"utförda timmar": "worked", "schemalagda timmar": "scheduled", "anställda": "employed"}
MEASURES = {"enhetens": "unit", "eget": "own", "årstid": "year"}
KINDS = {
    "ordinarie": "ordinary",
    "extra": "extra",
    "fyllnad": "additional",
    "enkel övertid": "overtime_simple",
    "kvalificerad övertid": "overtime_qualified",
    "resurspass": "resource",
    "introduktion": "introduction",
    "jour": "jour",
    "beredskap": "standby",
}
SORTS = {"allmän": "general", "extra": "extra", "nödfall": "emergency"}
CAUSES = {
    "sjuk": "sick",
    "arbetsskada": "work_injury",
    "vab": "child_care",
    "semester": "vacation",
    "föräldraledig": "parental",
    "tjänstledig": "leave",
    "studier": "studies",
    "facklig": "union",
    "komp": "comp",
    "övrig": "other",
}
NEED_DAYS = {"mån": "mon", "tis": "tue", "ons": "wed", "tor": "thu", "fre": "fri", "lör": "sat"} | {
    "sön": "sun",
    "vardag": "weekday",
    "helg": "weekend",
    "helgdag": "holiday",
}
AMOUNTS = {"budget": "budget", "utfall": "outcome", "prognos": "forecast", "helårsprognos": "year_forecast"}
POST_TYPES = {
    "lön": "pay",
    "sjuklön": "sick_pay",
    "övertid": "overtime",
    "vikarier": "substitutes",
    "ob": "ob",
    "hyrpersonal": "hired",
    "övrig kostnad": "other_cost",
    "intäkt": "revenue",
}
VOLUMES = {"kunder": "clients", "timmar": "hours", "årsplacering": "year_places", "dygn": "days"}


def _number(text: str) -> float | None:
    """A number with decimal comma or point, or hours and minutes."""
    if ":" in text:
        hours, minutes = text.split(":")
        return int(hours) + int(minutes) / 60
    return float(text.replace(",", ".")) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _minute(text: str) -> int:
    hours, minutes = text.replace(".", ":").split(":")
    return int(hours) * 60 + int(minutes)


def _term(terms: dict[str, str], text: str) -> str:
    return terms[text.casefold()] if text else ""


def _yes(text: str) -> bool:
    return text.casefold() == "j"


def _cells(folder: Path, sheet: str) -> list[Cells]:
    file = folder / f"{sheet}.csv"
    if not file.exists():
        return []
    with file.open(encoding="utf-8-sig", newline="") as lines:
        table = list(csv.reader(lines, delimiter=";"))
    headers = [header.split("(")[0].strip().casefold() for header in table[0]]
    return [
        _Cells(zip(headers, (cell.strip() for cell in row), strict=False)) for row in table[1:] if any(row)
    ]


class _Cells(dict[str, str]):
    """A row; a column that the file does not have is empty."""

    def __missing__(self, header: str) -> str:
        return ""


def _unit(row: Cells) -> Unit:
    return Unit(
        name=row["namn"],
        valid_from=_day(row["från"]),
        employer=row["arbetsgivare"],
        weekly_hours=_number(row["heltidsmått"]),
        basis=_term(BASES, row["årsarbetare räknas som"]),
        measure=_term(MEASURES, row["mått"]),
        annual_hours=_number(row["årsarbetstid"]),
        cost_per_fte=_number(row["kostnad per årsarbetare"]),
        cost_per_place_day=_number(row["kostnad per plats och dygn"]),
        po_percent=_number(row["po"]),
    )


def _place(row: Cells) -> Place:
    return Place(
        row["avdelning"],
        _day(row["från"]),
        _number(row["tillgängliga platser"]),
        _number(row["planerade platser"]),
        _number(row["mål personaltäthet"]),
    )


def _setting(row: Cells) -> Setting:
    return Setting(row["nyckel"], _day(row["från"]), row["värde"], row["anställningsnr"])


def _role(row: Cells) -> Role:
    return Role(row["befattning"], _number(row["räknas i täthet"]))


def _employee(row: Cells) -> Employee:
    return Employee(row["anställningsnr"], row["namn"], _term(SEXES, row["kön"]), _day(row["födelsedatum"]))


def _employment(row: Cells) -> Employment:
    day_break = row["dygnsbryt"]
    return Employment(
        employee_no=row["anställningsnr"],
        valid_from=date.fromisoformat(row["från"]),
        valid_to=_day(row["till"]),
        form=_term(FORMS, row["form"]),
        section=row["avdelning"],
        role=row["befattning"],
        rate_percent=_number(row["sysselsättningsgrad"]),
        weekly_hours=_number(row["heltidsmått"]),
        monthly_pay=_number(row["månadslön heltid"]),
        hourly_pay=_number(row["timlön"]),
        day_break=_minute(day_break) if day_break else None,
    )


def _shift_type(row: Cells) -> ShiftType:
    return ShiftType(
        code=row["kod"],
        name=row["namn"],
        start=_minute(row["start"]),
        end=_minute(row["slut"]),
        break_minutes=int(row["rast"] or 0),
        paid_break=_yes(row["måltidsuppehåll"]),
        kind=_term(KINDS, row["slag"]),
        competence=row["kompetens"],
    )


def _need(row: Cells) -> Need:
    return Need(
        section=row["avdelning"],
        shift_code=row["turkod"],
        days=NEED_DAYS.get(row["dagar"].casefold(), row["dagar"]),
        wanted=_number(row["antal"]) or 0.0,
        role=row["befattning"],
        valid_from=_day(row["från"]),
        valid_to=_day(row["till"]),
    )


def _shift(row: Cells, types: dict[str, ShiftType]) -> Shift:
    named = types.get(row["turkod"])
    if row["start"]:
        start, end, pause = _minute(row["start"]), _minute(row["slut"]), 0
    else:
        assert named is not None, row
        start, end, pause = named.start, named.end, named.break_minutes
    return Shift(
        employee_no=row["anställningsnr"],
        day=date.fromisoformat(row["datum"]),
        shift_code=row["turkod"],
        start=start,
        end=end,
        break_minutes=int(row["rast"]) if row["rast"] else pause,
        kind=_term(KINDS, row["slag"]) or (named.kind if named else ""),
        overtime_sort=_term(SORTS, row["övertidsslag"]),
        section=row["avdelning"],
        role=row["befattning"],
        replaces=row["ersätter"],
        cause=row["orsak"],
        lent_to=row["utlånad till"],
        borrowed_from=row["lånad från"],
        price=_number(row["pris"]),
    )


def _absence(row: Cells) -> Absence:
    return Absence(
        employee_no=row["anställningsnr"],
        first_day=date.fromisoformat(row["från"]),
        last_day=_day(row["till"]),
        cause=_term(CAUSES, row["orsak"]),
        extent_percent=_number(row["omfattning"]),
        expected_end=_day(row["beräknat slut"]),
        certificate=_yes(row["intyg"]),
    )


def _occupancy(row: Cells) -> Occupancy:
    return Occupancy(
        row["avdelning"],
        date.fromisoformat(row["från"]),
        date.fromisoformat(row["till"]),
        _number(row["belagda platser"]) or 0.0,
        _yes(row["uppskattad"]),
    )


def _monthly_value(row: Cells) -> MonthlyValue:
    columns = (
        "arbetade timmar",
        "årsarbetare",
        "belagda vårddygn",
        "belagda platser",
        "tillgängliga vårddygn",
        "planerade vårddygn",
        "sjuktimmar",
        "ordinarie timmar",
        "sjuktimmar kort",
        "sjuktimmar lång",
        "fyllnadstimmar",
        "enkel övertid",
        "kvalificerad övertid",
        "vikarietimmar",
    )
    return MonthlyValue(row["månad"], row["avdelning"], *(_number(row[column]) for column in columns))


def _amount(row: Cells) -> Amount:
    return Amount(
        month=row["månad"],
        post=row["post"],
        kind=_term(AMOUNTS, row["slag"]),
        amount=_number(row["belopp"]) or 0.0,
        unit=row["enhet"],
        post_type=_term(POST_TYPES, row["typ"]),
        responsibility=row["ansvar"],
        section=row["avdelning"],
        part_of=row["ingår i"],
        comment=row["kommentar"],
    )


def _volume(row: Cells) -> Volume:
    return Volume(
        row["månad"],
        _term(AMOUNTS, row["slag"]),
        _term(VOLUMES, row["enhet"]),
        _number(row["antal"]) or 0.0,
        _number(row["pris"]),
    )


_SHEETS: dict[str, tuple[str, Callable[[Cells], NamedTuple]]] = {
    "unit": ("enhet", _unit),
    "place": ("platser", _place),
    "setting": ("inställningar", _setting),
    "role": ("befattningar", _role),
    "employee": ("medarbetare", _employee),
    "employment": ("anställningar", _employment),
    "shift_type": ("turer", _shift_type),
    "need": ("bemanningskrav", _need),
    "absence": ("frånvaro", _absence),
    "occupancy": ("beläggning", _occupancy),
    "monthly_value": ("månadsvärden", _monthly_value),
    "month_closing": ("månadsavslut", lambda row: MonthClosing(row["månad"], _yes(row["stängd"]))),
    "amount": ("ekonomi", _amount),
    "volume": ("volymer", _volume),
}


@dataclass(frozen=True)
class UnitRows:
    """A unit's rows by table, for the tables that figures are made from."""

    tables: dict[str, list[Any]]

    def __getitem__(self, table: str) -> list[Any]:
        return self.tables[table]

    def facts(self, first_day: date, last_day: date) -> Facts:
        """The rows of a stretch: absences and occupancies that overlap it, shifts that start in it."""
        return Facts(
            first_day=first_day,
            last_day=last_day,
            units=tuple(self["unit"]),
            places=tuple(self["place"]),
            settings=tuple(self["setting"]),
            roles=tuple(self["role"]),
            employees=tuple(self["employee"]),
            employments=tuple(self["employment"]),
            shift_types=tuple(self["shift_type"]),
            needs=tuple(self["need"]),
            absences=tuple(
                row
                for row in self["absence"]
                if row.first_day <= last_day and (row.last_day is None or row.last_day >= first_day)
            ),
            occupancies=tuple(
                row for row in self["occupancy"] if row.first_day <= last_day and row.last_day >= first_day
            ),
            shifts=tuple(row for row in self["shift"] if first_day <= row.day <= last_day),
        )


def load_unit(folder: Path) -> UnitRows:
    """Every sheet of a folder of the template that figures are made from, as rows by table."""
    tables: dict[str, list[Any]] = {
        table: [make(row) for row in _cells(folder, sheet)] for table, (sheet, make) in _SHEETS.items()
    }
    types = {row.code: row for row in tables["shift_type"]}
    tables["shift"] = [_shift(row, types) for row in _cells(folder, "pass")]
    return UnitRows(tables)
