"""From the cells of a table to the rows of a batch: every cell read, every wrong one noted."""

import re
from collections.abc import Mapping, Sequence
from uuid import UUID

from amal_field.harmless import HARMFUL
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.column import Column
from amal_field.registers.importing.columns import MOST_CHARACTERS, Introduced, Listed, Reference
from amal_field.registers.importing.register import Batch, Row
from amal_field.registers.reading.comma_files import as_windows
from amal_field.registers.reading.tables import BROKEN, SheetCell, Table, is_broken, shown, stripped

SHEET_ERRORS = (
    *("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"),
    *("#N/B", "#VERW!", "#WAARDE!", "#NAAM?", "#DEEL/0!", "#LEEG!", "#GETAL!", "#OVERLOOP!", "#BEREKENEN!"),
    *("#VALEUR!", "#NOM?", "#NUL!", "#NOMBRE!", "#NV", "#BEZUG!"),
)
"""What Excel and LibreOffice write into a file for a formula that failed, in Dutch, French, English and German."""
NO_ROOM = re.compile("#{3,}")
"""What a spreadsheet shows of a number or a day in a column that is too narrow."""


def parse(table: Table, batch: Batch) -> None:
    """Read the rows of a table into a batch. What is wrong is noted there."""
    register = batch.register
    batch.file, batch.whole = table.file, table.whole
    batch.places = {
        column.name: table.columns.index(column.name) for column in register.columns if column.name in table.columns
    }
    spaces = [register.number, *(column.name for column in register.columns if isinstance(column, Introduced))]
    batch.numbers = {space: {row[space] for row in table.stray if row.get(space)} for space in spaces}
    shared: dict[frozenset[str], frozenset[str]] = {}
    rows, table.rows = table.rows, []
    for line, cells in rows:
        values, wrong = _read_cells(line, cells, batch)
        for space in spaces:
            if space not in wrong and values[space]:
                batch.numbers[space].add(values[space])
        number = values[register.number]
        if register.number in wrong:
            number = f"\0{line}"
        elif number in batch.rows:
            batch.wrong_cell(line, register.number, number, RuleBroken("number_twice", line=batch.rows[number].line))
            number = f"\0{line}"
            wrong.add(register.number)
        unusable = frozenset(wrong)
        batch.rows[number] = Row(
            number, line, values, UUID(int=0), cells, shared.setdefault(unusable, unusable), wanted=values
        )


def check_references(batches: Mapping[str, Batch]) -> None:
    """Note every number that no row has, in the folder or in the database."""
    owners = {space: batch for batch in batches.values() for space in batch.register.known}
    for batch in batches.values():
        for column in batch.register.columns:
            if isinstance(column, Reference) or (isinstance(column, Listed) and column.to):
                _check_column(batch, column, owners.get(column.to))


def _check_column(batch: Batch, column: Column, owner: Batch | None) -> None:
    if owner is None or not owner.whole:
        return
    rows = [row for row in batch.read_rows if row.may_use(column.name)]
    named = {number for row in rows for number in column.numbers(row.values[column.name])}
    missing = named - owner.numbers.get(column.to, set())
    missing -= owner.register.known[column.to](missing)
    for row in rows:
        unknown = [number for number in column.numbers(row.values[column.name]) if number in missing]
        if unknown:
            batch.wrong(
                row, column.name, RuleBroken("number_unknown", number=", ".join(unknown), register=owner.register.name)
            )
            row.cannot_use(column.name)


def _read_cells(line: int, cells: Sequence[str], batch: Batch) -> tuple[dict, set[str]]:
    values, wrong = {}, set()
    for column in batch.register.columns:
        values[column.name] = column.empty
        if column.name not in batch.places:
            if not column.may_be_absent:
                wrong.add(column.name)
            continue
        text = stripped(cells[batch.places[column.name]])
        try:
            _check_text(text)
            if text:
                values[column.name] = column.take(text)
            elif column.required:
                raise RuleBroken("cell_empty")
        except RuleBroken as broken:
            wrong.add(column.name)
            batch.wrong_cell(line, column.name, text, broken)
    return values, wrong


def _check_text(text: str) -> None:
    if isinstance(text, SheetCell):
        return
    if len(text) > MOST_CHARACTERS:
        raise RuleBroken("cell_long", most=MOST_CHARACTERS)
    if text.isascii() and text.isprintable() and not text.startswith("#"):
        return
    if is_broken(text):
        raise RuleBroken("not_utf8", text=shown(as_windows(text))) if _is_bytes(text) else RuleBroken("cell_half")
    if harmful := HARMFUL.search(text):
        raise RuleBroken("cell_control", character=f"U+{ord(harmful[0]):04X}")
    if text.upper() in SHEET_ERRORS or NO_ROOM.fullmatch(text):
        raise RuleBroken("cell_error", value=text)


def _is_bytes(text: str) -> bool:
    """Whether what is broken in a text are bytes of a file, and not halves of characters in a spreadsheet."""
    return all("\udc80" <= character <= "\udcff" for character in BROKEN.findall(text))
