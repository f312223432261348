"""Every rule and part has a name, a sentence with its number and bound, and a remedy."""

from datetime import date

import pytest

from caredesk.domain.rule_book import Breach
from caredesk.domain.rules import RULES
from caredesk.language import translation
from caredesk.language.breach_words import BREACHES, breach_name, breach_sentence, remedy

EACH = [(rule, part) for rule, row in RULES.items() for part in row.parts]
DAY = date(2026, 11, 4)


@pytest.mark.parametrize(("rule", "part"), EACH)
def test_every_part_of_every_rule_is_worded(rule: str, part: str):
    breach = Breach(rule, "1", DAY, 9.5, 11.0, part)
    assert breach_name(breach)[0].isupper()
    assert "{" not in breach_sentence(breach)
    assert remedy(breach).endswith(".")
    assert remedy(breach).count(".") == 1
    assert "!" not in breach_sentence(breach) + remedy(breach)


def test_no_words_are_left_of_a_rule_that_is_gone():
    assert set(BREACHES) == {f"{rule} {part}".strip() for rule, part in EACH}


@pytest.mark.parametrize(
    ("breach", "sentence"),
    [
        (Breach("daily_rest", "1", DAY, 9.5, 11.0), "Dygnsvila 9,5 h av 11 h"),
        (Breach("overtime_month", "1", DAY, 52.0, 50.0), "Övertid november 52,0 h av 50 h"),
        (Breach("overtime_year", "1", DAY, 210.0, 200.0), "Övertid 2026 210,0 h av 200 h"),
        (Breach("break", "1", DAY, 6.0, 5.0), "Pass utan rast 6,0 h, högst 5 h"),
        (
            Breach("minor", "1", DAY, 6.0, 4.5, "break"),
            "Under 18 år: pass utan 30 minuters rast 6,0 h, högst 4,5 h",
        ),
        (Breach("minor", "1", DAY, 1.0, 2.0, "days_off"), "Under 18 år: lediga dagar i veckan 1 av 2"),
        (Breach("notice", "1", DAY, 3.0, 14.0), "Schemat ändrat 3 av 14 dagar före"),
        # One decimal would not tell it from the bound.
        (Breach("shift_max", "1", DAY, 13 + 1 / 60, 13.0), "Pass 13,02 h, högst 13 h"),
        (Breach("competence", "1", DAY, 0, 1), "Kompetensen som turen kräver saknas eller har gått ut"),
    ],
)
def test_a_breach_says_kind_number_and_bound(breach: Breach, sentence: str):
    assert breach_sentence(breach) == sentence


def test_numbers_follow_the_language():
    translation.use("en")
    assert "9.5" in breach_sentence(Breach("daily_rest", "1", DAY, 9.5, 11.0))
    assert "2026-11" in breach_sentence(Breach("overtime_month", "1", DAY, 52.0, 50.0))
