"""Sentences about what an import refuses, changes or wants to say, and what an export cannot do.

Those of a cell are said after its sheet, row, column and value.
"""

from caredesk.language.translation import N_

_SOURCES = {
    "import_source_missing": N_("{file} finns inte. Inget har ändrats; kontrollera namnet och mappen."),
    "import_source_unreadable": N_(
        "{file} går inte att läsa. Inget har ändrats; stäng den i andra program och försök igen."
    ),
    "import_nothing_to_read": N_(
        "Mappen {file} innehåller inga CSV-filer. Inget har ändrats; välj en annan mapp."
    ),
    "import_empty_file": N_("{file} är tom. Inget har ändrats; välj en annan fil."),
    "import_too_large": N_(
        "{file} är för stor för att läsas in på en gång. Inget har ändrats; dela den, till exempel per år."
    ),
    "import_not_a_workbook": N_(
        "{file} är ingen Excel-fil, eller så är den skadad. Inget har ändrats; spara om den som XLSX."
    ),
    "import_old_workbook": N_(
        "{file} är i det gamla Excel-formatet. Inget har ändrats; spara om den som XLSX."
    ),
    "import_workbook_password": N_(
        "{file} är skyddad med lösenord. Inget har ändrats; spara en kopia utan lösenord."
    ),
    "import_wrong_encoding": N_(
        "{file} har en teckenkodning som inte går att tyda. Inget har ändrats; spara om den som CSV UTF-8."
    ),
    "import_broken_text": N_(
        "{file} har ett citattecken för mycket eller för lite vid rad {row}. Inget har ändrats; rätta raden."
    ),
    "import_unknown_source": N_(
        "{file} innehåller inget blad som CareDesk känner igen. Inget har ändrats; döp blad och filer som "
        "i mallen."
    ),
    "import_stopped": N_("Inläsningen avbröts. Inget har ändrats."),
    "import_refused": N_(
        "Inläsningen gjordes inte: {count} uppgifter går inte att använda, den första på bladet {sheet}, "
        "rad {row}. Inget har ändrats."
    ),
    "import_stale": N_("Enheten har ändrats sedan {file} jämfördes. Inget är inläst; läs in den igen."),
    "export_does_not_fit": N_("Bladet {sheet} blir för stort för en Excel-fil vid rad {row}."),
}

_SHEETS = {
    "import_unknown_sheet": N_("Bladet {sheet} finns inte i mallen och lästes inte."),
    "import_sheet_twice": N_("Bladet finns två gånger. Behåll det ena."),
    "import_unknown_column": N_("Kolumnen {column} på bladet {sheet} finns inte i mallen och lästes inte."),
    "import_column_twice": N_("Kolumnen finns två gånger. Behåll den ena."),
    "import_missing_column": N_("Kolumnen saknas och måste finnas."),
    "import_outside_columns": N_("Cellen står utanför kolumnerna som har en rubrik."),
}

_CELLS = {
    "import_missing_value": N_("Cellen måste fyllas i."),
    "import_text_too_long": N_("Texten är längre än {longest} tecken."),
    "import_text_unreadable": N_("Cellen innehåller tecken som inte är text."),
    "import_not_a_number": N_("Det är inget tal som går att läsa säkert."),
    "import_not_whole": N_("Talet måste vara ett heltal."),
    "import_too_small": N_("Talet får inte vara under {least}."),
    "import_not_above": N_("Talet måste vara större än {above}."),
    "import_too_big": N_("Talet får inte vara över {most}."),
    "import_fraction_or_percent": N_("Är det en andel eller procent? Skriv procent, till exempel 75."),
    "import_not_a_day": N_("Datum skrivs ÅÅÅÅ-MM-DD."),
    "import_no_such_day": N_("Datumet finns inte i kalendern."),
    "import_far_day": N_("Året måste vara mellan {first} och {last}. Lämna tomt om slut saknas."),
    "import_not_a_time": N_("Klockslag skrivs TT:MM, från 00:00 till 24:00."),
    "import_not_a_month": N_("Månad skrivs ÅÅÅÅ-MM."),
    "import_not_a_period": N_("Period skrivs ÅÅÅÅ-MM, ÅÅÅÅ-K1 till K4 eller ÅÅÅÅ."),
    "import_not_yes_no": N_("Svara J eller N."),
    "import_not_in_list": N_("Välj något av: {allowed}."),
    "import_not_a_goal": N_("Skriv ett tal eller något av: {allowed}."),
    "import_formula_without_value": N_(
        "Formeln i {cell} är sparad utan sitt värde. Öppna filen i Excel, spara den och försök igen."
    ),
    "import_error_in_cell": N_("Cellen {cell} visar ett fel i Excel."),
    "import_merged_over_columns": N_("Cellen {cell} är sammanslagen över flera kolumner. Dela upp den."),
}

_ROWS = {
    "import_end_before_start": N_("Slutet ligger före början {start}."),
    "import_one_time_only": N_("Start och slut måste fyllas i båda två."),
    "import_shift_without_times": N_("Passet behöver en turkod, eller start och slut."),
    "import_borrowed_with_employee": N_(
        "Ett pass är antingen en medarbetares eller lånat från en annan enhet."
    ),
    "import_break_too_long": N_("Rasten är lika lång som passet eller längre ({minutes} minuter)."),
    "import_week_outside_cycle": N_("Veckan ligger utanför cykelns {weeks} veckor."),
    "import_half_a_ratio": N_("Täljare och nämnare måste fyllas i båda två."),
    "import_unknown_employee": N_("Anställningsnumret finns varken i filen eller i enheten."),
    "import_unknown_shift_type": N_("Turkoden finns varken bland turerna i filen eller i enheten."),
    "import_key_twice": N_("Raden är samma som rad {first}: de har samma nyckel."),
    "import_occupancy_overlaps": N_("Raden överlappar en annan rad för samma avdelning från {day}."),
    "import_far_from_others": N_("Året ligger mer än {years} år från enhetens övriga uppgifter ({middle})."),
    "import_unit_and_sections": N_("Från {day} finns uppgift både för hela enheten och för en avdelning."),
}

_TOLD = {
    "import_cause_not_known": N_(
        "Orsaken {value} finns inte i listan och blir Annat. Välj bland: {allowed}."
    ),
    "import_colour_not_used": N_("Färgen {value} används inte. Färger att välja bland: {allowed}."),
    "import_shift_type_not_kept": N_("Turkoden {shift} finns inte bland turerna. Passens egna tider gäller."),
    "import_changes_closed_months": N_("Stängda månader vars siffror kan ändras: {months}."),
    "import_people_kept": N_(
        "Medarbetare som saknas i källan: {count} ({names}). De ligger kvar med sin historik."
    ),
    "import_people_lose_rows": N_(
        "Rader i perioden som försvinner för dem som saknas: {count} ({names}). Periodens siffror ändras."
    ),
    "import_certificates_gone": N_("Läkarintyg som är inne men saknas i källan: {count} ({names})."),
    "import_follow_up_gone": N_(
        "Uppföljning som är klar för sjukfall som försvinner eller flyttas: {count} ({names})."
    ),
    "import_unknown_setting": N_("Inställningen {key} är okänd och har ingen verkan."),
}

WORDS: dict[str, str] = {**_SOURCES, **_SHEETS, **_CELLS, **_ROWS, **_TOLD}
