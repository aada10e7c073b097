"""Reading a CSV file: UTF-8 with or without a byte-order mark, separator `;`, quotes `"`, lines that stay physical."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from amal_field.registers.tables import Table, shown, take_header

MARK = b"\xef\xbb\xbf"
LARGEST_CELL = 2**31 - 1


def read_csv(path: Path, name: str, columns: Sequence[str], tell: Callable[[str], None]) -> Table:
    """Read a file as the table of a register. What cannot be read is noted in the table; nothing is raised."""
    table = Table(name, path.name)
    tell(path.name)
    try:
        raw = path.read_bytes()
    except OSError as error:
        table.broken(1, "unreadable", reason=error.strerror or "")
        return table
    text = raw.removeprefix(MARK).decode("utf-8", "surrogateescape")
    rows = rows_of(text, table)
    if not rows:
        if not table.problems:
            table.broken(1, "no_header")
        return table
    (line, header), *rows = rows
    if take_header(table, header, columns, line):
        table.rows = [(line, cells) for line, cells in rows if fits(table, line, cells)]
    return table


def rows_of(text: str, table: Table) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with the physical line on which it begins."""
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    rows = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return rows
        except csv.Error:
            table.broken(line, "quote_open")
            continue
        if any(cell.strip() for cell in cells):
            rows.append((line, cells))


def fits(table: Table, line: int, cells: list[str]) -> bool:
    """Whether a row has as many cells as the header; if not, that is noted."""
    expected = len(table.columns)
    if len(cells) != expected:
        rest = ";".join(cells[expected:])
        table.broken(line, "ragged", shown(rest), cells=len(cells), columns=expected)
    return len(cells) == expected
