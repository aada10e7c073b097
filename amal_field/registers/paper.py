"""What leaves as a spreadsheet: the errors of an import, registers, and registers without a row."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask_babel import gettext as _

from amal_field.registers.exporting.rows import rows_of
from amal_field.registers.importing.register import Register
from amal_field.workbook import AS_TEXT, Column, Sheet, write_workbook


def errors_workbook(errors: Iterable[Mapping[str, Any]]) -> bytes:
    """Each error in a row: file, line, column, value, sentence."""
    columns = [
        Column(_("File"), 24),
        Column(_("Line"), 8),
        Column(_("Column"), 22),
        Column(_("Value"), 30, wraps=True),
        Column(_("What is wrong"), 70, wraps=True),
    ]
    rows = [[one["file"], one["line"], one["column"], one["value"], one["sentence"]] for one in errors]
    return write_workbook(Sheet(_("Errors"), columns, rows))


def empty_workbook(registers: Iterable[Register]) -> bytes:
    """A sheet a register, with its columns as text, so that no spreadsheet makes a date of a number."""
    return write_workbook(*(_sheet(one, ()) for one in registers))


def register_workbook(register: Register, numbers: Sequence[str]) -> bytes:
    """The rows of a register with these numbers, every cell a text."""
    return write_workbook(_sheet(register, rows_of(register, numbers)))


def _sheet(register: Register, rows: Iterable[Sequence[str]]) -> Sheet:
    return Sheet(register.name, [Column(column.name, 20, AS_TEXT) for column in register.columns], rows)
