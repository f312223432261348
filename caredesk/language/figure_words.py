"""Sentences about why a figure is missing or uncertain."""

from caredesk.language.translation import N_

_COST = {
    "ob_rate_missing": N_("OB räknas inte före den 1 april 2024: ersättningarna är inte kända."),
    "po_missing": N_("Personalomkostnaden (PO) saknas. Fyll i den för enheten, så räknas kostnaderna."),
    "pay_missing": N_(
        "Lön saknas för anställningsnummer {employee}. Kostnaden kan inte räknas förrän den är ifylld."
    ),
    "on_call_pay_missing": N_(
        "Ersättningen för jour eller beredskap saknas. Fyll i {key} bland inställningarna."
    ),
}

_DENSITY = {
    "month_has_both_sources": N_(
        "{month} har både uppgifter per dag och månadsvärden. Uppgifterna per dag används."
    ),
    "month_without_source": N_("{month} saknar uppgifter för några dagar och har inget månadsvärde."),
    "need_for_unknown_shift_type": N_(
        "Bemanningskravet på turen {shift_type} räknas inte: turen finns inte."
    ),
    "role_not_listed": N_(
        "Befattningen {role} finns inte i listan och räknas till 100 % i personaltätheten."
    ),
    "r12_incomplete": N_("R12 kan inte visas än: {months} av 12 månader har uppgifter."),
    "closed_month_without_occupancy": N_("{month} är stängd men har dagar utan beläggning."),
}

_SICK_LEAVE = {
    "sick_leave_of_few": N_("Sjukfrånvaron lämnar inte programmet: den gäller högst tio personer."),
    "sick_period_of_few": N_(
        "Sjukfrånvaro över flera månader lämnar inte programmet när en av dem gäller högst tio personer."
    ),
    "sick_month_has_both_sources": N_(
        "{month} har både frånvaro och månadsvärden för sjukfrånvaro. Frånvaron används."
    ),
    "sick_month_without_source": N_("{month} har inga uppgifter om sjukfrånvaro."),
    "sick_r12_incomplete": N_("Sjukfrånvarons R12 kan inte visas än: {months} av 12 månader har uppgifter."),
    "sick_cost_without_shifts": N_("{month} har inga pass. Sjukfrånvarons kostnad kan inte räknas."),
    "absences_overlap": N_(
        "Anställningsnummer {employee} har två frånvaroposter på samma dag. De räknas ihop, högst "
        "till heltid."
    ),
}

_OVERTIME = {
    "overtime_periods_without_start": N_(
        "Övertiden ska räknas per fyra veckor, men startdatum saknas. Fyll i det bland "
        "inställningarna, under Lagar, avtal och värden."
    ),
}

_ECONOMY = {
    "total_differs_from_parts": N_("{post} i {month}: delarna blir {parts} kr men summan är {total} kr."),
    "post_without_budget": N_("{post} har utfall men ingen budget i {month}."),
}

WORDS: dict[str, str] = {**_COST, **_DENSITY, **_SICK_LEAVE, **_OVERTIME, **_ECONOMY}
