"""The reasons below a candidate's name, and the line of those who are not shown."""

from caredesk.domain.problems import problem
from caredesk.domain.sick_report import LeftOut
from caredesk.domain.substitute_checks import REASONS
from caredesk.language.substitute_words import LEFT_OUT, left_out_text, reasons_line


def test_reasons_stand_in_one_line_with_numbers_as_they_are_read():
    reasons = (
        problem("substitute_free"),
        problem("substitute_has", competence="insulin"),
        problem("substitute_hours_left", hours=19.125),
        problem("substitute_overtime", hours=38.0, limit=200.0),
        problem("substitute_fewest", month="2026-11"),
    )
    told = "ledig · insulin ✓ · 19,1 h kvar till heltid · 38,0 av 200 h övertid i år · minst antal pass i nov"
    assert reasons_line(reasons) == told


def test_every_reason_to_be_left_out_is_worded():
    assert set(LEFT_OUT) == set(REASONS)
    assert left_out_text(LeftOut("works", ("Anna", "Bo"))) == "2 som arbetar"
