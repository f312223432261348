"""The locks hold what pyproject.toml asks for, hashed and without addresses; every script has its twin."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.source import ROOT

INSTALLER = ROOT / "installer"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
DEV = [*RUNTIME, *PROJECT["project"]["optional-dependencies"]["dev"]]


def locked(name: str) -> dict[str, list[str]]:
    """Versions by package; a package may have one for each range of Pythons."""
    versions: dict[str, list[str]] = {}
    for line in (INSTALLER / name).read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([a-z0-9.-]+)==(\S+)", line):
            versions.setdefault(canonicalize_name(found[1]), []).append(found[2])
    return versions


@pytest.mark.parametrize(("lock", "asked"), [("requirements.lock", RUNTIME), ("requirements-dev.lock", DEV)])
def test_a_lock_holds_every_package_within_its_range(lock, asked):
    versions = locked(lock)
    for each in map(Requirement, asked):
        chosen = versions[canonicalize_name(each.name)]
        assert all(each.specifier.contains(version) for version in chosen), each


def test_the_checks_run_with_the_versions_of_the_program():
    dev = locked("requirements-dev.lock")
    assert {name: dev[name] for name in locked("requirements.lock")} == locked("requirements.lock")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_hashes_and_no_address(lock):
    text = (INSTALLER / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "--index" not in text


def test_every_dependency_has_its_reason():
    """A comment stands above each."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    first = lines.index("dependencies = [") + 1
    for place in range(first, lines.index("]", first)):
        if lines[place].startswith('    "'):
            assert lines[place - 1].startswith("    #"), lines[place]


def test_every_script_that_a_person_starts_has_its_windows_twin():
    for name in ("run", "test"):
        assert (INSTALLER / f"{name}.sh").is_file()
        assert (INSTALLER / f"{name}.ps1").is_file()
