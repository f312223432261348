"""What a problem, an error or a step says: its code's sentence with its facts filled in.

One module a subject holds the sentences; each is Swedish in the source, with a fact's name in braces. A code
without a sentence is our own bug and raises KeyError.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from caredesk.language import (
    absence_words,
    density_page_words,
    density_words,
    edit_words,
    entry_words,
    figure_words,
    file_words,
    formats,
    import_words,
    parameter_words,
    people_words,
    schedule_words,
    settings_words,
    start_words,
    substitute_words,
)
from caredesk.language.terms import TERMS
from caredesk.language.translation import chosen, tr

WORDS: dict[str, str] = {
    **import_words.WORDS,
    **file_words.WORDS,
    **figure_words.WORDS,
    **edit_words.WORDS,
    **density_words.WORDS,
    **density_page_words.WORDS,
    **entry_words.WORDS,
    **people_words.WORDS,
    **settings_words.WORDS,
    **schedule_words.WORDS,
    **absence_words.WORDS,
    **start_words.WORDS,
    **substitute_words.WORDS,
}


class Coded(Protocol):
    """A UserError, a Problem or a step: a code and facts by name."""

    @property
    def code(self) -> str: ...

    @property
    def facts(self) -> Mapping[str, object] | Iterable[tuple[str, object]]: ...


def word(coded: Coded) -> str:
    """The sentence of a code, in the chosen language, with its facts in that language's numbers."""
    facts = {name: _named(name, value) for name, value in dict(coded.facts).items()}
    return tr(WORDS[coded.code]).format_map(facts)


def _named(name: str, value: object) -> str:
    """A fact as text; the key of a setting and the cause of an absence as what they are called."""
    if name in ("absence", "by"):
        return tr(TERMS["absence_cause"][str(value)])
    return parameter_words.parameter_name(str(value)) if name == "key" else fact(value)


def fact(value: object) -> str:
    """A fact as text: days as ISO, fractions with at most two decimals, several with commas between.

    A whole number keeps its digits together: it is a row, a year or a count.
    """
    match value:
        case None:
            return formats.NONE
        case float():
            return _fraction(value)
        case date():
            return value.isoformat()
        case tuple():
            return ", ".join(fact(each) for each in value)
        case _:
            return str(value)


def _fraction(value: float) -> str:
    text = formats.tidy(value, 2)
    if chosen() == "sv":
        return text
    return text.replace(formats.NO_BREAK, "").replace(",", ".").replace(formats.MINUS, "-")
