"""A code becomes a sentence with its facts, in Swedish or English, and a code without one is an error."""

from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from caredesk.domain.problems import problem
from caredesk.errors import UserError
from caredesk.language import translation, words


@pytest.fixture
def sentence(monkeypatch):
    monkeypatch.setitem(words.WORDS, "test_code", "{who}: {hours} h av {limit}, {day}, rad {rows}")


FACTS = {"who": "Linden {0}", "hours": 9.5, "limit": 11.0, "day": date(2026, 11, 4), "rows": (2, 1234)}


@pytest.mark.usefixtures("sentence")
@pytest.mark.parametrize("coded", [problem("test_code", **FACTS), UserError("test_code", **FACTS)])
def test_facts_are_filled_in_and_shown_literally(coded):
    assert words.word(coded) == "Linden {0}: 9,5 h av 11, 2026-11-04, rad 2, 1234"


def test_a_code_without_a_sentence_is_our_bug():
    with pytest.raises(KeyError):
        words.word(problem("no_such_code"))


@pytest.mark.usefixtures("sentence")
def test_a_sentence_without_its_fact_is_our_bug():
    with pytest.raises(KeyError):
        words.word(problem("test_code", who="Linden"))


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        (0.814159, "0,81", "0.81"),
        (10.0, "10", "10"),
        (-1234.5, "−1\u00a0234,5", "-1234.5"),
        (2026, "2026", "2026"),
        (None, "–", "–"),
        ("Anna", "Anna", "Anna"),
        ((1.5, date(2026, 1, 2)), "1,5, 2026-01-02", "1.5, 2026-01-02"),
    ],
)
def test_a_fact_follows_the_language(value, swedish, english):
    assert words.fact(value) == swedish
    translation.use("en")
    assert words.fact(value) == english


def test_no_code_has_two_sentences_and_no_subject_is_left_out():
    names = sorted(path.stem for path in Path(words.__file__).parent.glob("*_words.py"))
    modules = [import_module(f"caredesk.language.{name}") for name in names]
    subjects = [module.WORDS for module in modules if hasattr(module, "WORDS")]
    assert len(subjects) >= 4
    assert len(words.WORDS) == sum(len(each) for each in subjects)


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError):
        translation.use("fi")


def test_no_text_is_no_text_in_english_too():
    translation.use("en")
    assert translation.tr("") == ""


def test_english_comes_from_the_catalogue_and_goes_again():
    translation.use("en")
    assert translation.tr("Avbryt") == "Cancel"
    translation.use("sv")
    assert translation.tr("Avbryt") == "Avbryt"
