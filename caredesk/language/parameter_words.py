"""What each rule, rate and setting by date is called, in the groups and the order they are shown."""

from caredesk.language.translation import N_, tr

GROUPS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        N_("Arbetstid"),
        {
            "daily_rest_h": N_("Dygnsvila, minst"),
            "weekly_rest_h": N_("Veckovila, minst"),
            "shift_max_h": N_("Längsta pass"),
            "shift_max_jour_h": N_("Längsta pass med jour"),
            "break_h": N_("Längsta arbete utan rast"),
            "week_max_h": N_("Ordinarie arbetstid per vecka, högst"),
            "week_max_weeks": N_("Beräkningsperiodens längd"),
            "week_max_from": N_("Beräkningsperioden börjar"),
            "total_average_h": N_("All arbetstid i snitt, högst"),
            "night_average_h": N_("Nattarbete i snitt, högst"),
            "overtime_counting": N_("Övertid räknas per"),
            "overtime_month_h": N_("Övertid på en månad, högst"),
            "overtime_4_weeks_h": N_("Övertid på fyra veckor, högst"),
            "overtime_4_weeks_from": N_("Fyraveckorsperioderna börjar"),
            "overtime_year_h": N_("Övertid på ett år, högst"),
            "additional_year_h": N_("Fyllnadstid på ett år, högst"),
            "notice_days": N_("Besked om ändrat schema, minst"),
            "rest_exception_h": N_("Kortare dygnsvila som kan godtas, minst"),
            "rest_exception_days": N_("Kompensation för kortare dygnsvila, inom"),
            "average_weeks": N_("All arbetstid och nattarbete i snitt över"),
            "night_pass_h": N_("Nattarbetande: natt i de flesta pass, minst"),
            "minor_day_h": N_("Under 18 år: arbete på en dag, högst"),
            "minor_week_h": N_("Under 18 år: arbete på en vecka, högst"),
            "minor_break_h": N_("Under 18 år: längsta arbete utan rast"),
            "minor_break_minutes": N_("Under 18 år: rast, minst"),
            "minor_rest_h": N_("Under 18 år: dygnsvila, minst"),
            "minor_days_off": N_("Under 18 år: lediga dagar i veckan, minst"),
        },
    ),
    (
        N_("Lön och OB"),
        {
            "ob_d": N_("OB kväll"),
            "ob_c": N_("OB natt"),
            "ob_b": N_("OB helg"),
            "ob_b_night": N_("OB natt i helg"),
            "ob_a": N_("OB storhelg"),
            "ob_a_night": N_("OB natt i storhelg"),
            "pay_additional": N_("Fyllnadstid"),
            "pay_simple": N_("Enkel övertid"),
            "pay_qualified": N_("Kvalificerad övertid"),
            "pay_divisor": N_("Timmar som månadslönen delas med"),
            "holiday_pay_25": N_("Semesterersättning till timavlönade, 25 dagar"),
            "holiday_pay_31": N_("Semesterersättning till timavlönade, 31 dagar"),
            "holiday_pay_32": N_("Semesterersättning till timavlönade, 32 dagar"),
            "jour_pay": N_("Ersättning för jour"),
            "standby_pay": N_("Ersättning för beredskap"),
            "split_shift_pay": N_("Ersättning för delad tur"),
        },
    ),
    (
        N_("Sjuklön"),
        {
            "sick_pay": N_("Sjuklön dag 1–14"),
            "karens": N_("Karensavdrag"),
            "sick_pay_late": N_("Sjuklön från arbetsgivaren dag 15–90"),
        },
    ),
    (
        N_("Övrigt"),
        {
            "repeated_occasions": N_("Upprepad korttidsfrånvaro, från"),
            "sick_leave_from": N_("Sjukfrånvaron räknas dag för dag från"),
            "po": N_("PO för kommuner, till kännedom"),
        },
    ),
    (
        N_("Gallring"),
        {
            "keep_journal_years": N_("Journal över övertid sparas"),
            "keep_shifts_months": N_("Pass sparas"),
            "keep_absences_months": N_("Frånvaro sparas"),
            "keep_people_months": N_("Medarbetare som slutat sparas"),
        },
    ),
)

PLAIN_VALUES: dict[str, str] = {"month": N_("kalendermånad"), "4_weeks": N_("fyra veckor")}
"""Values that are words: as they are stored, and as they are said."""

STATUS: dict[str, tuple[str, str]] = {
    "V1": (N_("lagtext"), N_("Läst i lagen, avtalet eller hos den som har bestämt det.")),
    "V2": (N_("bekräftad uppgift"), N_("Läst hos någon som återger lagen eller avtalet.")),
    "U": (N_("ej bekräftad"), N_("Uppgiften är osäker. Fyll i enhetens eget värde.")),
    "X": (N_("saknas"), N_("Värdet är inte känt. Fyll i enhetens eget.")),
    "own": (N_("eget"), N_("Enhetens eget värde.")),
    "": (N_("inte ifyllt"), N_("Behövs bara ibland.")),
}
"""How sure a value is, in two words and in a sentence."""


def parameter_name(key: str) -> str:
    """What a key is called, in the chosen language; one that is not known keeps its own spelling."""
    return tr(next((names[key] for _title, names in GROUPS if key in names), key))
