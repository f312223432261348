"""Sentences about what a step did, for undo and its history."""

from caredesk.language.translation import N_

WORDS: dict[str, str] = {
    "import": N_("Inläsning av {source}"),
    "comment": N_("Kommentar till {month}"),
    "close_month": N_("Stängning av {month}"),
    "reopen_month": N_("Öppning av {month} igen"),
}
