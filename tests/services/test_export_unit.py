"""A unit that goes out and comes back is the same unit; a failed export leaves what was there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from caredesk.errors import UserError
from caredesk.language.words import word
from caredesk.services.edits import edit
from caredesk.services.export_unit import export_unit, read_all, write_template
from caredesk.services.import_unit import import_source
from caredesk.services.session import OpenUnit, create_unit
from caredesk.storage import day_totals, rows
from tests.small_unit import FIRST, LAST, small_unit


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[OpenUnit]:
    """The small unit, opened."""
    with create_unit(tmp_path / "enhet.caredesk", name="Lönngården") as opened:
        with edit(opened, "fill"):
            rows.insert(opened.store, small_unit())
        yield opened


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("which", [0, 1])
def test_out_and_back_gives_the_same_rows_totals_and_files(unit: OpenUnit, tmp_path: Path, which: int):
    out = export_unit(unit, tmp_path / "ut")
    with create_unit(tmp_path / "ny.caredesk", name="Lönngården") as back:
        assert import_source(back, out[which]).refused == ()
        assert read_all(back) == read_all(unit)
        totals = [day_totals.read_totals(each.store, FIRST, LAST) for each in (unit, back)]
        assert totals[0] == totals[1]
        again = export_unit(back, tmp_path / "om")
    assert files_of(again[0]) == files_of(out[0])
    assert again[1].read_bytes() == out[1].read_bytes()


def test_an_export_takes_the_place_of_the_last_and_leaves_other_files(unit: OpenUnit, tmp_path: Path):
    folder, book = export_unit(unit, tmp_path / "ut")
    (folder / "eget.txt").write_text("mitt", encoding="utf-8")
    before = files_of(folder)
    assert export_unit(unit, tmp_path / "ut") == (folder, book)
    assert files_of(folder) == before


def test_where_nothing_can_be_written_one_sentence_says_so(unit: OpenUnit, tmp_path: Path):
    (tmp_path / "fil").write_text("ingen mapp", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        export_unit(unit, tmp_path / "fil")
    assert "fil" in word(caught.value)


def test_a_full_disk_leaves_the_old_files(unit: OpenUnit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder, _ = export_unit(unit, tmp_path / "ut")
    before = files_of(tmp_path / "ut" / "mall")
    write, left = Path.write_bytes, iter(range(10))

    def full(path: Path, data: bytes) -> int:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UserError, match="disk_full"):
        export_unit(unit, tmp_path / "ut")
    assert files_of(folder) == before
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == ["mall", "mall.xlsx"]


def test_the_empty_template_and_its_example_can_be_imported(tmp_path: Path):
    empty, example = write_template(tmp_path / "ut")
    with create_unit(tmp_path / "ny.caredesk", name="Ny") as unit:
        assert import_source(unit, example).new > 40
        plan = import_source(unit, empty)
        assert (plan.refused, plan.changes_nothing) == ((), True)


def test_a_template_that_may_be_filled_in_is_never_written_over(tmp_path: Path):
    empty, example = write_template(tmp_path)
    empty.unlink()
    example.write_bytes(b"mine")
    with pytest.raises(UserError, match="file_exists"):
        write_template(tmp_path)
    assert (empty.exists(), example.read_bytes()) == (False, b"mine")
