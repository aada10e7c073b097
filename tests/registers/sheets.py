"""Spreadsheet files for tests: made by openpyxl, or with the XML of a sheet replaced by hand."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"
HEADER = ["duo_nr", "reden"]
Dress = Callable[[Worksheet], None]


def book(
    *rows: Sequence[Any], header: Sequence[str] = HEADER, dress: Callable[[Worksheet], None] | None = None
) -> bytes:
    """A spreadsheet file with the sheet `duos`: its header, rows as a spreadsheet holds them."""
    made = Workbook()
    sheet = made.active
    sheet.title = "duos"
    for row in (HEADER, *rows):
        sheet.append(row)
    if dress:
        dress(sheet)
    return saved(made)


def saved(made: Workbook) -> bytes:
    """A workbook as a file."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rewritten(content: bytes, *changes: tuple[str, str], part: str = SHEET) -> bytes:
    """The file with patterns in one of its parts replaced; each has to be there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for pattern, replacement in changes if name == part else ():
                text, count = re.subn(pattern, replacement, text)
                assert count, pattern
            new.writestr(name, text)
    return out.getvalue()


def zipped(files: dict[str, bytes | str]) -> bytes:
    """A zip with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
