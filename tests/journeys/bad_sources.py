"""Sources that cannot be imported, each with what is said of it in the window and on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.exchange.reading import folder

STAFF = "Anställningsnr;Namn\n1;Alva\n"
ABSENCES = "Anställningsnr;Från;Till;Orsak\n"
PLACES = "Avdelning;Från;Till;Belagda platser\n"


class BadSource(NamedTuple):
    """`make(folder)` writes the source and tells its path; `window` and `terminal` are what must be said.

    `looked_at`: it can be read, so that the window lists its rows; else the window says why it cannot.
    """

    name: str
    make: Callable[[Path], Path]
    window: str
    terminal: str
    looked_at: bool = True


def _sheets(**sheets: str | bytes) -> Callable[[Path], Path]:
    return lambda place: folder(place / "källa", **sheets)


def _file(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(place: Path) -> Path:
        path = place / name
        path.write_bytes(content)
        return path

    return make


BAD_SOURCES = (
    BadSource(
        "unknown sheet",
        _sheets(konstigt="a;b\n1;2\n"),
        "källa innehåller inget blad som CareDesk känner igen. "
        "Inget har ändrats; döp blad och filer som i mallen.",
        "källa holds no sheet that CareDesk knows. "
        "Nothing is changed; name sheets and files as in the template.",
        looked_at=False,
    ),
    BadSource(
        "column that is needed is not there",
        _sheets(medarbetare="Namn;Telefon\nAlva;070\n"),
        "Kolumnen saknas och måste finnas.",
        "medarbetare, row 1, Anställningsnr: The column is missing and must be there. Nothing was changed.",
    ),
    BadSource(
        "unreadable date",
        _sheets(medarbetare=STAFF, frånvaro=ABSENCES + "1;i går;;Sjuk\n"),
        "Datum skrivs ÅÅÅÅ-MM-DD.",
        'frånvaro, row 2, Från "i går": A date is written YYYY-MM-DD. Nothing was changed.',
    ),
    BadSource(
        "day that is not in the calendar",
        _sheets(medarbetare=STAFF, frånvaro=ABSENCES + "1;2026-02-29;;Sjuk\n"),
        "Datumet finns inte i kalendern.",
        'frånvaro, row 2, Från "2026-02-29": The date is not in the calendar. Nothing was changed.',
    ),
    BadSource(
        "unknown employee",
        _sheets(frånvaro=ABSENCES + "9;2026-01-01;;Sjuk\n"),
        "Anställningsnumret finns varken i filen eller i enheten.",
        'frånvaro, row 2, Anställningsnr "9": The employee number is neither in the file nor in the unit. '
        "Nothing was changed.",
    ),
    BadSource(
        "overlapping occupancy",
        _sheets(beläggning=PLACES + "Gran;2026-01-01;2026-01-31;5\nGran;2026-01-20;2026-02-10;6\n"),
        "Raden överlappar en annan rad för samma avdelning från 2026-01-20.",
        'beläggning, row 3, Avdelning "Gran": '
        "The row overlaps another row of the same section from 2026-01-20. Nothing was changed.",
    ),
    BadSource(
        "end before start",
        _sheets(medarbetare=STAFF, frånvaro=ABSENCES + "1;2026-01-05;2026-01-01;Sjuk\n"),
        "Slutet ligger före början 2026-01-05.",
        'frånvaro, row 2, Till "2026-01-01": The end lies before the start 2026-01-05. Nothing was changed.',
    ),
    BadSource(
        "two rows with one key",
        _sheets(medarbetare=STAFF + "1;Björn\n"),
        "Raden är samma som rad 2: de har samma nyckel.",
        'medarbetare, row 3, Anställningsnr "1": The row is the same as row 2: they have the same key. '
        "Nothing was changed.",
    ),
    BadSource(
        "wrong encoding",
        _sheets(medarbetare="Anställningsnr;Namn\n1;Björn\n".encode("cp850")),
        "medarbetare.csv har en teckenkodning som inte går att tyda. "
        "Inget har ändrats; spara om den som CSV UTF-8.",
        "medarbetare.csv has a text encoding that cannot be read. "
        "Nothing is changed; save it again as CSV UTF-8.",
        looked_at=False,
    ),
    *(
        BadSource(
            f"empty {name}",
            _file(name, b""),
            f"{name} är tom. Inget har ändrats; välj en annan fil.",
            f"{name} is empty. Nothing is changed; choose another file.",
            looked_at=False,
        )
        for name in ("tom.csv", "medarbetare.csv", "tom.xlsx")
    ),
    BadSource(
        "picture named as a workbook",
        _file("bild.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(500)),
        "bild.xlsx är ingen Excel-fil, eller så är den skadad. Inget har ändrats; spara om den som XLSX.",
        "bild.xlsx is not an Excel file, or it is damaged. Nothing is changed; save it again as XLSX.",
        looked_at=False,
    ),
    BadSource(
        "folder without tables",
        lambda place: folder(place / "källa"),
        "Mappen källa innehåller inga CSV-filer. Inget har ändrats; välj en annan mapp.",
        "The folder källa holds no CSV files. Nothing is changed; choose another folder.",
        looked_at=False,
    ),
)

ONLY_TOLD = (
    BadSource(
        "unknown sheet beside known ones",
        _sheets(medarbetare=STAFF, konstigt="a;b\n1;2\n"),
        "Bladet konstigt finns inte i mallen och lästes inte.",
        "The sheet konstigt is not in the template and was not read.",
    ),
    BadSource(
        "unknown column beside known ones",
        _sheets(medarbetare="Anställningsnr;Namn;Skonummer\n1;Alva;38\n"),
        "Kolumnen Skonummer på bladet medarbetare finns inte i mallen och lästes inte.",
        "The column Skonummer on sheet medarbetare is not in the template and was not read.",
    ),
)
"""What is not of the template is told and left out; the rest can be read in."""
