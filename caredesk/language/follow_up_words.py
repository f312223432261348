"""What the follow-up of sick leave says: what is asked for, by when, the law behind it, the action."""

from __future__ import annotations

from datetime import date

from caredesk.domain.follow_up import FollowUpRow, FollowUpView
from caredesk.domain.sick_spells import DEADLINE_DAYS
from caredesk.language import formats
from caredesk.language.today_words import day_text
from caredesk.language.translation import N_, tr

WHAT: dict[str, str] = {
    "certificate": N_("Läkarintyg dag {day}"),
    "insurance": N_("Anmälan till FK dag {day}"),
    "plan": N_("Plan för återgång dag {day}"),
    "day_90": N_("Dag {day}, annat arbete prövas"),
    "day_180": N_("Dag {day}, bedömning FK"),
    "repeated": N_("{count} tillfällen på tolv månader"),
    "expected_end": N_("Beräknat slut passerat {end}"),
}

DONE: dict[str, str] = {
    "certificate": N_("Läkarintyget är inne"),
    "insurance": N_("Anmäld till FK dag {day}"),
    "plan": N_("Plan för återgång klar"),
    "day_90": N_("Dag {day} genomgången"),
    "day_180": N_("Dag {day} genomgången"),
    "repeated": N_("Samtal efter {count} tillfällen"),
}

LAWS: dict[str, str] = {
    "certificate": N_("Läkarintyg krävs från dag 8 (sjuklönelagen 8 §)."),
    "insurance": N_("Anmäl till Försäkringskassan efter dag 14, senast dag 21 (sjuklönelagen 12 §)."),
    "plan": N_("Plan för återgång senast dag 30 om sjukfallet väntas bli minst 60 dagar (SFB 30:6)."),
    "day_90": N_("Dag 90: arbetsförmågan prövas mot andra uppgifter hos arbetsgivaren (SFB 27:47)."),
    "day_180": N_("Dag 180: arbetsförmågan prövas mot arbete i en angiven yrkesgrupp (SFB 27:48)."),
    "repeated": N_("Upprepad sjukfrånvaro på tolv månader: praxis, inte lag. Boka ett samtal."),
    "expected_end": N_("Friskanmäl den som är tillbaka, eller förläng. Annars räknas dagarna som sjuka."),
}

ACTIONS: dict[str, str] = {
    "certificate": N_("Intyg från {name} är inne"),
    "insurance": N_("Anmäld till FK: {name}"),
    "plan": N_("Planen är klar: {name}"),
    "day_90": N_("Dag 90 genomgången: {name}"),
    "day_180": N_("Dag 180 genomgången: {name}"),
    "repeated": N_("Samtalet är bokat: {name}"),
    "expected_end": N_("Friskanmäl {name} …"),
}


def what_text(row: FollowUpRow) -> str:
    """`Läkarintyg dag 8`; of what is done `Anmäld till FK dag 21`."""
    table = DONE if row.is_done else WHAT
    end = formats.day_and_month(row.last_day) if row.last_day else ""
    day = DEADLINE_DAYS[row.kind][1] if row.kind in DEADLINE_DAYS else None
    return tr(table[row.kind]).format(day=day, count=row.occasions, end=end)


def law_text(row: FollowUpRow) -> str:
    """The law behind it in one sentence, or that there is none."""
    return tr(LAWS[row.kind])


def action_text(row: FollowUpRow) -> str:
    """What the button says that does it: `Intyg från Lena Dahl är inne`."""
    return tr(ACTIONS[row.kind]).format(name=row.name)


def due_day_text(row: FollowUpRow, today: date) -> str:
    """`ons 4 nov`; of what is done the day when it was."""
    day = row.done or row.last_day
    if day is None:
        return ""
    if row.is_done:
        text = formats.day_and_month(day)
        return text if day.year == today.year else f"{text} {day.year}"
    return formats.day_short(day) if day == today else day_text(day, today)


def when_text(row: FollowUpRow) -> str:
    """`i morgon`, `om 8 dagar`, `för 2 dagar sedan`, `klart`; without a day what has not been done."""
    if row.is_done:
        return tr("klart")
    left = row.days_left
    if left is None:
        return tr("samtal ej bokat")
    if abs(left) <= 1:
        return {-1: tr("i går"), 0: tr("i dag"), 1: tr("i morgon")}[left]
    return (
        tr("om {days} dagar").format(days=left)
        if left > 0
        else tr("för {days} dagar sedan").format(days=-left)
    )


def row_text(row: FollowUpRow, today: date) -> str:
    """The whole row as it is read aloud."""
    parts = (what_text(row), row.name, due_day_text(row, today), when_text(row))
    return ", ".join(part for part in parts if part)


def tag_text(view: FollowUpView) -> str:
    """`1 i morgon`, `2 i dag`, `1 försenad`: what must be done, by its nearest day; empty without any."""
    left = [row.days_left for row in view.rows if row.urgency == "breach" and row.days_left is not None]
    late, now = sum(days < 0 for days in left), sum(days == 0 for days in left)
    if late:
        return tr("1 försenad") if late == 1 else tr("{count} försenade").format(count=late)
    if now:
        return tr("{count} i dag").format(count=now)
    return tr("{count} i morgon").format(count=len(left)) if left else ""
