"""Every text a person reads is marked, and has its English with the same facts."""

import ast
from string import Formatter

from tests.marked_texts import catalogue, marked, marks, unmarked
from tests.source import modules

# Swedish that is the thing itself: the template's headers, days, months and roles, the holidays' library's.
SWEDISH_BY_NATURE = (
    "caredesk.exchange.",
    "caredesk.language.formats",
    "caredesk.language.role_letters",
    "caredesk.domain.calendar",
)


def test_every_marked_text_has_its_english():
    """`python -m tests.marked_texts` prints what is missing, ready to paste."""
    english = catalogue()
    missing = [f"{place}: {text}" for text, place in marked().items() if text not in english]
    assert missing == []


def test_the_catalogue_holds_nothing_in_vain():
    assert sorted(catalogue().keys() - marked().keys()) == []


def test_english_names_the_same_facts_as_swedish():
    def facts(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    wrong = [text for text, english in catalogue().items() if facts(text) != facts(english)]
    assert wrong == []


def test_a_text_is_marked_whole_never_as_an_f_string_or_a_sum():
    """gettext looks the text up as it stands in the source; facts are filled in afterwards."""
    wrong = [
        f"{module.name}:{call.lineno}"
        for module in modules()
        for call in marks(module)
        if any(isinstance(node, ast.JoinedStr | ast.BinOp) for node in ast.walk(call.args[0]))
    ]
    assert wrong == []


def test_no_swedish_escapes_its_mark():
    escaped = [
        text
        for module in modules()
        if not module.name.startswith(SWEDISH_BY_NATURE)
        for text in unmarked(module)
    ]
    assert escaped == []
