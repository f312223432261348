"""Sentences of personnel density: ways of counting, alternatives of the path to the target, definitions."""

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

_DEFINITIONS = {
    "cost_per_fte_missing": N_("Kostnaden per årsarbetare saknas. Fyll i den för enheten."),
    "figure_needs_hours": N_("Årsarbetare räknas efter anställning, så det finns inga timmar att dela upp."),
    "places_missing": N_("Platser saknas för {month}. Fyll i dem, så räknas beläggningen."),
    "target_not_reached": N_("Målet nås inte inom {months} månader."),
}

WORDS: dict[str, str] = {**_COUNTING, **_ALTERNATIVES, **_DEFINITIONS}
