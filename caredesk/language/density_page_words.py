"""Sentences about places, targets and occupancy as they are filled in on the page Personaltäthet."""

from caredesk.language.translation import N_

WORDS: dict[str, str] = {
    "part_without_shifts": N_(
        "Månaden har inte både pass och beläggning för alla dagar, eller räknas inte ur pass."
    ),
    "nine_without_days": N_("Någon av dagarna 1–14 mars {year} saknar beläggning, eller pass klockan 09."),
    "path_without_month": N_("Ingen av de tolv månaderna har både timmar och beläggning."),
    "path_without_target": N_(
        "Målet saknas. Fyll i det under Platser och mål. Avdelningarnas mål vägs ihop till enhetens när "
        "månadens sista dygn har beläggning."
    ),
    "places": N_("Platser och mål för {section}"),
    "places_of_unit": N_("Platser och mål för hela enheten"),
    "occupancy": N_("Beläggning i {month}"),
    "occupancy_filled": N_("Ifyllda dygn i {month}"),
    "occupancy_nothing_before": N_(
        "Det finns ingen beläggning före de här dygnen att utgå från. Skriv in den i tabellen."
    ),
}
