"""The program's own source, parsed once: what the tests of architecture and of words read."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]


class Module(NamedTuple):
    """One file: its dotted name, its layer ("domain", "cli", …), its text and its tree."""

    name: str
    layer: str
    path: Path
    text: str
    tree: ast.Module


class Import(NamedTuple):
    """One imported name, dotted to the end (`caredesk.domain.rows.Shift`), its line, whether at the top."""

    name: str
    line: int
    at_top: bool


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    return tuple(_parsed(path) for path in sorted((ROOT / "caredesk").rglob("*.py")))


@cache
def own_tests() -> tuple[Module, ...]:
    """Every module of the tests."""
    return tuple(_parsed(path) for path in sorted((ROOT / "tests").rglob("*.py")))


@cache
def imports(module: Module) -> tuple[Import, ...]:
    """What a module imports, anywhere in it; imports for type checking count as well."""
    return tuple(_imports(module))


def _imports(module: Module) -> Iterator[Import]:
    top = set(module.tree.body)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            top.update(node.body)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for each in node.names:
                yield Import(each.name, node.lineno, node in top)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.name}:{node.lineno}: relative imports hide the layer"
            for each in node.names:
                yield Import(f"{node.module}.{each.name}", node.lineno, node in top)


def strings(module: Module) -> Iterator[tuple[ast.Constant, str]]:
    """The string literals of a module with their text, f-strings' parts too, but not its docstrings."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    # A string standing alone documents the name above it.
    documentation |= {id(node.value) for node in ast.walk(module.tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node, node.value


def called(node: ast.Call) -> str:
    """The last name of what a call calls: `tr` of `translation.tr("…")`."""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _parsed(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    parts = path.relative_to(ROOT).with_suffix("").parts
    layer = parts[1] if len(parts) > 1 else parts[0]
    return Module(".".join(parts).removesuffix(".__init__"), layer, path, text, ast.parse(text, str(path)))
