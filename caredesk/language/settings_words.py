"""What the steps of Inställningar are called in the history, and what cannot be done there."""

from caredesk.language.translation import N_

WORDS: dict[str, str] = {
    "own_value": N_("Eget värde: {name}"),
    "back_to_default": N_("Tillbaka till förvalt värde: {name}"),
}
