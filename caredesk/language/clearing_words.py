"""Words of clearing: what is removed, and what each kind of row is called."""

from caredesk.language.translation import N_

GROUPS: dict[str, str] = {
    "shifts": N_("Pass"),
    "absences": N_("Frånvaro"),
    "people": N_("Medarbetare som slutat"),
}

TABLES: dict[str, str] = {
    "shift": N_("Pass"),
    "rest_exception": N_("Undantag från dygnsvilan"),
    "rolled_out": N_("Pass som grundschemat gav"),
    "shift_change": N_("Anteckningar om ändrade dagar"),
    "draft": N_("Utkast"),
    "draft_shift": N_("Pass i utkast"),
    "absence": N_("Frånvaro"),
    "follow_up": N_("Uppföljning av sjukfrånvaro"),
    "vacation": N_("Semesterönskemål"),
    "employee": N_("Medarbetare"),
    "employment": N_("Anställningar"),
    "competence": N_("Kompetenser"),
    "balance": N_("Saldon"),
    "setting": N_("Egna värden"),
}
