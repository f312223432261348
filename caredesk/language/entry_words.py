"""Sentences said at a field that cannot be stored as it was typed. What was typed is kept for correction."""

from caredesk.language.translation import N_

WORDS: dict[str, str] = {
    "entry_refused": N_("Inget är sparat. Rätta det som är markerat."),
    "entry_missing": N_("Fyll i det här fältet."),
    "entry_twice": N_("Det finns redan en sådan rad."),
    "entry_same_day": N_("Det finns redan en rad från den dagen. Ändra den i stället."),
    "entry_month_twice": N_("Månaden {value} finns redan. Ändra den raden i stället."),
    "entry_place_same_day": N_("Avdelningen har redan en rad från den dagen. Ändra den i stället."),
    "entry_occupancy_same_day": N_("Det finns redan en uppgift från {value}. Ändra den i stället."),
    "entry_contract_same_day": N_("Personen har redan en anställning från {value}. Ändra den i stället."),
    "entry_competence_twice": N_("Personen har redan {value} från den dagen."),
    "entry_number_taken": N_("Numret {value} finns redan. Varje medarbetare har ett eget nummer."),
    "entry_code_twice": N_("Koden {value} finns redan. Välj en annan."),
    "entry_name_twice": N_("{value} finns redan. Välj ett annat namn."),
    "entry_unknown_employee": N_("Det finns ingen medarbetare med numret {value}."),
    "entry_unknown_shift_type": N_("Det finns ingen tur med koden {value}."),
    "entry_target_not_per_place": N_("Målet skrivs som årsarbetare per plats, till exempel 0,80."),
    "entry_places_below_occupied": N_(
        "Det är färre än de {occupied} som är belagda {day}. Rätta beläggningen först, eller talet."
    ),
    "entry_occupied_above_places": N_(
        "Det är fler än de {available} platser som finns {day}. Rätta talet, eller ändra platserna först."
    ),
    "entry_bed_days_above_places": N_(
        "Det är fler vårddygn än {places} platser × {days} dygn = {most}. Rätta talet eller platserna."
    ),
    "entry_contract_before_birth": N_(
        "Anställningen börjar före födelsedatumet {born}. Rätta det ena av dem."
    ),
    "entry_birth_after_contract": N_(
        "Födelsedatumet ligger efter den första anställningens början {first}. Rätta det ena av dem."
    ),
    "entry_code_is_absence": N_("{code} betyder frånvaro i schemat. Välj en annan kod."),
    "entry_code_is_role": N_("{code} är en befattning. Välj en annan kod."),
    "entry_code_is_shift_type": N_("{code} är en turkod. Välj ett annat namn."),
    "entry_gone": N_("Raden finns inte längre. Inget har ändrats."),
    "rename_meets_another": N_(
        "Det finns redan rader för {names} som skulle bli dubbla. Ta bort dem först. Inget har ändrats."
    ),
    "entry_in_use": N_("{name} används på {count} ställen och kan inte tas bort. Ändra dem först."),
}
