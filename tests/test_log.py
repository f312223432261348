"""The log holds codes and places, and cannot be made to hold a name."""

import pytest

from caredesk import log
from caredesk.errors import UserError

NAME = "Ek, Anna"


@pytest.fixture
def written(tmp_path):
    log.start(tmp_path)
    yield lambda: (tmp_path / "caredesk.log").read_text(encoding="utf-8")
    log.stop()


def test_a_code_and_its_numbers_are_written(written):
    log.record("file_opened", schema=3, milliseconds=41)
    assert written().endswith("INFO file_opened schema=3 milliseconds=41\n")


def test_text_is_refused_as_code_and_as_fact():
    with pytest.raises(ValueError):
        log.record(NAME)
    with pytest.raises(TypeError):
        log.record("edited", person=NAME)  # type: ignore[arg-type]


def test_an_error_is_told_by_kind_and_place_with_its_causes_and_without_its_words(written):
    try:
        try:
            dict[str, int]()[NAME]
        except KeyError as inner:
            raise UserError("unknown_employee", name=NAME) from inner
    except UserError as error:
        log.record_error(error)
    lines = written().splitlines()
    assert "UserError unknown_employee at test_log.py:" in lines[0]
    assert "KeyError at test_log.py:" in lines[1]
    assert NAME not in written()


def test_the_files_stay_small(written, tmp_path):
    for turn in range(30_000):
        log.record("turned_a_page_of_the_long_story", turn=turn)
    files = list(tmp_path.glob("caredesk.log*"))
    assert 2 <= len(files) <= 5
    assert all(file.stat().st_size <= 200_000 for file in files)
