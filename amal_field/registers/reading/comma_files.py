"""Reading a CSV file: UTF-8 with or without a byte-order mark, separator `;`, quotes `"`, lines that stay physical."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from amal_field.refusal import RuleBroken
from amal_field.registers.reading.tables import Table, readable, take_header

MARK = b"\xef\xbb\xbf"
LARGEST_CELL = 2**31 - 1


def read_csv(path: Path, name: str, columns: Sequence[str], tell: Callable[[str], None]) -> Table:
    """Read a file as the table of a register. What cannot be read is noted in the table; nothing is raised."""
    table = Table(name, readable(path.name))
    tell(table.file)
    try:
        raw = path.read_bytes()
    except OSError as error:
        table.unreadable(RuleBroken("unreadable", reason=error.strerror or ""))
        return table
    text = raw.removeprefix(MARK).decode("utf-8", "surrogateescape")
    rows, open_lines = rows_of(text)
    if not rows:
        table.unreadable(RuleBroken("no_header"))
        return table
    (line, header), *rows = rows
    take_header(table, header, columns, line)
    if table.columns:
        for line, cells in rows:
            table.take(line, cells)
        _leave_open(table, text, open_lines)
    return table


def rows_of(text: str) -> tuple[list[tuple[int, list[str]]], list[tuple[int, int]]]:
    """The rows that hold anything, each with the physical line on which it begins, and the first and the last line of
    each row whose quotes do not close."""
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    rows, open_lines = [], []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return rows, open_lines
        except csv.Error:
            open_lines.append((line, reader.line_num))
            continue
        if any(cell.strip() for cell in cells):
            rows.append((line, cells))


def _leave_open(table: Table, text: str, open_lines: list[tuple[int, int]]) -> None:
    if not open_lines:
        return
    lines = io.StringIO(text, newline="").readlines()
    for first, last in open_lines:
        table.wrong(first, "", lines[first - 1].strip(), RuleBroken("quote_open"))
        for line in lines[first - 1 : last]:
            cells = [cell.strip(' "\r\n') for cell in line.split(";")]
            table.stray.append(dict(zip(table.columns, cells, strict=False)))
