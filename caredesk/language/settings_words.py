"""What the steps of Inställningar are called in the history, and what cannot be done there."""

from caredesk.language.translation import N_

WORDS: dict[str, str] = {
    "own_value": N_("Eget värde: {key}"),
    "back_to_default": N_("Tillbaka till förvalt värde: {key}"),
    "unit_changed": N_("Ändrade uppgifter om enheten"),
    "unit_from": N_("Nya uppgifter om enheten från {day}"),
    "unit_row_removed": N_("Borttagna uppgifter om enheten"),
    "unit_last_row": N_("Enheten måste ha minst en rad. Ändra den i stället."),
    "roles_changed": N_("Ändrad befattning: {names}"),
    "roles_removed": N_("Borttagen befattning: {names}"),
    "shift_types_changed": N_("Ändrad tur: {names}"),
    "shift_types_removed": N_("Borttagen tur: {names}"),
    "needs_changed": N_("Ändrat bemanningskrav: {names}"),
    "needs_removed": N_("Borttaget bemanningskrav: {names}"),
    "split_section": N_("Delning av {section} från {day}"),
    "rename_section": N_("Nytt namn på {section}: {name}"),
    "split_too_few": N_("Dela avdelningen i minst två."),
    "section_name_taken": N_("{name} finns redan. Välj ett annat namn."),
    "section_has_later_places": N_(
        "{section} har platser från {day} också. Ta bort den raden först, eller dela från en senare dag."
    ),
}
