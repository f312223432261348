"""Sentences of the first start: what a step did, and why a block of months cannot be pasted."""

from caredesk.language.translation import N_

WORDS: dict[str, str] = {
    "start_unit": N_("Uppgifter om enheten"),
    "start_places": N_("Enhetens platser och mål"),
    "start_sections": N_("Avdelningarnas platser"),
    "start_sections_removed": N_("Borttagning av avdelning"),
    "start_month": N_("Månadsvärden för {month}"),
    "start_months": N_("Månadsvärden för {count} månader"),
    "start_section_without_name": N_("Skriv avdelningens namn."),
    "start_month_twice": N_("Månaden {month} finns två gånger i det som klistrades in. Behåll den ena."),
    "start_month_unknown": N_("”{value}” är ingen månad. Skriv till exempel 2026-10 eller okt 2026."),
    "start_month_outside": N_("Månaden {month} ligger utanför {first} till {last}."),
    "start_block_too_wide": N_("Det som klistrades in har fler kolumner än månad och {most} med tal."),
    "start_block_too_long": N_(
        "Det som klistrades in har {lines} rader, men från vald månad finns plats för {most}."
    ),
}
