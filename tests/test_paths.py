"""Resources are found; the user's folders are made, and are the test's own here."""

import pytest

from caredesk import paths


def test_resources_lie_beside_the_package():
    assert (paths.resources() / "language" / "en.po").is_file()


def test_a_frozen_program_has_its_resources_beside_it(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(tmp_path / "caredesk.exe"))
    assert paths.resources() == tmp_path / "resources"


def test_user_folders_are_made_under_the_named_one(own_folders):
    assert paths.user_data() == own_folders / "data"
    assert paths.user_log().is_dir()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Björkbacken", "Björkbacken"),
        ("../../x", "x"),
        ("Hus A/B: dag", "Hus A-B- dag"),
        ("nul", "nul-"),
        ("…", "…"),
        (" . ", "CareDesk"),
        ("å" * 200, "å" * 60),
    ],
)
def test_any_title_gives_a_name_of_a_file_in_the_same_folder(title: str, name: str):
    assert paths.file_name(title) == name
