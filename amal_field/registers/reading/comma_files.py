"""Reading a CSV file: UTF-8 with or without a byte-order mark, separator `;`, quotes `"`, lines that stay physical."""

import csv
import io
import re
from collections.abc import Sequence

from amal_field.refusal import RuleBroken
from amal_field.registers.reading.tables import Table, take_header

MARK = b"\xef\xbb\xbf"
LARGEST_CELL = 2**31 - 1
SEPARATOR = ";"
OTHER_SEPARATORS = (",", "\t", "|")
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?;*', re.IGNORECASE)
MOST_SAMPLES = 3
UTF_8, WINDOWS = "utf-8", "cp1252"
UNDEFINED = {0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
"""Bytes that Windows-1252 leaves open: control characters, which are refused."""


def read_csv(table: Table, raw: bytes, columns: Sequence[str], encoding: str = UTF_8) -> None:
    """Read a file into the table of a register. What cannot be read is noted there; nothing is raised.

    `encoding`: that of the file where it is not UTF-8; nothing is guessed.
    """
    text = _decode(table, raw, encoding)
    if text is None:
        return
    said, first_line = _first_lines(text)
    separator = said or _separator_of(first_line, columns)
    if separator != SEPARATOR:
        table.unreadable(RuleBroken("other_separator", separator=_name_of(separator)), first_line)
        return
    rows, open_lines = rows_of(text)
    rows = rows[1:] if said else rows
    if not rows:
        table.unreadable(RuleBroken("no_header"))
        return
    (line, header), *rows = rows
    take_header(table, header, columns, line)
    if table.columns:
        for line, cells in rows:
            table.take(line, cells)
        _leave_open(table, text, open_lines)
        if encoding != UTF_8:
            table.samples += _samples(cells for _line, cells in rows)


def as_windows(cell: str) -> str:
    """A cell of which bytes were no UTF-8, as Windows-1252 reads it."""
    return cell.encode("utf-8", "surrogateescape").decode(WINDOWS, "replace")


def rows_of(text: str) -> tuple[list[tuple[int, list[str]]], list[tuple[int, int]]]:
    """The rows that hold anything, each with the physical line on which it begins, and the first and the last line of
    each row whose quotes do not close. What stands in many cells is held once."""
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=SEPARATOR, strict=True)
    rows, open_lines, once = [], [], {}
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
            rows.append((line, [once.setdefault(cell, cell) for cell in cells]))


def _decode(table: Table, raw: bytes, encoding: str) -> str | None:
    marked = raw.startswith(MARK)
    if encoding == UTF_8 or marked or raw.isascii():
        return raw.removeprefix(MARK).decode(UTF_8, "surrogateescape")
    try:
        raw.decode(UTF_8)
    except UnicodeDecodeError:
        return raw.decode(encoding, "surrogateescape").translate(UNDEFINED)
    table.unreadable(RuleBroken("utf8_already"))
    return None


def _first_lines(text: str) -> tuple[str | None, str]:
    """What the first line says of the separator, where it is such a line of Excel, and the line with the header."""
    lines = (line.strip() for line in io.StringIO(text, newline="") if line.strip(";\t, \r\n"))
    first = next(lines, "")
    said = SEPARATOR_LINE.fullmatch(first)
    return (said[1], next(lines, "")) if said else (None, first)


def _separator_of(header: str, columns: Sequence[str]) -> str:
    """The separator with which a line names columns of the register; that of a register where none does."""
    for separator in () if SEPARATOR in header else OTHER_SEPARATORS:
        cells = header.split(separator)
        if len(cells) > 1 and {cell.strip(' "').lower() for cell in cells} & set(columns):
            return separator
    return SEPARATOR


def _name_of(separator: str) -> str:
    return "tab" if separator == "\t" else separator


def _samples(rows: Sequence[list[str]]) -> list[str]:
    """The first cells in which the encoding makes a difference."""
    cells = dict.fromkeys(cell.strip() for row in rows for cell in row if not cell.isascii())
    return list(cells)[:MOST_SAMPLES]


def _leave_open(table: Table, text: str, open_lines: list[tuple[int, int]]) -> None:
    if not open_lines:
        return
    lines = io.StringIO(text, newline="").readlines()
    for first, last in open_lines:
        table.wrong(first, "", lines[first - 1].strip(), RuleBroken("quote_open"))
        for line in lines[first - 1 : last]:
            cells = [cell.strip(' "\r\n') for cell in line.split(";")]
            table.stray.append(dict(zip(table.columns, cells, strict=False)))
