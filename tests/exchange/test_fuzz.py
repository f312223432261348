"""Damaged sources: whatever is in them, the answer is rows, refusals or one plain error."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from caredesk.errors import UserError
from caredesk.exchange.template_check import Known, check_against
from caredesk.exchange.template_example import EXAMPLE
from caredesk.exchange.template_read import read_template
from caredesk.exchange.template_write import csv_files, workbook_file
from caredesk.language.words import word

ROUNDS = 300
SHEETS_TO_DAMAGE = ("pass.csv", "enhet.csv", "ekonomi.csv", "frånvaro.csv", "bemanningskrav.csv")
PIECES = [
    b";",
    b"\n",
    b'"',
    b"'",
    b"\x00",
    b"\xff",
    b"=",
    b"-",
    b"9" * 40,
    b"\xc3",
    b"2026-02-30",
    b"24:61",
    b"\t",
    b",",
]

Damage = Callable[[random.Random, bytes], bytes]


def flipped(chance: random.Random, data: bytes) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def filled(chance: random.Random, data: bytes) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + chance.choice(PIECES) * chance.randint(1, 3) + data[place:]


def swapped(chance: random.Random, data: bytes) -> bytes:
    first, second = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[second:] + data[first:second] + data[:first]


def read_without_harm(path: Path) -> None:
    """Read as an import would; anything but a plain error is our own bug."""
    try:
        told = [each.reason for each in check_against(read_template(path), Known()).refused]
    except UserError as error:
        word(error)  # raises when the error has no words
    else:
        assert all(map(word, told))


@pytest.mark.parametrize("damage", [flipped, cut, filled, swapped])
def test_damaged_csv(tmp_path: Path, damage: Damage):
    chance = random.Random(damage.__name__)
    files = csv_files(EXAMPLE)
    path = tmp_path / "mall"
    path.mkdir()
    for number in range(ROUNDS):
        name = SHEETS_TO_DAMAGE[number % len(SHEETS_TO_DAMAGE)]
        (path / name).write_bytes(damage(chance, files[name]))
        read_without_harm(path)


@pytest.mark.slow
@pytest.mark.parametrize("damage", [flipped, cut, filled, swapped])
def test_damaged_workbooks(tmp_path: Path, damage: Damage, capfd: pytest.CaptureFixture[str]):
    """The file as a whole, and parts within a zip that is whole.

    calamine tells its own panics on standard error before it raises them; a passing run stays silent.
    """
    chance = random.Random(damage.__name__)
    content = workbook_file(EXAMPLE)
    path = tmp_path / "mall.xlsx"
    for _ in range(ROUNDS // 3):
        path.write_bytes(damage(chance, content))
        read_without_harm(path)
    for _ in range(ROUNDS // 3):
        path.write_bytes(with_a_damaged_part(chance, content, damage))
        read_without_harm(path)


def with_a_damaged_part(chance: random.Random, content: bytes, damage: Damage) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = chance.choice([name for name in old.namelist() if name.startswith("xl/")])
        for name in old.namelist():
            new.writestr(name, damage(chance, old.read(name)) if name == chosen else old.read(name))
    return out.getvalue()
