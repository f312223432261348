"""The template: its sheets and their columns, each bound to a table's row type and field.

One line a column: Swedish header, field, kind of value (a reader of `values`), whether it must be filled in,
and its bounds. A header is recognised up to its first bracket. To add a column: one line here, the field
in `domain/rows.py`, and its migration.
"""

from typing import NamedTuple

from caredesk.domain.tables import TABLES
from caredesk.exchange.values import folded


class Column(NamedTuple):
    """A column of the template. `kind` names a reader; `terms` a closed list; `refers` a table it points to.

    Bounds hold for numbers: `least` and `most` included, `above` not. `share` marks a percentage for which
    0-1 is surely a mistyped fraction, `too_big` words what is over `most`. `waits` keeps an empty cell as
    None until the shift type is known.
    """

    header: str
    field: str
    kind: str = "text"
    required: bool = False
    terms: str = ""
    refers: str = ""
    least: float | None = None
    above: float | None = None
    most: float | None = None
    share: bool = False
    too_big: str = "import_too_big"
    waits: bool = False


class Sheet(NamedTuple):
    """A sheet of the template with the table it fills."""

    name: str
    table: str
    columns: tuple[Column, ...]


def _must(header: str, field: str, kind: str = "text", **more: object) -> Column:
    return Column(header, field, kind, required=True, **more)  # type: ignore[arg-type]


def _term(header: str, field: str, terms: str, required: bool = False) -> Column:
    return Column(header, field, "term", required=required, terms=terms)


def _amount(header: str, field: str, kind: str = "number", required: bool = False) -> Column:
    """A number that cannot be negative."""
    return Column(header, field, kind, required=required, least=0)


def _share(header: str, field: str) -> Column:
    return Column(header, field, "percent", least=0, most=100, share=True)


def _weekly(header: str, field: str) -> Column:
    return Column(header, field, "hours", above=0, most=168)


_EMPLOYEE = Column("Anställningsnr", "employee_no", required=True, refers="employee")
_EMPLOYEE_OR_NONE = _EMPLOYEE._replace(required=False)
_SECTION = Column("Avdelning", "section")
_ROLE = Column("Befattning", "role")
_COMMENT = Column("Kommentar", "comment")
_FROM = Column("Från", "valid_from", "day")
_TO = Column("Till", "valid_to", "day")
_MONTH = _must("Månad", "month", "month")


SHEETS: tuple[Sheet, ...] = (
    Sheet("enhet", "unit", (
        _must("Namn", "name"),
        _FROM,
        _term("Typ", "unit_type", "unit_type"),
        Column("Arbetsgivare", "employer"),
        _weekly("Heltidsmått (h/vecka)", "weekly_hours"),
        _term("Årsarbetare räknas som", "basis", "basis"),
        _term("Mått", "measure", "measure"),
        Column("Årsarbetstid (h/år)", "annual_hours", "hours", above=0, most=8784),
        _amount("Kostnad per årsarbetare (kr/år)", "cost_per_fte", "money"),
        _amount("Kostnad per plats och dygn (kr)", "cost_per_place_day", "money"),
        _share("PO (%)", "po_percent"),
    )),
    Sheet("platser", "place", (
        _SECTION,
        _FROM,
        _amount("Tillgängliga platser", "available"),
        _amount("Planerade platser", "planned"),
        # Three at one person's side day and night (LSS) are 13; 80 is surely a mistyped 0,80.
        _amount("Mål personaltäthet", "target")._replace(most=15, too_big="entry_target_not_per_place"),
    )),
    Sheet("inställningar", "setting", (
        _must("Nyckel", "key"),
        _FROM,
        _must("Värde", "value", "number_or_text"),
        _EMPLOYEE_OR_NONE,
    )),
    Sheet("befattningar", "role", (
        _must("Befattning", "name"),
        _share("Räknas i täthet (%)", "counted_percent"),
    )),
    Sheet("medarbetare", "employee", (
        _must("Anställningsnr", "employee_no"),
        _must("Namn", "name"),
        _term("Kön (K/M/X)", "sex", "sex"),
        Column("Födelsedatum", "birth_date", "day"),
        Column("Telefon", "phone"),
        Column("E-post", "email"),
        Column("Språk", "languages"),
    )),
    Sheet("anställningar", "employment", (
        _EMPLOYEE,
        _FROM._replace(required=True),
        _TO,
        _term("Form", "form", "form", required=True),
        _SECTION,
        _ROLE,
        _share("Sysselsättningsgrad (%)", "rate_percent"),
        _weekly("Heltidsmått (h/vecka)", "weekly_hours"),
        _amount("Månadslön heltid (kr)", "monthly_pay", "money"),
        _amount("Timlön (kr)", "hourly_pay", "money"),
        Column("Dygnsbryt", "day_break", "time"),
    )),
    Sheet("kompetenser", "competence", (
        _EMPLOYEE,
        _must("Kompetens", "name"),
        _FROM,
        _TO,
    )),
    Sheet("turer", "shift_type", (
        _must("Kod", "code"),
        Column("Namn", "name"),
        _must("Start", "start", "time"),
        _must("Slut", "end", "time"),
        _amount("Rast (min)", "break_minutes", "minutes"),
        Column("Måltidsuppehåll (J/N)", "paid_break", "flag"),
        _term("Slag", "kind", "shift_kind"),
        Column("Kompetens", "competence"),
        _term("Färg", "colour", "colour"),
    )),
    Sheet("bemanningskrav", "need", (
        _SECTION,
        _must("Turkod", "shift_code", refers="shift_type"),
        _must("Dagar", "days", "need_days"),
        _amount("Antal", "wanted", required=True),
        _ROLE,
        _FROM,
        _TO,
    )),
    Sheet("grundschema", "base_shift", (
        _EMPLOYEE,
        _must("Veckor i cykeln", "cycle_weeks", "integer", least=1, most=53),
        _must("Startdatum", "start_date", "day"),
        _must("Vecka", "week", "integer", least=1, most=53),
        _must("Dag", "day", "weekday"),
        _must("Turkod", "shift_code", refers="shift_type"),
    )),
    Sheet("pass", "shift", (
        _EMPLOYEE_OR_NONE,
        _must("Datum", "day", "day"),
        Column("Turkod", "shift_code"),
        Column("Start", "start", "time", waits=True),
        Column("Slut", "end", "time", waits=True),
        Column("Rast (min)", "break_minutes", "minutes", least=0, waits=True),
        _term("Slag", "kind", "shift_kind"),
        _term("Övertidsslag", "overtime_sort", "overtime_sort"),
        _SECTION,
        _ROLE,
        Column("Ersätter (anställningsnr)", "replaces", refers="employee"),
        _term("Orsak", "cause", "shift_cause"),
        Column("Utlånad till", "lent_to"),
        Column("Lånad från", "borrowed_from"),
        _amount("Pris (kr)", "price", "money"),
        Column("Beställd", "ordered"),
    )),
    Sheet("viloavvikelser", "rest_exception", (
        _EMPLOYEE,
        _must("Datum", "day", "day"),
        _must("Skäl", "reason"),
        Column("Kompensation från", "compensation_from", "day"),
        Column("Kompensation till", "compensation_to", "day"),
    )),
    Sheet("frånvaro", "absence", (
        _EMPLOYEE,
        _must("Från", "first_day", "day"),
        Column("Till", "last_day", "day"),
        _term("Orsak", "cause", "absence_cause", required=True),
        _share("Omfattning (%)", "extent_percent"),
        Column("Beräknat slut", "expected_end", "day"),
        Column("Intyg (J/N)", "certificate", "flag"),
    )),
    Sheet("semester", "vacation", (
        _EMPLOYEE,
        _must("År", "year", "year"),
        _must("Från", "first_day", "day"),
        _must("Till", "last_day", "day"),
        _term("Läge", "status", "vacation_status"),
    )),
    Sheet("saldon", "balance", (
        _EMPLOYEE,
        _must("Datum", "day", "day"),
        _term("Slag", "kind", "balance_kind", required=True),
        _must("Antal", "amount", "hours"),
    )),
    Sheet("vikarier", "substitute", (
        _must("Namn", "name"),
        _term("Läge", "status", "substitute_status"),
        Column("Datum", "day", "day"),
        _EMPLOYEE_OR_NONE,
    )),
    Sheet("beläggning", "occupancy", (
        _SECTION,
        _must("Från", "first_day", "day"),
        _must("Till", "last_day", "day"),
        _amount("Belagda platser", "occupied", required=True),
        Column("Uppskattad (J/N)", "estimated", "flag"),
    )),
    Sheet("månadsvärden", "monthly_value", (
        _MONTH,
        _SECTION,
        _amount("Arbetade timmar", "worked_hours", "hours"),
        _amount("Årsarbetare", "fte"),
        _amount("Belagda vårddygn", "bed_days"),
        _amount("Belagda platser (medel)", "occupied_mean"),
        _amount("Tillgängliga vårddygn", "available_days"),
        _amount("Planerade vårddygn", "planned_days"),
        _amount("Sjuktimmar", "sick_hours", "hours"),
        _amount("Ordinarie timmar", "ordinary_hours", "hours"),
        _amount("Sjuktimmar kort (1-14)", "sick_short_hours", "hours"),
        _amount("Sjuktimmar lång (60+)", "sick_long_hours", "hours"),
        _amount("Fyllnadstimmar", "additional_hours", "hours"),
        _amount("Enkel övertid", "simple_hours", "hours"),
        _amount("Kvalificerad övertid", "qualified_hours", "hours"),
        _amount("Vikarietimmar", "substitute_hours", "hours"),
    )),
    Sheet("månadsavslut", "month_closing", (
        _MONTH,
        _must("Stängd", "closed", "flag"),
        _COMMENT,
    )),
    Sheet("ekonomi", "amount", (
        _MONTH,
        _must("Post", "post"),
        _term("Slag", "kind", "amount_kind", required=True),
        _must("Belopp", "amount", "money"),
        _term("Enhet", "unit", "amount_unit"),
        _term("Typ", "post_type", "post_type"),
        Column("Ansvar", "responsibility"),
        _SECTION,
        Column("Ingår i", "part_of"),
        _COMMENT,
    )),
    Sheet("volymer", "volume", (
        _MONTH,
        _term("Slag", "kind", "volume_kind", required=True),
        _term("Enhet", "unit", "volume_unit", required=True),
        _amount("Antal", "quantity", required=True),
        _amount("Pris (kr)", "price", "money"),
    )),
    Sheet("åtgärder", "action", (
        _must("Åtgärd", "name"),
        Column("Område", "area"),
        Column("Beskrivning", "description"),
        Column("Ansvarig", "owner"),
        Column("Status", "status"),
        Column("Start", "start", "day"),
        Column("Klar senast", "due", "day"),
        Column("Kontrolleras den", "control_day", "day"),
        Column("Resultat", "result"),
        Column("Risk", "risk"),
        Column("Allvarlig (J/N)", "serious", "flag"),
        Column("Post", "post"),
    )),
    Sheet("åtgärdseffekter", "action_effect", (
        _must("Åtgärd", "action"),
        _must("Effekt", "effect"),
        _must("År", "year", "year"),
        _term("Sort", "kind", "effect_kind"),
        Column("Effekt i år (tkr)", "planned_tkr", "number"),
        Column("Helårseffekt (tkr)", "full_year_tkr", "number"),
        Column("Effekt från", "start_month", "month"),
        _COMMENT,
    )),
    Sheet("nyckeltal", "key_figure", (
        _must("Nyckeltal", "name"),
        Column("Åtgärd", "action"),
        Column("Enhet", "unit"),
        _term("Bättre när", "better", "better"),
        Column("Mål", "target", "goal"),
        Column("Mål från", "target_from", "day"),
        _amount("Tolerans", "tolerance"),
        Column("Utgångsvärde", "baseline", "number"),
        Column("Utgångsperiod", "baseline_period", "period"),
        Column("R12 (J/N)", "r12", "flag"),
        Column("Kopplat till", "bound_to"),
    )),
    Sheet("nyckeltalsvärden", "key_figure_value", (
        _must("Nyckeltal", "key_figure"),
        _must("Period", "period", "period"),
        Column("Värde", "value", "number_or_text"),
        Column("Täljare", "numerator", "number"),
        Column("Nämnare", "denominator", "number"),
        _COMMENT,
    )),
    Sheet("internkontroll", "internal_control", (
        _must("Risk", "risk"),
        _must("Kontroll", "control"),
        Column("Period", "period", "period_text"),
        _term("Resultat", "result", "control_result"),
        _COMMENT,
    )),
    Sheet("beslut", "decision", (
        _must("Beslut", "name"),
        Column("Lagrum", "law"),
        _must("Insats", "kind"),
        _must("Beslutsdatum", "decided", "day"),
        Column("Erbjudanden (datum)", "offers"),
        Column("Tackat nej (antal)", "refusals", "integer", least=0),
        Column("Skäl", "reason"),
        Column("Avbrott", "interrupted", "day"),
        Column("Verkställd", "executed", "day"),
        Column("Avslutad", "ended", "day"),
        Column("Avslutsorsak", "end_reason"),
    )),
    Sheet("händelser", "event", (
        _MONTH,
        _must("Slag", "kind"),
        Column("Antal", "number", "integer", required=True, least=0),
    )),
)  # fmt: skip

SHEET_OF_TABLE: dict[str, Sheet] = {sheet.table: sheet for sheet in SHEETS}
_BY_NAME: dict[str, Sheet] = {folded(sheet.name): sheet for sheet in SHEETS}


def header_name(text: str) -> str:
    """What a header is recognised by: the text before its first bracket, folded."""
    for bracket in "([{":
        text = text.partition(bracket)[0]
    return folded(text)


def sheet_named(name: str) -> Sheet | None:
    """The sheet of a name in any case, composed or not, or in plain ASCII; None when there is none."""
    return _BY_NAME.get(folded(name))


def empty_value(sheet: Sheet, column: Column) -> object:
    """What an empty cell stands for: the row type's default, else no text or nothing."""
    if column.waits:
        return None
    defaults: dict[str, object] = TABLES[sheet.table]._field_defaults  # type: ignore[attr-defined]
    return defaults.get(column.field, "" if column.kind in ("text", "term") else None)
