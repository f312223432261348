"""Sentences of personnel density: ways of counting, alternatives of the path to the target, and occupancy."""

from caredesk.language.translation import N_

_COUNTING = {
    "counting": N_("Ändrat räknesätt för årsarbetare"),
    "counting_without_annual_hours": N_(
        "Årsarbetstiden saknas. Fyll i timmar per år för enheten, så kan måttet användas."
    ),
    "counting_without_hours": N_("De tolv månaderna har varken pass eller månadsvärden."),
    "counting_without_staff": N_("De tolv månaderna har inga månadsanställda och inga månadsvärden."),
    "value_not_a_number": N_("{value} är inget tal. Skriv till exempel 0,82."),
}

_ALTERNATIVES = {
    "alternative": N_("Alternativet {name}"),
    "alternative_removed": N_("Borttaget alternativ: {name}"),
    "alternative_without_name": N_("Ge alternativet ett namn."),
    "alternative_name_too_long": N_("Namnet är för långt. Det får ha högst {most} tecken."),
    "alternative_without_places": N_("Belagda platser ska vara mer än 0."),
    "alternative_gone": N_("Alternativet finns inte längre. Inget har ändrats."),
}

_OCCUPANCY = {
    "occupancy_as_yesterday": N_("Beläggning {day}: samma som dagen före"),
    "occupancy_gap": N_("Beläggning {first} – {last}"),
    "occupancy_no_day_before": N_("Dagen före {day} saknar beläggning. Skriv värdet själv."),
    "occupancy_day_known": N_("{day} har redan beläggning. Inget har ändrats."),
    "occupancy_gap_has_values": N_("{day} har redan beläggning. Inget har ändrats; välj dagar utan värde."),
    "occupancy_not_a_stretch": N_("Den sista dagen är före den första."),
    "occupancy_below_zero": N_("Belagda platser kan inte vara färre än 0."),
}

WORDS: dict[str, str] = {**_COUNTING, **_ALTERNATIVES, **_OCCUPANCY}
