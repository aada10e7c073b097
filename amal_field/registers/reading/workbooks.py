"""Reading a spreadsheet file (.xlsx): one sheet a register, named like the files; cells as they would be written."""

import warnings
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from amal_field.refusal import RuleBroken
from amal_field.registers.reading.tables import Folder, Problem, Table, readable, take_header


def read_workbook(
    path: Path, names: Mapping[str, Sequence[str] | None], folder: Folder, tell: Callable[[str], None]
) -> None:
    """Read every sheet into the folder. `names`: the columns of each register, None for one that has no room yet.

    A file that is no spreadsheet is noted in the folder; nothing is raised.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(path, read_only=True, data_only=True)
            try:
                for sheet in book.worksheets:
                    _take_sheet(sheet, path, names, folder, tell)
            finally:
                book.close()
    except Exception as error:  # a broken archive or broken XML raises almost anything
        folder.problems.append(
            Problem(readable(path.name), 1, "", "", RuleBroken("unreadable", reason=type(error).__name__))
        )


def cell_of(value: Any) -> str:
    """A spreadsheet's value as the cell of a CSV file would hold it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y" if value.time() == time() else "%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.12g}".replace(".", ",")
    return str(value)


def _take_sheet(
    sheet: Any,
    path: Path,
    names: Mapping[str, Sequence[str] | None],
    folder: Folder,
    tell: Callable[[str], None],
) -> None:
    name = sheet.title.strip().lower()
    file = f"{readable(path.name)} [{sheet.title}]"
    table = Table(name, file)
    rows = [(line, _trimmed(row)) for line, row in enumerate(sheet.iter_rows(values_only=True), 1)]
    rows = [(line, cells) for line, cells in rows if cells]
    if name not in names:
        if rows:
            folder.no_register(file, names)
        return
    tell(file)
    columns = names[name]
    if columns is not None:
        _fill(table, rows, columns)
    folder.add(table)


def _fill(table: Table, rows: list[tuple[int, list[str]]], columns: Sequence[str]) -> None:
    if not rows:
        table.unreadable(RuleBroken("no_header"))
        return
    (line, header), *rows = rows
    take_header(table, header, columns, line)
    if table.columns:
        for line, cells in rows:
            table.take(line, cells + [""] * (len(table.columns) - len(cells)))


def _trimmed(row: Sequence[Any]) -> list[str]:
    cells = [cell_of(value) for value in row]
    while cells and not cells[-1].strip():
        cells.pop()
    return cells
