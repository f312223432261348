"""Sentences about the schedule: its steps, and what a cell or a plan is refused for."""

from caredesk.language.translation import N_

WORDS: dict[str, str] = {
    "draft_gone": N_("Utkastet ”{name}” finns inte längre. Gå tillbaka till planen."),
    "outside_draft": N_("Utkastet ”{name}” gäller {first} till {last}. Andra dagar ändras i planen."),
    "draft_made": N_("Utkastet ”{name}”, {first} till {last}"),
    "draft_renamed": N_("Utkastet ”{name}” heter ”{new_name}”"),
    "draft_dropped": N_("Utkastet ”{name}” släppt"),
    "draft_taken_over": N_("Planen {first} till {last} som i utkastet ”{name}”"),
    "draft_without_name": N_("Skriv ett namn på utkastet."),
    "draft_name_too_long": N_("Namnet kan ha högst {most} tecken."),
    "draft_name_taken": N_("Det finns redan ett utkast som heter ”{name}”. Välj ett annat namn."),
    "draft_days_turned": N_("Sista dagen {last} ligger före första dagen {first}."),
    "draft_too_long": N_("Ett utkast kan gälla högst ett år. Välj färre veckor."),
}
