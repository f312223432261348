"""Sentences about the schedule: its steps, and what a cell or a plan is refused for."""

from caredesk.language.translation import N_

WORDS: dict[str, str] = {
    "draft_gone": N_("Utkastet ”{name}” finns inte längre. Gå tillbaka till planen."),
    "outside_draft": N_("Utkastet ”{name}” gäller {first} till {last}. Andra dagar ändras i planen."),
}
