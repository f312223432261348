"""The commands as a user types them: what they print, and with which status they end."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import caredesk.cli
from caredesk import __version__
from caredesk.cli import main
from caredesk.exchange import values
from caredesk.services.session import create_unit

Out = pytest.CaptureFixture[str]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "caredesk", *arguments],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


@pytest.fixture
def file(tmp_path: Path, capsys: Out) -> Path:
    made = tmp_path / "enhet.caredesk"
    assert main(["new", str(made), "--name", "Åsgården"]) == 0
    capsys.readouterr()
    return made


def test_the_version_is_told():
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"CareDesk {__version__}\n")


def test_a_new_file_without_passphrase_is_warned_about(tmp_path: Path):
    done = run("new", str(tmp_path / "a.caredesk"), "--name", "Åsgården")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("warning: ")
    assert done.stderr.count("\n") == 1


def test_a_passphrase_protects_the_file(tmp_path: Path):
    path = str(tmp_path / "a.caredesk")
    made = run("new", path, "--name", "Åsgården", CAREDESK_PASSPHRASE="blå häst på äng")
    assert (made.returncode, made.stderr) == (0, "")
    refused = run("figures", path, "--month", "2026-10")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.count("\n") == 1
    wrong = run("figures", path, "--month", "2026-10", CAREDESK_PASSPHRASE="blå häst")
    assert wrong.returncode == 1
    assert wrong.stderr != refused.stderr
    phrase = tmp_path / "phrase.txt"
    phrase.write_text("blå häst på äng\n", encoding="utf-8")
    opened = run("figures", path, "--month", "2026-10", "--json", "--passphrase-file", str(phrase))
    assert opened.returncode == 0
    assert json.loads(opened.stdout)["unit"] == "Åsgården"


class Terminal:
    """A terminal at which the same answer is given to every question; an error is what a key press raises."""

    def __init__(self, answer: str | type[BaseException]) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def isatty(self) -> bool:
        return True

    def ask(self, question: str) -> str:
        self.asked.append(question)
        if isinstance(self.answer, str):
            return self.answer
        raise self.answer


AtTerminal = Callable[[str | type[BaseException]], Terminal]


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> AtTerminal:
    """Sits down at a terminal."""

    def sit_down(answer: str | type[BaseException]) -> Terminal:
        terminal = Terminal(answer)
        monkeypatch.delenv("CAREDESK_PASSPHRASE", raising=False)
        monkeypatch.setattr("sys.stdin", terminal)
        monkeypatch.setattr("getpass.getpass", terminal.ask)
        return terminal

    return sit_down


@pytest.mark.slow
def test_the_passphrase_is_asked_for_at_a_terminal_where_one_is_needed(
    tmp_path: Path, capsys: Out, at_terminal: AtTerminal
):
    terminal = at_terminal("blå häst på äng")
    made, restored = tmp_path / "a.caredesk", tmp_path / "b.caredesk"
    assert main(["demo", str(tmp_path / "exempel.caredesk")]) == 0
    assert main(["new", str(made), "--name", "Åsgården"]) == 0
    assert capsys.readouterr().err == ""  # they have a passphrase, so there is nothing to warn about
    assert main(["backup", str(made)]) == 0
    copy = capsys.readouterr().out.strip()
    assert main(["restore", copy, "--to", str(restored)]) == 0
    assert main(["check", str(restored)]) == 0
    assert len(terminal.asked) == 5
    terminal.asked.clear()
    terminal.answer = ""
    assert main(["new", str(tmp_path / "c.caredesk"), "--name", "Åsgården"]) == 0
    assert capsys.readouterr().err.startswith("warning: ")
    assert main(["check", str(tmp_path / "c.caredesk")]) == 0
    assert len(terminal.asked) == 1


@pytest.mark.parametrize("press", [EOFError, KeyboardInterrupt])
@pytest.mark.parametrize("command", [["check"], ["restore", "--to", "b.caredesk"], ["new", "--name", "Ny"]])
def test_leaving_the_question_is_said_in_a_sentence_and_makes_nothing(
    tmp_path: Path,
    capsys: Out,
    monkeypatch: pytest.MonkeyPatch,
    at_terminal: AtTerminal,
    press: type[BaseException],
    command: list[str],
):
    monkeypatch.chdir(tmp_path)
    create_unit("a.caredesk", name="Åsgården", passphrase="blå häst på äng").close()
    before = sorted(tmp_path.iterdir())
    at_terminal(press)
    name, *more = command
    assert main([name, "c.caredesk" if name == "new" else "a.caredesk", *more]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip() == "The command was stopped before it was done."
    assert sorted(tmp_path.iterdir()) == before


def test_an_empty_unit_has_no_figures_but_reasons(file: Path, capsys: Out):
    assert main(["figures", str(file), "--month", "2026-10", "--json"]) == 0
    got = json.loads(capsys.readouterr().out)
    assert got["density"]["r12"] is None
    assert got["density"]["r12_months"] == 0
    assert got["economy"]["posts"] == []
    assert got["problems"]
    assert main(["figures", str(file), "--month", "2026-10"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.split() == ["density.r12", "-"] for line in lines)


@pytest.mark.parametrize(
    "arguments",
    [
        ["figures", "{file}", "--month", "2026-13"],
        ["figures", "{file}", "--month", "oktober"],
        ["figures", "{file}", "--month", "0001-01"],
        ["figures", "{file}", "--month", "1899-12"],
        ["figures", "{file}", "--month", "2101-01"],
        ["report", "{file}", "--month", "9999-12", "--to", "{file}-ut"],
        ["figures", "{file}"],
        ["figures", "{file}", "--month", "2026-10", "--as-of", "31/10"],
        ["new", "{file}"],
        ["demo"],
        ["import", "{file}", "a", "b"],
    ],
)
def test_wrong_usage_ends_with_two(arguments: list[str], file: Path, capsys: Out):
    with pytest.raises(SystemExit) as ended:
        main([each.format(file=file) for each in arguments])
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_months_are_those_that_can_be_brought_in():
    assert caredesk.cli.YEARS == values.YEARS


def test_two_words_that_are_no_command_are_wrong_usage(capsys: Out):
    assert main(["figurs", "x"]) == 2
    assert "figures" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "{file}", "--name", "Igen"],
        ["demo", "{file}"],
        ["figures", "{folder}/saknas.caredesk", "--month", "2026-10"],
        ["import", "{folder}/saknas.caredesk", "{folder}"],
        ["import", "{file}", "{folder}/saknas"],
        ["check", "{folder}"],
        ["restore", "{folder}/saknas.caredesk", "--to", "{folder}/ny.caredesk"],
        ["restore", "{file}", "--to", "{file}"],
        ["figures", "{file}", "--month", "2026-10", "--passphrase-file", "{folder}/saknas.txt"],
    ],
)
def test_the_users_error_is_one_english_sentence_and_changes_nothing(
    arguments: list[str], file: Path, tmp_path: Path, capsys: Out
):
    before, listed = file.read_bytes(), sorted(tmp_path.iterdir())
    assert main([each.format(file=file, folder=tmp_path) for each in arguments]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert not set("åäöÅÄÖ") & set(said.err.replace(str(tmp_path), ""))
    assert file.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == listed


def test_a_bug_of_ours_ends_with_three_and_no_traceback(
    file: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
):
    def broken(_options: object) -> int:
        raise ZeroDivisionError("Anna Ek")

    monkeypatch.setitem(caredesk.cli.COMMANDS, "check", (caredesk.cli.COMMANDS["check"][0], broken))
    assert main(["check", str(file)]) == 3
    said = capsys.readouterr()
    assert "Anna" not in said.err
    assert "Traceback" not in said.err


def test_backup_restore_and_check(file: Path, tmp_path: Path, capsys: Out):
    assert main(["backup", str(file)]) == 0
    copy = capsys.readouterr().out.strip()
    assert Path(copy).is_file()
    restored = tmp_path / "tillbaka.caredesk"
    assert main(["restore", copy, "--to", str(restored)]) == 0
    capsys.readouterr()
    assert main(["check", str(restored), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "ok": True, "integrity": [], "consistency": [], "backups": [],
    }  # fmt: skip
    assert main(["check", str(file)]) == 0
    assert copy in capsys.readouterr().out


def test_a_plain_copy_for_other_programs(file: Path, tmp_path: Path, capsys: Out):
    assert main(["export", str(file), "--to", str(tmp_path / "ut"), "--sqlite"]) == 0
    written = Path(capsys.readouterr().out.strip())
    assert written.read_bytes().startswith(b"SQLite format 3\x00")


def test_a_dry_run_tells_and_changes_nothing(file: Path, tmp_path: Path, capsys: Out):
    source = tmp_path / "mall"
    source.mkdir()
    (source / "befattningar.csv").write_text(
        "Befattning;Räknas i täthet (%)\nUndersköterska;100\nEnhetschef;0\n", encoding="utf-8"
    )
    before = file.read_bytes()
    assert main(["import", str(file), str(source), "--dry-run"]) == 0
    assert capsys.readouterr().out == "2 new, 0 changed, 0 unchanged, 0 removed\n"
    assert file.read_bytes() == before


def test_a_refused_import_names_the_cell_and_changes_nothing(file: Path, tmp_path: Path, capsys: Out):
    source = tmp_path / "mall"
    source.mkdir()
    (source / "befattningar.csv").write_text(
        "Befattning;Räknas i täthet (%)\nUndersköterska;mycket\n", encoding="utf-8"
    )
    before = file.read_bytes()
    assert main(["import", str(file), str(source), "--json"]) == 1
    refused = json.loads(capsys.readouterr().out)["refused"]
    assert [(each["sheet"], each["row"], each["value"]) for each in refused] == [
        ("befattningar", 2, "mycket")
    ]
    assert main(["import", str(file), str(source)]) == 1
    said = capsys.readouterr()
    assert "befattningar, row 2" in said.err
    assert file.read_bytes() == before


def test_days_of_breaches_must_be_days_in_order(file: Path, capsys: Out):
    assert main(["breaches", str(file), "--from", "2026-03-02", "--to", "2026-03-01"]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    for wrong in ("2026-02-30", "0001-01-01"):
        with pytest.raises(SystemExit, match="2"):
            main(["breaches", str(file), "--from", wrong, "--to", "2026-03-01"])
        assert "write YYYY-MM-DD" in capsys.readouterr().err
    assert main(["breaches", str(file), "--from", "2026-03-01", "--to", "2026-03-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
