"""The house rules, each as a sentence: who may import whom, what stands where, how large a thing may be."""

import ast
import re
import sys
from collections.abc import Iterable

import pytest

from tests.source import ROOT, Module, called, imports, modules, own_tests, strings

LAYERS = {"domain", "planning", "storage", "exchange", "services", "reports", "language", "ui"}

# What a layer may import of the others. `errors` is open to all.
MAY_IMPORT = {
    "domain": set(),
    "planning": {"domain"},
    "storage": {"domain", "paths", "log"},
    "exchange": {"domain", "language"},
    "language": {"domain", "paths"},
    "reports": {"domain", "language", "paths"},
    "services": {"storage", "exchange", "reports", "planning", "domain", "paths", "log"},
    "ui": {"services", "reports", "language", "domain", "paths", "log"},
    "cli": {"services", "reports", "language", "paths", "log", "ui"},
    "paths": set(),
    "log": set(),
    "errors": set(),
    "__main__": {"cli"},
    "__init__": set(),
}

NETWORK = {
    "socket", "socketserver", "ssl", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib",
    "telnetlib", "xmlrpc", "asyncio", "requests", "httpx", "aiohttp", "urllib3", "websockets",
    "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets",
}  # fmt: skip

# Slow to import: on first need, so that the window is up before them.
HEAVY = {
    "pandas",
    "numpy",
    "pyqtgraph",
    "sqlite_utils",
    "xlsxwriter",
    "python_calamine",
    "holidays",
    "ortools",
}
ON_FIRST_NEED = HEAVY | {"polib", "jinja2"}

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}


def of(*layers: str) -> list[Module]:
    return [module for module in modules() if module.layer in layers]


def outside(*layers: str) -> list[Module]:
    return [module for module in modules() if module.layer not in layers]


def imported_from(chosen: Iterable[Module], names: Iterable[str]) -> list[str]:
    """Where one of the packages is imported, as `module:line name`."""
    starts = tuple(names)
    return [
        f"{module.name}:{each.line} {each.name}"
        for module in chosen
        for each in imports(module)
        if any(each.name == start or each.name.startswith(f"{start}.") for start in starts)
    ]


def test_the_walker_sees_the_package():
    assert {"domain", "storage", "language", "paths"} <= {module.layer for module in modules()}
    assert imported_from(of("log"), ["caredesk.errors"])


@pytest.mark.parametrize("layer", sorted(LAYERS | {"cli", "paths", "log", "errors", "__main__"}))
def test_a_layer_imports_only_the_layers_below_it(layer):
    allowed = MAY_IMPORT[layer] | {layer, "errors"}
    others = []
    for module in of(layer):
        for each in imports(module):
            parts = each.name.split(".")
            if parts[0] != "caredesk":
                continue
            target = parts[1] if len(parts) > 1 else "caredesk"
            if target not in allowed and target != "__version__":
                others.append(f"{module.name}:{each.line} {each.name}")
    assert others == []


def test_every_module_stands_in_a_layer_with_a_rule():
    assert {module.layer for module in modules()} <= set(MAY_IMPORT)


def test_the_command_line_starts_the_window_and_touches_nothing_else_of_it():
    taken = imported_from(of("cli"), ["caredesk.ui"])
    assert [each for each in taken if not re.search(r" caredesk\.ui\.app(\.|$)", each)] == []


def test_the_domain_stands_on_the_standard_library_pandas_and_numpy_and_its_calendar_on_holidays():
    foreign = []
    for module in of("domain"):
        known = {"pandas", "numpy", "caredesk"} | (
            {"holidays"} if module.name.endswith(".calendar") else set()
        )
        for each in imports(module):
            package = each.name.split(".")[0]
            if package not in known and package not in sys.stdlib_module_names:
                foreign.append(f"{module.name}:{each.line} {each.name}")
    assert foreign == []


def test_the_domain_opens_no_file():
    assert imported_from(of("domain"), ["pathlib", "os", "io", "shutil", "tempfile"]) == []
    assert calls_of(of("domain"), {"open", "read_text", "read_bytes", "read_csv", "read_excel"}) == []


def test_the_domain_reads_no_clock():
    assert imported_from(of("domain"), ["time"]) == []
    clock = {
        ("date", "today"),
        ("datetime", "now"),
        ("datetime", "today"),
        ("datetime", "utcnow"),
        ("Timestamp", "now"),
    }
    found = []
    for module in of("domain"):
        for node in ast.walk(module.tree):
            if (
                isinstance(node, ast.Attribute)
                and (ast.unparse(node.value).split(".")[-1], node.attr) in clock
            ):
                found.append(f"{module.name}:{node.lineno}")
    assert found == []


def calls_of(chosen: Iterable[Module], names: set[str]) -> list[str]:
    return [
        f"{module.name}:{node.lineno} {called(node)}"
        for module in chosen
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node) in names
    ]


def test_only_storage_knows_sqlite():
    sqlite = ["sqlite3", "sqlcipher3", "sqlite_utils", "pysqlite3", "PySide6.QtSql", "sqlalchemy"]
    assert imported_from(outside("storage"), sqlite) == []


def test_no_one_uses_the_standard_librarys_sqlite_since_two_libraries_on_one_file_can_corrupt_it():
    assert imported_from(modules(), ["sqlite3", "PySide6.QtSql"]) == []


SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|CREATE\s+(TEMP\s+)?(TABLE|TRIGGER"
    r"|INDEX|VIEW)|DROP\s+(TABLE|TRIGGER)|ALTER\s+TABLE|PRAGMA\s+\w+|BEGIN\s+(EXCLUSIVE|IMMEDIATE)|ORDER\s+BY\s+\w)",
    re.DOTALL,
)


def test_sql_stands_only_under_storage():
    assert SQL.search("SELECT a FROM b")
    found = [
        f"{module.name}:{node.lineno}"
        for module in outside("storage")
        for node, text in strings(module)
        if SQL.search(text)
    ]
    assert found == []


def test_widgets_and_charts_of_the_window_stand_only_under_ui():
    assert imported_from(outside("ui"), ["PySide6.QtWidgets", "pyqtgraph", "PySide6.QtSvgWidgets"]) == []


def test_only_the_window_the_reports_and_the_command_line_know_qt():
    assert imported_from(outside("ui", "reports", "cli"), ["PySide6"]) == []


def test_reports_and_the_command_line_use_no_more_of_qt_than_core_and_gui():
    allowed = ("PySide6.QtCore", "PySide6.QtGui")
    taken = imported_from(of("reports", "cli"), ["PySide6"])
    assert [each for each in taken if not each.split(" ")[1].startswith(allowed)] == []


def test_the_solver_stands_only_under_planning():
    assert imported_from(outside("planning"), ["ortools"]) == []


def test_no_module_opens_a_network_connection():
    assert imported_from(modules(), NETWORK) == []


def test_only_slow_libraries_are_imported_on_first_need():
    """Those that decide what a start loads may put off parts of the program as well."""
    early = {"caredesk.cli", "caredesk.ui.app", "caredesk.ui.desktop"}
    found = [
        f"{module.name}:{each.line} {each.name}"
        for module in modules()
        for each in imports(module)
        if not each.at_top
        and module.name not in early
        and each.name.split(".")[0] not in ON_FIRST_NEED
        and not each.name.startswith("sqlcipher3")
    ]
    assert found == []


def test_slow_libraries_are_not_imported_at_the_top_outside_the_charts_that_stand_on_them():
    found = [
        f"{module.name}:{each.line} {each.name}"
        for module in modules()
        for each in imports(module)
        if each.at_top and each.name.split(".")[0] in HEAVY and not under_type_checking(module, each.line)
    ]
    assert [each for each in found if not each.startswith("caredesk.ui.charts.")] == []


def under_type_checking(module: Module, line: int) -> bool:
    return any(
        isinstance(node, ast.If)
        and "TYPE_CHECKING" in ast.unparse(node.test)
        and node.lineno < line <= (node.end_lineno or 0)
        for node in module.tree.body
    )


def test_no_page_knows_another():
    found = []
    for module in modules():
        if module.name.startswith("caredesk.ui.pages."):
            own = ".".join(module.name.split(".")[:4])
            found += [
                each
                for each in imported_from([module], ["caredesk.ui.pages"])
                if own not in each.split(" ")[1]
            ]
    assert found == []


def test_every_module_opens_with_a_docstring_that_says_its_job():
    silent = [
        module.name
        for module in (*modules(), *own_tests())
        if module.text.strip() and not ast.get_docstring(module.tree)
    ]
    assert silent == []


def test_no_file_is_longer_than_400_lines():
    long = {m.name: m.text.count("\n") for m in (*modules(), *own_tests()) if m.text.count("\n") > 400}
    assert long == {}


def test_no_function_is_longer_than_40_lines_and_no_class_than_300():
    long = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                most = 300 if isinstance(node, ast.ClassDef) else 40
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > most:
                    long.append(f"{module.name}.{node.name}: {lines} lines")
    assert long == []


def test_the_main_window_stays_below_300_lines():
    assert [
        m.name for m in modules() if m.name == "caredesk.ui.main_window" and m.text.count("\n") >= 300
    ] == []


def test_no_file_or_class_has_a_name_that_says_nothing():
    """The base schedule (grundschema) is a term of the field, so its "base" says something."""
    found = []
    for module in modules():
        classes = [node.name for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)]
        for name in (*module.path.relative_to(ROOT).with_suffix("").parts, *classes):
            spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
            words = set(re.sub("base_(shift|schedule)", "", spaced).split("_"))
            found += [f"{module.name}: {name}" for word in words & FORBIDDEN_NAMES]
    assert found == []


def test_nothing_is_left_to_do_in_comments():
    left = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    own = "test_architecture"
    found = [m.name for m in (*modules(), *own_tests()) if own not in m.name and left.search(m.text)]
    assert found == []


COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")


def test_colours_stand_only_in_the_table_of_tokens():
    """A hash with three or six hexadecimal digits is a colour wherever it stands in a string."""
    assert COLOUR.search("color: #0A666F")
    found = [
        f"{module.name}:{node.lineno} {text}"
        for module in modules()
        for node, text in strings(module)
        if COLOUR.search(text)
    ]
    assert found == []


def test_what_is_logged_is_named_by_a_code_written_in_the_source():
    found = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "log.record":
                literal = node.args and isinstance(node.args[0], ast.Constant)
                if not literal or any(each.arg is None for each in node.keywords):
                    found.append(f"{module.name}:{node.lineno}")
    assert found == []
    assert imported_from(outside("log"), ["logging"]) == []
