"""What is said about a unit's file, its passphrase and its copies: what happened and what to do."""

from caredesk.language.translation import N_

WORDS: dict[str, str] = {
    "file_missing": N_("Filen {file} finns inte längre där den låg. Leta upp den, eller öppna en kopia."),
    "file_empty": N_("Filen {file} är tom. Öppna den senaste kopian i stället."),
    "file_cut_off": N_("Slutet av {file} saknas. Inget har ändrats. Öppna den senaste kopian i stället."),
    "file_damaged": N_(
        "{file} är skadad och kan inte läsas säkert. Den är orörd; öppna den senaste kopian i stället."
    ),
    "file_not_ours": N_("{file} är ingen CareDesk-fil. Den har inte ändrats."),
    "file_is_link": N_("{file} är en genväg. Öppna filen som den pekar på."),
    "file_is_folder": N_("{file} är en mapp. Välj filen i den."),
    "file_exists": N_("{file} finns redan och skrivs inte över. Välj ett annat namn eller en annan mapp."),
    "file_newer": N_(
        "{file} är sparad av en nyare CareDesk. Filen är orörd; uppdatera programmet för att öppna den."
    ),
    "file_version_unknown": N_("{file} har en version som inte finns. Öppna den senaste kopian i stället."),
    "file_older_read_only": N_(
        "{file} är skrivskyddad och sparad av en äldre version. Kopiera den till en egen mapp först."
    ),
    "file_in_use": N_("{file} är öppen i ett annat fönster. Stäng den där först."),
    "file_read_only": N_(
        "{file} är skrivskyddad. Inget har ändrats; spara en egen kopia av filen för att ändra i den."
    ),
    "file_read_only_unfinished": N_(
        "{file} är skrivskyddad men inte färdigsparad. Kopiera hela mappen till en egen plats först."
    ),
    "folder_read_only": N_(
        "Det går inte att skriva {file} i den mappen. Inget har ändrats; välj en annan mapp."
    ),
    "folder_cannot_be_written": N_(
        "Det går inte att skriva i {folder}. Inget har skrivits; välj en annan mapp."
    ),
    "file_io_error": N_("Disken svarar inte som den ska för {file}. Ändringen är inte sparad; försök igen."),
    "file_cannot_be_opened": N_("{file} gick inte att öppna. Kontrollera att mappen finns och är din."),
    "file_changed_underneath": N_(
        "{file} har bytts ut eller tagits bort av ett annat program. "
        "Det senaste är inte sparat; spara en kopia."
    ),
    "disk_full": N_(
        "Disken är full. Det nya är inte sparat, men allt som var sparat är kvar. Frigör plats och "
        "försök igen."
    ),
    "written_file_in_use": N_(
        "{file} är öppen i ett annat program. Inget har skrivits; stäng den där och försök igen."
    ),
    "passphrase_needed": N_("{file} är låst. Skriv lösenfrasen."),
    "passphrase_file_unreadable": N_("Filen {file} med lösenfrasen kan inte läsas."),
    "passphrase_wrong": N_("Lösenfrasen stämmer inte. Filen är orörd; försök igen."),
    "copy_damaged": N_("Kopian {file} blev inte hel och sparas inte. Tidigare kopior finns kvar."),
    "copy_not_removed": N_(
        "Lösenfrasen gäller, men kopian {file} är olåst och gick inte att ta bort. Ta bort den själv."
    ),
    "check_unknown_reference": N_("{value} i {table}, {column} finns inte i registret."),
    "check_occupancy_overlaps": N_("Beläggningen överlappar den {day} på {section}."),
    "check_day_total_differs": N_("Summan för {day}, {section} stämmer inte med raderna."),
}
