"""The commands: what can be done with a unit's file without a window, and the start of the window.

Status: 0 done, 1 the user's error (one sentence, nothing changed), 2 wrong usage, 3 our own bug.
"""

from __future__ import annotations

import argparse
import gc
import getpass
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from caredesk import __version__, log, paths
from caredesk.errors import UserError
from caredesk.language import translation
from caredesk.language.breach_words import breach_sentence
from caredesk.language.words import word

PASSPHRASE_VARIABLE = "CAREDESK_PASSPHRASE"
YEARS = range(1900, 2101)
FOR_A_NEW_FILE = "Passphrase (empty for none): "
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
DONE, REFUSED, USAGE, BUG = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command, or the window when none is named; the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    if not given or (given[0] not in COMMANDS and not given[0].startswith("-")):
        return _start_window(given)
    translation.use("en")
    try:
        return _run(_parser().parse_args(given))
    except UserError as error:
        return _refuse(word(error))
    except KeyboardInterrupt:
        return _refuse("The command was stopped before it was done.")
    except BrokenPipeError:
        return _refuse("The output was closed before everything was written.")
    except Exception as error:
        log.start(paths.user_log())
        log.record_error(error)
        print(f"CareDesk has a fault of its own. Details are in {paths.user_log()}.", file=sys.stderr)
        return BUG


def _speak_utf8() -> None:
    """Names hold å, ä and ö, which a Windows console's own code page may not."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED


def _start_window(given: list[str]) -> int:
    if len(given) > 1:
        print("usage: caredesk [FILE], or one of: " + ", ".join(COMMANDS), file=sys.stderr)
        return USAGE
    if sys.platform.startswith("linux") and not any(name in os.environ for name in SCREENS):
        return _refuse("There is no screen to open the window on. The commands work without one: --help.")
    # Nothing that a start makes is garbage, and looking for some takes half of its time; the window looks
    # again when it is up.
    gc.disable()
    from caredesk.ui.app import run  # the commands need no window

    return run(Path(given[0]) if given else None)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="caredesk",
        description="Staffing figures of a care unit. With only a FILE, or nothing, the window starts.",
    )
    parser.add_argument("--version", action="version", version=f"CareDesk {__version__}")
    parser.add_argument("--self-test", action="store_true", help="check that the installed program works")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (options, _) in COMMANDS.items():
        command = commands.add_parser(name, help=_summary(name), description=_summary(name))
        for describe in options:
            describe(command)
        command.add_argument("--passphrase-file", type=Path, metavar="PATH", help="file with the passphrase")
    return parser


def _summary(name: str) -> str:
    return (COMMANDS[name][1].__doc__ or "").strip().splitlines()[0]


def _run(options: argparse.Namespace) -> int:
    if options.self_test:
        return _self_test()
    if options.command is None:
        _parser().print_usage(sys.stderr)
        return USAGE
    status: int = COMMANDS[options.command][1](options)
    return status


def _passphrase(options: argparse.Namespace, *, ask: str | None) -> str | None:
    """From the named file, the environment or, where `ask` says for what, the terminal; else None."""
    if options.passphrase_file is not None:
        try:
            text: str = options.passphrase_file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UserError("passphrase_file_unreadable", file=options.passphrase_file.name) from error
        return text.rstrip("\r\n")
    if PASSPHRASE_VARIABLE in os.environ:
        return os.environ[PASSPHRASE_VARIABLE]
    return _asked(ask) if ask and sys.stdin.isatty() else None


def _asked(question: str) -> str:
    try:
        return getpass.getpass(question)
    except (EOFError, KeyboardInterrupt):
        print(file=sys.stderr)  # the question's line has no end yet
        raise KeyboardInterrupt from None


def _with_passphrase(options: argparse.Namespace, work: Callable[[str | None], Any]) -> Any:
    """Work on a file, with its passphrase asked for on a terminal only when it has one."""
    try:
        return work(_passphrase(options, ask=None))
    except UserError as error:
        if error.code != "passphrase_needed" or not sys.stdin.isatty():
            raise
    return work(_passphrase(options, ask="Passphrase: "))


def _open(options: argparse.Namespace) -> Any:
    """The unit's file."""
    from caredesk.services.session import open_unit

    return _with_passphrase(options, lambda given: open_unit(options.file, passphrase=given))


def _warn_if_open_to_all(unit: Any) -> None:
    if not unit.store.protected:
        print("warning: the file has no passphrase: anyone who has it can read it", file=sys.stderr)


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1))


def _day(text: str) -> date:
    try:
        if (day := date.fromisoformat(text)).year in YEARS:
            return day
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a day of the years {_years()}: write YYYY-MM-DD")


def _month(text: str) -> str:
    try:
        if len(text) == 7 and date.fromisoformat(text + "-01").year in YEARS:
            return text
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a month of the years {_years()}: write YYYY-MM")


def _years() -> str:
    return f"{YEARS[0]}-{YEARS[-1]}"


def _file(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="a unit's file (.caredesk)")


def _name(command: argparse.ArgumentParser) -> None:
    command.add_argument("--name", required=True, help="the unit's name")


def _source(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", type=Path, metavar="SOURCE", help="the template: workbook, CSV or folder")
    command.add_argument("--replace-period", action="store_true", help="remove what SOURCE no longer has")
    command.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")


def _of_month(command: argparse.ArgumentParser) -> None:
    command.add_argument("--month", type=_month, required=True, metavar="YYYY-MM")


def _as_of(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as-of", type=_day, metavar="YYYY-MM-DD", help="default: the month's last day")
    command.add_argument("--public", action="store_true", help="without persons and small groups")


def _from_to(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", dest="first", type=_day, required=True, metavar="YYYY-MM-DD")
    command.add_argument("--to", dest="last", type=_day, required=True, metavar="YYYY-MM-DD")


def _to(command: argparse.ArgumentParser) -> None:
    command.add_argument("--to", type=Path, required=True, metavar="DIR")


def _sqlite(command: argparse.ArgumentParser) -> None:
    command.add_argument("--sqlite", action="store_true", help="a plain SQLite copy instead of the template")


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true")


def _copy(command: argparse.ArgumentParser) -> None:
    command.add_argument("copy", type=Path, metavar="BACKUP")
    command.add_argument("--to", type=Path, required=True, metavar="FILE", help="a new file")


def _demo(options: argparse.Namespace) -> int:
    """Write the sample unit to a new file."""
    from caredesk.services.sample_unit import create_sample

    passphrase = _passphrase(options, ask=FOR_A_NEW_FILE)
    with create_sample(options.file, today=date.today(), passphrase=passphrase or None) as unit:
        _warn_if_open_to_all(unit)
    return DONE


def _new(options: argparse.Namespace) -> int:
    """Make a new file for a unit."""
    from caredesk.services.session import create_unit

    passphrase = _passphrase(options, ask=FOR_A_NEW_FILE)
    with create_unit(options.file, name=options.name, passphrase=passphrase or None) as unit:
        _warn_if_open_to_all(unit)
    return DONE


def _import(options: argparse.Namespace) -> int:
    """Bring the template into a unit: all of it, or nothing when anything is refused."""
    from caredesk.services.command_data import plan_as_data
    from caredesk.services.import_unit import apply_import, plan_import, read_source

    with _open(options) as unit:
        plan = plan_import(unit, read_source(options.source), replace_period=options.replace_period)
        if not plan.refused and not options.dry_run:
            apply_import(unit, plan)
            _warn_if_open_to_all(unit)
    if options.json:
        _print_json(plan_as_data(plan, word))
    else:
        _print_plan(plan)
    return REFUSED if plan.refused else DONE


def _print_plan(plan: Any) -> None:
    for each in plan.problems:
        print(word(each), file=sys.stderr)
    if plan.refused:
        *others, last = [_refused_line(each) for each in plan.refused]
        print(*others, f"{last} Nothing was changed.", sep="\n", file=sys.stderr)
        return
    counts = f"{plan.new} new, {plan.changed} changed, {plan.unchanged} unchanged, {plan.removed} removed"
    print(counts)


def _refused_line(refused: Any) -> str:
    row = f"row {refused.row}" if refused.row else ""
    place = ", ".join(filter(None, (refused.sheet, row, refused.column)))
    value = f' "{refused.value}"' if refused.value else ""
    return f"{place}{value}: {word(refused.reason)}"


def _figures(options: argparse.Namespace) -> int:
    """Print every figure of a month."""
    from caredesk.services.figures import view_figures
    from caredesk.services.figures_data import figures_as_data, lines

    with _open(options) as unit:
        figures = view_figures(unit, month=options.month, as_of=options.as_of, public=options.public)
    data = figures_as_data(figures, word)
    if options.json:
        _print_json(data)
        return DONE
    problems = data.pop("problems")
    for line in (*lines(data), *problems):
        print(line)
    return DONE


def _breaches(options: argparse.Namespace) -> int:
    """Print every breach of working-time rules dated in a range of days."""
    from caredesk.services.breaches import view_breaches
    from caredesk.services.command_data import all_breaches, breaches_as_data
    from caredesk.services.plan import Plan

    if options.last < options.first:
        raise UserError("range_ends_before", first=options.first, last=options.last)
    with _open(options) as unit:
        found = view_breaches(Plan(unit), first_day=options.first, last_day=options.last)
    if options.json:
        _print_json(breaches_as_data(found))
        return DONE
    for each in all_breaches(found):
        print(f"{each.when}  {each.employee_no:8}  {breach_sentence(each)}")
    return DONE


def _report(options: argparse.Namespace) -> int:
    """Write the month's report as HTML, PDF, XLSX and an unsent e-mail."""
    from caredesk.services.monthly_report import view_month_report, write_report

    with _open(options) as unit:
        translation.use("sv")
        try:
            report = view_month_report(unit, month=options.month, today=date.today())
            written = write_report(report, options.to)
        finally:
            translation.use("en")
    print(*written, sep="\n")
    return DONE


def _export(options: argparse.Namespace) -> int:
    """Write the whole unit as the template, or as a plain SQLite copy."""
    from caredesk.services.copies import plain_copy
    from caredesk.services.export_unit import export_unit

    with _open(options) as unit:
        if options.sqlite:
            print(plain_copy(unit, options.to / f"{options.file.stem}.sqlite"))
        else:
            print(*export_unit(unit, options.to), sep="\n")
    return DONE


def _check(options: argparse.Namespace) -> int:
    """Check that a file is whole and agrees with itself, and list its backups."""
    from caredesk.services.checks import check_unit
    from caredesk.services.command_data import check_as_data

    with _open(options) as unit:
        found = check_unit(unit)
    if options.json:
        _print_json(check_as_data(found, word))
    else:
        print(*found.integrity, *map(word, found.consistency), sep="\n", end="\n" if not found.ok else "")
        print("The file is whole." if found.ok else "The file is not whole: restore a backup.")
        print(*(f"backup {copy.made:%Y-%m-%d %H:%M}  {copy.path}" for copy in found.copies), sep="\n")
    return DONE if found.ok else REFUSED


def _backup(options: argparse.Namespace) -> int:
    """Make a verified backup beside the file and print its path."""
    from caredesk.services.copies import make_copy

    with _open(options) as unit:
        print(make_copy(unit, now=datetime.now()))
    return DONE


def _restore(options: argparse.Namespace) -> int:
    """Write a backup to a new file."""
    from caredesk.services.copies import restore_copy

    _with_passphrase(options, lambda given: restore_copy(options.copy, options.to, passphrase=given))
    print(options.to)
    return DONE


def _self_test() -> int:
    from caredesk.services.self_test import self_test

    for line in self_test(today=date.today()):
        print(line)
    return DONE


Describe = Callable[[argparse.ArgumentParser], None]
Command = Callable[[argparse.Namespace], int]
COMMANDS: dict[str, tuple[tuple[Describe, ...], Command]] = {
    "demo": ((_file,), _demo),
    "new": ((_file, _name), _new),
    "import": ((_file, _source, _json), _import),
    "figures": ((_file, _of_month, _as_of, _json), _figures),
    "breaches": ((_file, _from_to, _json), _breaches),
    "report": ((_file, _of_month, _to), _report),
    "export": ((_file, _to, _sqlite), _export),
    "check": ((_file, _json), _check),
    "backup": ((_file,), _backup),
    "restore": ((_copy,), _restore),
}
