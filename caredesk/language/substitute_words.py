"""Who can take a shift and who cannot, in short: the reasons below a name, and the line below the list."""

from __future__ import annotations

from collections.abc import Iterable

from caredesk.domain.problems import Problem
from caredesk.domain.sick_report import LeftOut
from caredesk.language import formats
from caredesk.language.translation import N_, tr

WORDS: dict[str, str] = {
    "substitute_free": N_("ledig"),
    "substitute_works_too": N_("arbetar också {times}"),
    "substitute_from_resource": N_("från resurspass {times}"),
    "substitute_has": N_("{competence} ✓"),
    "substitute_lacks": N_("saknar {competence}"),
    "substitute_other_role": N_("{role}"),
    "substitute_other_section": N_("från {section}"),
    "substitute_short_rest": N_("vila {hours} h"),
    "substitute_hours_left": N_("{hours} h kvar till heltid"),
    "substitute_overtime": N_("{hours} av {limit} h övertid i år"),
    "substitute_fewest": N_("minst antal pass i {month}"),
}

LEFT_OUT = {
    "works": N_("{count} som arbetar"),
    "absent": N_("{count} som är borta"),
    "partly_absent": N_("{count} som är borta en del av dagen"),
    "rest": N_("{count} som skulle få för kort dygnsvila"),
    "weekly_rest": N_("{count} som skulle få för kort veckovila"),
    "shift_max": N_("{count} som får ett för långt pass"),
    "minor": N_("{count} under 18 år som inte får arbeta då"),
    "overtime": N_("{count} som går över gränsen för övertid"),
    "additional": N_("{count} som går över gränsen för fyllnad"),
    "not_employed": N_("{count} som inte är anställda den dagen"),
}


def reason_text(reason: Problem) -> str:
    """One reason: `19,1 h kvar till heltid`."""
    facts = dict(reason.facts)
    if "hours" in facts:
        facts["hours"] = formats.number(float(str(facts["hours"])), 1)
    if "limit" in facts:
        facts["limit"] = formats.tidy(float(str(facts["limit"])), 1)
    if "month" in facts:
        facts["month"] = formats.month_word_short(str(facts["month"]))
    return tr(WORDS[reason.code]).format_map(facts)


def reasons_line(reasons: Iterable[Problem]) -> str:
    """The line below a name: `ledig · insulin ✓ · minst antal pass i nov`."""
    return " · ".join(map(reason_text, reasons))


def left_out_text(left_out: LeftOut) -> str:
    """`11 som arbetar`."""
    return tr(LEFT_OUT[left_out.reason]).format(count=len(left_out.names))
