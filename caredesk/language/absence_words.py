"""Sentences about absence, sick leave and overtime: steps, refusals, and what a view wants to say."""

from caredesk.language.translation import N_

ABSENT = N_("Frånv")
"""What an absence of any cause is called outside the manager's own view."""

WORDS: dict[str, str] = {
    "absence_ends_before": N_("Frånvaron slutar före sin första dag, {first}. Välj en senare sista dag."),
}
