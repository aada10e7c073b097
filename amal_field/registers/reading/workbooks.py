"""Reading a spreadsheet file (.xlsx): one sheet a register, named like the files; cells as they would be written."""

import io
import warnings
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from openpyxl import load_workbook

from amal_field.refusal import RuleBroken
from amal_field.registers.reading.archives import check_size
from amal_field.registers.reading.sheet_rows import Sheet, read_sheet
from amal_field.registers.reading.tables import Folder, Table, readable, take_header

Names = Mapping[str, Sequence[str] | None]
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an encrypted .xlsx and an .xls begin."""
MOST_COLUMNS = 200
"""Cells further right in the first row count only where they hold something."""
MOST_LINES_NAMED = 10


def read_workbook(
    name: str, content: bytes, names: Names, folder: Folder, tell: Callable[[str], None] = lambda file: None
) -> None:
    """Read every sheet into the folder. `names`: the columns of each register, None for one that has no room yet.

    A file that is no spreadsheet is noted in the folder; nothing is raised.
    """
    if content.startswith(COMPOUND_FILE):
        folder.wrong(name, RuleBroken("workbook_locked"))
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_size(archive)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            try:
                _take_sheets(book, name, names, folder, tell)
            finally:
                book.close()
    except RuleBroken as broken:
        folder.wrong(name, broken)
    except Exception as error:  # a broken archive or broken XML raises almost anything
        folder.wrong(name, RuleBroken("unreadable", reason=type(error).__name__))


def _take_sheets(book: Any, name: str, names: Names, folder: Folder, tell: Callable[[str], None]) -> None:
    if not book.sheetnames:
        folder.wrong(name, RuleBroken("workbook_empty"))
    for chart in book.chartsheets:
        folder.skip(f"{readable(name)} [{chart.title}]", RuleBroken("chart_sheet"))
    for worksheet in book.worksheets:
        register, hidden = worksheet.title.strip().lower(), worksheet.sheet_state != "visible"
        table = Table(register, f"{readable(name)} [{worksheet.title}]")
        if register in names:
            tell(table.file)
            if names[register] is not None:
                _fill(table, read_sheet(worksheet), names[register], hidden=hidden)
            folder.add(table)
        elif hidden:
            folder.skip(table.file, RuleBroken("hidden_sheet"))
        elif read_sheet(worksheet).rows:
            folder.no_register(table.file, names)


def _fill(table: Table, sheet: Sheet, columns: Sequence[str], *, hidden: bool) -> None:
    if not sheet.rows:
        table.unreadable(RuleBroken("no_header"))
        return
    (line, header), *rows = sorted(sheet.rows.items())
    places = [*range(1, min(max(header), MOST_COLUMNS) + 1), *(place for place in header if place > MOST_COLUMNS)]
    take_header(table, [header.get(place, "") for place in places], columns, line)
    if not table.columns:
        return
    for line, row in rows:
        behind = [row[place] for place in sorted(row.keys() - set(places))]
        table.take(line, [row.get(place, "") for place in places] + behind)
    _tell_hidden(table, sheet, hidden=hidden)
    _tell_merged(table, sheet, places)


def _tell_merged(table: Table, sheet: Sheet, places: list[int]) -> None:
    """Note joined cells that lie over rows and columns of the register: only their first cell holds anything."""
    for reference, first_column, first_line, last_column, last_line in sheet.merged:
        lines = sorted(line for line in sheet.rows if first_line <= line <= last_line)
        if lines and first_column <= max(places) and (first_column, first_line) != (last_column, last_line):
            column = table.columns[places.index(first_column)] if first_column in places else ""
            table.wrong(lines[0], column, "", RuleBroken("cells_merged", range=reference))


def _tell_hidden(table: Table, sheet: Sheet, *, hidden: bool) -> None:
    if hidden:
        table.notice(1, RuleBroken("hidden_register"))
    if sheet.hidden_lines:
        lines = ", ".join(map(str, sheet.hidden_lines[:MOST_LINES_NAMED]))
        more = "" if len(sheet.hidden_lines) <= MOST_LINES_NAMED else ", …"
        table.notice(sheet.hidden_lines[0], RuleBroken("hidden_rows", lines=lines + more))
    if sheet.hidden_columns:
        table.notice(1, RuleBroken("hidden_columns", columns=", ".join(sheet.hidden_columns)))
