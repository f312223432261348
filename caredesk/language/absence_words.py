"""Sentences about absence, sick leave and overtime: steps, refusals, and what a view wants to say."""

from caredesk.language.translation import N_

WORDS: dict[str, str] = {
    "absence_ends_before": N_("Frånvaron slutar före sin första dag, {first}. Välj en senare sista dag."),
}
