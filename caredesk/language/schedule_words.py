"""Sentences about the schedule: its steps, and what a cell or a plan is refused for."""

from caredesk.language.translation import N_

WORDS: dict[str, str] = {
    "draft_gone": N_("Utkastet ”{name}” finns inte längre. Gå tillbaka till planen."),
    "outside_draft": N_("Utkastet ”{name}” gäller {first} till {last}. Andra dagar ändras i planen."),
    "draft_made": N_("Utkastet ”{name}”, {first} till {last}"),
    "draft_renamed": N_("Utkastet ”{name}” heter ”{new_name}”"),
    "draft_dropped": N_("Utkastet ”{name}” kastat"),
    "draft_taken_over": N_("Planen {first} till {last} som i utkastet ”{name}”"),
    "draft_without_name": N_("Skriv ett namn på utkastet."),
    "draft_name_too_long": N_("Namnet kan ha högst {most} tecken."),
    "draft_name_taken": N_("Det finns redan ett utkast som heter ”{name}”. Välj ett annat namn."),
    "draft_days_turned": N_("Sista dagen {last} ligger före första dagen {first}."),
    "draft_too_long": N_("Ett utkast kan gälla högst ett år. Välj färre veckor."),
    "base_schedule": N_("Grundschema från {day}: {name}"),
    "base_schedule_removed": N_("Borttaget grundschema från {day}: {name}"),
    "base_refused": N_("Rutor som inte kan användas: {count}. Inget är sparat; rätta dem först."),
    "base_code_unknown": N_("Turen {code} finns inte. Välj en av enhetens turer."),
    "base_codes_together": N_("{code} börjar samtidigt som en annan tur samma dag. Behåll en av dem."),
    "base_weeks": N_("Ett grundschema har mellan 1 och {most} veckor."),
    "base_empty": N_("Grundschemat har inga pass. Skriv minst en tur."),
    "base_start_taken": N_("{name} har redan ett grundschema från {day}. Välj en annan dag."),
    "base_person_gone": N_("Medarbetaren {number} finns inte längre. Inget har ändrats."),
    "base_week_empty": N_("Vecka {week} är tom."),
    "base_week_beyond": N_("Vecka {week} ligger utanför cykeln ({weeks} v.) och ger inga pass."),
    "base_code_gone": N_("Turen {code} finns inte längre och ger inga pass."),
    "rolled_out": N_("Utrullat grundschema {first} till {last}"),
    "roll_out_days": N_("Sista dagen kan inte ligga före den första, eller mer än {most} år efter den."),
    "period_added": N_("Ny period: {names}"),
    "period_changed": N_("Ändrad period: {names}"),
    "period_removed": N_("Borttagen period: {names}"),
    "period_too_long": N_("En period kan vara högst två år."),
    "period_name_long": N_("Namnet kan ha högst {most} tecken."),
    "weeks_missing": N_("Skriv minst ett veckonummer."),
    "weeks_unreadable": N_("”{text}” är inga veckor. Skriv som 35–43 eller 51–2, 7."),
    "week_not_there": N_("Det kommer ingen vecka {week} inom ett år."),
    "shifts_lent": N_("Utlånade pass till {unit}: {count}"),
    "shifts_taken_back": N_("Återtagna pass: {count}"),
    "lent_gone": N_("Passet {day} är ändrat sedan listan visades. Titta igen och försök en gång till."),
    "lent_without_employee": N_("Passet {day} har ingen medarbetare att låna ut."),
    "lent_name_long": N_("Enhetens namn kan ha högst {most} tecken."),
    "shifts_typed": N_("Pass {days} (rutor: {cells})"),
    "shifts_typed_of": N_("Pass {days}, {name}"),
    "shifts_placed": N_("Ändring av pass {days} (rutor: {cells})"),
    "shifts_placed_of": N_("Ändring av pass {days}, {name}"),
    "shifts_moved": N_("Flytt av pass {days} (rutor: {cells})"),
    "shifts_moved_of": N_("Flytt av pass {days}, {name}"),
    "shifts_copied": N_("Kopiering av pass {days} (rutor: {cells})"),
    "shifts_copied_of": N_("Kopiering av pass {days}, {name}"),
    "shifts_filled": N_("Ifyllning av pass {days} (rutor: {cells})"),
    "shifts_filled_of": N_("Ifyllning av pass {days}, {name}"),
    "shifts_pasted": N_("Inklistring av pass {days} (rutor: {cells})"),
    "shifts_pasted_of": N_("Inklistring av pass {days}, {name}"),
    "shifts_cleared": N_("Tömning av schemat {days} (rutor: {cells})"),
    "shifts_cleared_of": N_("Tömning av schemat {days}, {name}"),
    "shifts_removed": N_("Borttagning av pass {days}"),
    "shifts_removed_of": N_("Borttagning av pass {days}, {name}"),
    "shift_changed": N_("Ändring av pass {days}"),
    "shift_changed_of": N_("Ändring av pass {days}, {name}"),
    "shift_vacated": N_("Pass blir vakant {days}"),
    "shift_vacated_of": N_("Pass blir vakant {days}, {name}"),
    "vacancy_added": N_("Nytt vakant pass {day}: {shift}"),
    "vacancy_filled": N_("Vakanta pass tillsatta {days}"),
    "vacancy_filled_of": N_("Vakant pass {days} till {name}"),
    "absence_typed": N_("Frånvaro {days} (rutor: {cells})"),
    "absence_typed_of": N_("Frånvaro {days}, {name}"),
    "absence_cleared": N_("Borttagning av frånvaro {days} (rutor: {cells})"),
    "absence_cleared_of": N_("Borttagning av frånvaro {days}, {name}"),
    "week_copied_once": N_("Veckan från {first} kopierad till den från {target}"),
    "week_copied": N_("Veckan från {first} kopierad till {weeks} veckor"),
    "cells_refused": N_("Rutor som inte kan användas: {count}. Inget är sparat; rätta dem först."),
    "cells_too_many": N_("Högst {most} rutor kan ändras på en gång. Välj färre."),
    "cell_unknown_code": N_(
        "Koden {code} finns inte bland turerna. Skriv en turkod, en tid som 7-15.30 eller en frånvarokod."
    ),
    "cell_code_in_two_cases": N_(
        "Koden {code} kan vara {codes}. Skriv den med rätt små och stora bokstäver."
    ),
    "cell_not_a_time": N_("Tiden {text} finns inte. Skriv klockslag från 0 till 24, som 7-15.30 eller 21-7."),
    "cell_not_a_break": N_("Rasten {text} kan inte läsas. Skriv den i minuter, som 7-15.30/30."),
    "cell_break_too_long": N_(
        "Rasten {minutes} minuter är lika lång som passet eller längre. Skriv en kortare, som 7-15.30/30."
    ),
    "cell_extent": N_("Omfattningen är mer än 0 och högst 100 procent. Skriv till exempel {code} 50."),
    "cell_absence_alone": N_("En frånvarokod skrivs ensam i rutan. Passen ligger kvar under den."),
    "cell_too_long": N_(
        "Texten är för lång för en ruta. Skriv en turkod, en tid som 7-15.30 eller en frånvarokod."
    ),
    "cell_too_many_shifts": N_("En ruta kan ha högst {most} pass. Skriv färre, som D+K."),
    "cell_same_start": N_("Två av personens pass börjar {time}. Ändra det ena, eller ta bort det."),
    "cell_far_day": N_("Året måste vara mellan {first} och {last}. Välj en annan dag."),
    "cell_not_employed": N_("Personen är inte anställd den dagen. Välj en annan dag."),
    "cell_unknown_person": N_("Personen finns inte längre bland medarbetarna. Välj en annan."),
    "cell_without_person": N_(
        "Här kan inget skrivas. Skriv på en persons rad eller lägg till ett vakant pass."
    ),
    "cell_borrowed": N_(
        "Raden är för inlånade pass från en annan enhet. Skriv i en vakant rad eller en persons."
    ),
    "vacancy_needs_section": N_("Skriv också vilken avdelning passet gäller, som D {example}."),
    "block_too_tall": N_(
        "Det inklistrade har {rows} rader, men härifrån finns bara {room}. Välj en ruta högre upp, eller "
        "klistra in färre rader."
    ),
    "cell_several_vacant": N_("Dagen har flera vakanta eller inlånade pass. Ta bort dem ett i taget."),
    "cell_vacant_needs_shift": N_("Skriv en turkod eller en tid som 7-15.30."),
    "cell_absences_overlap": N_(
        "Två rader frånvaro av samma orsak skulle börja {day}. Rätta personens frånvaro först."
    ),
    "absence_in_draft": N_("Frånvaro skrivs i planen, inte i ett utkast."),
    "shift_gone": N_("Passet finns inte längre. Inget har ändrats."),
    "week_copy_other_shifts": N_("Personen har andra pass den dagen."),
    "week_copy_absent": N_("Personen är frånvarande hela dagen."),
    "week_copy_no_target": N_("Välj minst en annan vecka att kopiera till."),
    "week_copy_too_many": N_("Högst {most} veckor kan fyllas på en gång. Välj färre."),
    "rest_exception_set": N_("Undantag från dygnsvilan {day}, {name}"),
    "rest_exception_removed": N_("Borttaget undantag från dygnsvilan {day}, {name}"),
    "range_ends_before": N_("Sista dagen {last} ligger före den första, {first}. Byt plats på dem."),
    "printer_refused": N_(
        "Skrivaren tog inte emot utskriften. Inget är utskrivet; spara som PDF eller välj en annan skrivare."
    ),
}
