"""Rows of every table are the same after a way through files, and the files the same bytes after a second."""

import io
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from caredesk.exchange.template_example import EXAMPLE
from caredesk.exchange.template_read import read_template
from caredesk.exchange.template_write import csv_files, workbook_file
from tests.exchange.drawn_rows import units

CHECKED = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking 28 tables at once takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def read_back(path: Path) -> dict[str, list[Any]]:
    found = read_template(path)
    assert found.refused == ()
    assert found.problems == ()
    return {table: sheet.rows for table, sheet in found.sheets.items()}


@CHECKED
@given(units())
def test_every_table_through_csv(rows: dict[str, list[Any]]):
    with tempfile.TemporaryDirectory() as folder:
        for name, content in csv_files(rows).items():
            (Path(folder) / name).write_bytes(content)
        back = read_back(Path(folder))
    assert back == rows
    assert csv_files(back) == csv_files(rows)


@pytest.mark.slow
@CHECKED
@given(units())
def test_every_table_through_a_workbook(rows: dict[str, list[Any]]):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mall.xlsx"
        path.write_bytes(workbook_file(rows))
        back = read_back(path)
    assert back == rows
    assert workbook_file(back) == workbook_file(rows)


def test_the_example_reads_as_it_was_written(tmp_path: Path):
    path = tmp_path / "exempel.xlsx"
    path.write_bytes(workbook_file(EXAMPLE))
    assert read_back(path) == {table: list(rows) for table, rows in EXAMPLE.items()}
    assert all(EXAMPLE.values())


def test_the_explained_template_holds_no_rows(tmp_path: Path):
    path = tmp_path / "mall.xlsx"
    path.write_bytes(workbook_file({}, explained=True))
    assert set(map(len, read_back(path).values())) == {0}


def test_rows_typed_under_the_explanations_are_read(tmp_path: Path):
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(workbook_file({}, explained=True)))
    book["händelser"].append(["2026-03", "Hot", 2])
    book.save(tmp_path / "mall.xlsx")
    assert read_back(tmp_path / "mall.xlsx")["event"] == [("2026-03", "Hot", 2)]
