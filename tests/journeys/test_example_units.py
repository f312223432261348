"""The two example units by the commands: import, then every figure of every month that has expected ones."""

import json
from pathlib import Path
from typing import Any

import pytest

from caredesk.cli import main

UNITS = ("bjorkbacken", "smultronet")
TOLERANCE = 1e-6


def differences(expected: Any, got: Any, path: str = "") -> list[str]:
    """Where the two disagree; lists in any order, keys that are not expected left alone."""
    if isinstance(expected, dict):
        missing = [f"{path}.{key} is missing" for key in expected if key not in got]
        known = [key for key in expected if key in got]
        return missing + [
            line for key in known for line in differences(expected[key], got[key], f"{path}.{key}")
        ]
    if isinstance(expected, list):
        if len(expected) != len(got):
            return [f"{path}: {expected} but got {got}"]
        pairs = zip(sorted(expected, key=str), sorted(got, key=str), strict=True)
        return [line for place, (a, b) in enumerate(pairs) for line in differences(a, b, f"{path}[{place}]")]
    if isinstance(expected, int | float) and not isinstance(expected, bool) and isinstance(got, int | float):
        same = abs(expected - got) <= TOLERANCE * max(abs(expected), abs(got))
    else:
        same = expected == got
    return [] if same else [f"{path}: {expected!r} but got {got!r}"]


@pytest.fixture(scope="module", params=UNITS)
def imported(request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory):
    """The unit's file after `new` and `import`, with the folder of its expected figures."""
    file = tmp_path_factory.mktemp(request.param) / "unit.caredesk"
    assert main(["new", str(file), "--name", "Ny"]) == 0
    assert main(["import", str(file), str(shared / "data/units" / request.param)]) == 0
    return file, shared / "data/units/expected" / request.param


def test_every_expected_figure_is_met(imported: tuple[Path, Path], capsys: pytest.CaptureFixture[str]):
    file, folder = imported
    months = sorted(path.stem for path in folder.glob("????-??.json"))
    assert months
    for month in months:
        capsys.readouterr()
        assert main(["figures", str(file), "--month", month, "--json"]) == 0
        got = json.loads(capsys.readouterr().out)
        assert differences(json.loads((folder / f"{month}.json").read_text("utf-8")), got) == []


def test_the_breaches_are_the_expected_ones_in_their_order(
    imported: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
):
    file, folder = imported
    expected = json.loads((folder / "breaches.json").read_text("utf-8"))
    capsys.readouterr()
    days = ("--from", expected["from"], "--to", expected["to"])
    assert main(["breaches", str(file), *days, "--json"]) == 0
    got = [each for each in json.loads(capsys.readouterr().out) if each["rule"] in expected["rules"]]
    for told, breach in zip(expected["breaches"], got, strict=True):
        # What the expected list leaves open is not compared.
        assert differences({key: value for key, value in told.items() if value is not None}, breach) == []
        assert told["part"] == breach["part"]
    assert main(["breaches", str(file), *days]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(got)


def test_the_comparison_finds_a_planted_difference():
    expected = {"a": {"b": [1.0, {"c": None}]}, "d": "x"}
    assert differences(expected, {"a": {"b": [1.0, {"c": None}]}, "d": "x", "e": 1}) == []
    assert differences(expected, {"a": {"b": [1.000002, {"c": None}]}, "d": "x"}) != []
    assert differences(expected, {"a": {"b": [1.0, {"c": 0.0}]}, "d": "x"}) != []
    assert differences(expected, {"a": {"b": [1.0]}, "d": "x"}) != []


def test_export_and_import_give_the_same_figures(
    imported: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file, folder = imported
    month = max(path.stem for path in folder.glob("????-??.json"))
    assert main(["export", str(file), "--to", str(tmp_path)]) == 0
    capsys.readouterr()
    assert main(["figures", str(file), "--month", month, "--json"]) == 0
    before = capsys.readouterr().out
    for source in ("mall", "mall.xlsx"):
        again = tmp_path / f"{source}.caredesk"
        assert main(["new", str(again), "--name", "Ny"]) == 0
        assert main(["import", str(again), str(tmp_path / source)]) == 0
        capsys.readouterr()
        assert main(["figures", str(again), "--month", month, "--json"]) == 0
        assert capsys.readouterr().out == before


def test_the_same_file_twice_changes_nothing(
    imported: tuple[Path, Path], shared: Path, capsys: pytest.CaptureFixture[str]
):
    file, folder = imported
    capsys.readouterr()
    assert main(["import", str(file), str(shared / "data/units" / folder.name), "--json"]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert (counts["new"], counts["changed"], counts["removed"], counts["refused"]) == (0, 0, 0, [])
    assert counts["unchanged"] > 1000


def test_what_may_leave_holds_no_person(imported: tuple[Path, Path], capsys: pytest.CaptureFixture[str]):
    file, folder = imported
    month = max(path.stem for path in folder.glob("????-??.json"))
    capsys.readouterr()
    assert main(["figures", str(file), "--month", month, "--json", "--public"]) == 0
    got = json.loads(capsys.readouterr().out)
    assert got["sick_leave"]["repeated"] is None
    assert got["overtime"]["near_limit"] is None
    if folder.name == "smultronet":
        # Nine are paid by the month: no total of their sick leave may leave.
        assert got["sick_leave"]["percent"] is None
        assert any("ten" in sentence for sentence in got["problems"])
    else:
        assert got["sick_leave"]["percent"] is not None
