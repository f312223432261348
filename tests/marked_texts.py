"""The texts that people read, as they stand in the source: marked by `tr` or `N_`.

`python -m tests.marked_texts` prints what `resources/language/en.po` lacks, in its own form, to paste there
and fill in, and names what it holds in vain.
"""

import ast
from collections.abc import Iterator

import polib

from tests.source import ROOT, Module, called, modules, strings

CATALOGUE = ROOT / "resources" / "language" / "en.po"
MARKS = {"tr", "N_"}


def marks(module: Module) -> Iterator[ast.Call]:
    """The calls of `tr` and `N_` in a module."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and called(node) in MARKS and node.args:
            yield node


def marked() -> dict[str, str]:
    """Each marked text with the first place it stands at."""
    found: dict[str, str] = {}
    for module in modules():
        for call in marks(module):
            for text in _literals(call.args[0]):
                found.setdefault(text, f"{module.path.relative_to(ROOT).as_posix()}:{call.lineno}")
    return found


def unmarked(module: Module) -> list[str]:
    """Literals with å, ä or ö outside any mark: Swedish that would escape translation."""
    inside = {id(node) for call in marks(module) for node in ast.walk(call)}
    return [
        f"{module.name}:{node.lineno} {text}"
        for node, text in strings(module)
        if id(node) not in inside and set("åäöÅÄÖ") & set(text)
    ]


def catalogue() -> dict[str, str]:
    """English by Swedish; an entry without English, or marked fuzzy, does not count."""
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(CATALOGUE)) if entry.translated()}


def _literals(node: ast.expr) -> list[str]:
    """A literal, or both of `a if x else b`; nothing for a name, whose text is marked by N_ elsewhere."""
    if isinstance(node, ast.IfExp):
        return _literals(node.body) + _literals(node.orelse)
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        return [node.value]
    return []


def _print_differences() -> None:
    texts, english = marked(), catalogue()
    for text, place in sorted(texts.items(), key=lambda pair: pair[1]):
        if text not in english:
            print(polib.POEntry(msgid=text, msgstr="", comment=place))
    for text in sorted(english.keys() - texts.keys()):
        print(f"# in vain: {text}")


if __name__ == "__main__":
    _print_differences()
