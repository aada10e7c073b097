"""One import for all registers: read, compare with what was imported before, check, store. All or nothing.

Three values meet in each cell: what the folder says, what the last import wrote, and what stands in the database.
Where the last two differ, somebody changed it on screen: that value stays and is reported.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import delete, select

from amal_field import audit
from amal_field.db import db, insert_of_engine, new_key
from amal_field.registers.importing.given import check_given
from amal_field.registers.importing.outcome import report_of
from amal_field.registers.importing.parsing import check_references, parse
from amal_field.registers.importing.register import NAMES, Batch, Import, Register, parts
from amal_field.registers.importing.report import Report
from amal_field.registers.importing.row import LastImport, Row, Stored
from amal_field.registers.models import ImportedRow
from amal_field.registers.reading.tables import Folder, SpareName
from amal_field.stamp import Stamp

Tell = Callable[[str, int, int], None]
"""Hears of each step, and how much of it is done of all."""


def unheard(step: str, done: int, total: int) -> None:
    """Let it go by: nobody listens where this is handed in."""


def columns_by_name(registers: Sequence[Register]) -> dict[str, list[str] | None]:
    """Every register with its columns, None for one of the agency's that no room takes yet."""
    known = {
        register.name: [SpareName(one.name) if one.may_be_absent else one.name for one in register.columns]
        for register in _ordered(registers)
    }
    return dict.fromkeys(NAMES) | known


def read_import(folder: Folder, registers: Sequence[Register], *, stamp: Stamp, today: date) -> Import:
    """Read the cells of a folder; nothing of the database. `today`: the day after which no birth can lie."""
    importing = Import(stamp, today, {register.name: Batch(register) for register in _ordered(registers)})
    for name, table in folder.tables.items():
        if name in importing.batches:
            parse(table, importing.batches[name])
    return importing


def plan(importing: Import, folder: Folder, tell: Tell = unheard) -> Report:
    """Compare with what the database holds, and check; only reads."""
    batches, done = importing.batches, 0
    for batch in batches.values():
        pass_by(batch)
    total = 2 * importing.rows
    tell("check", done, total)
    check_references(batches)
    for batch in batches.values():
        find_before(batch, batch.rows.values())
        done += len(batch.rows)
        tell("check", done, total)
    check_given(batches)
    for batch in batches.values():
        if batch.register.prepare:
            batch.register.prepare(importing)
    for batch in batches.values():
        for row in batch.rows.values():
            settle(batch, row)
    for batch in batches.values():
        batch.register.check(importing)
        done += len(batch.rows)
        tell("check", min(done, total), total)
    return report_of(importing, folder)


def store(importing: Import, tell: Tell = unheard) -> None:
    """Write what was planned, of which nothing is wrong, in the transaction in which it was planned. Flushes."""
    tell("store", 0, importing.rows)
    with audit.gathered():
        for batch in importing.batches.values():
            batch.register.store(importing)
            remember(batch, importing.stamp)
        db.session.flush()


def pass_by(batch: Batch) -> None:
    """Leave out the rows that are gone for good."""
    if batch.register.removed:
        numbers = [number for number, row in batch.rows.items() if row.may_use(batch.register.number)]
        gone = batch.register.removed(numbers) & set(numbers)
        for number in gone:
            del batch.rows[number]
        batch.passed_by = len(gone)


def find_before(batch: Batch, rows: Iterable[Row]) -> None:
    """Give the rows what the database holds of them and what was last imported, and those that are new a key."""
    register, everything = batch.register, list(rows)
    usable = [row for row in everything if row.may_use(register.number)]
    for chunk in parts(usable):
        numbers = [row.number for row in chunk]
        stored, last = register.stored(numbers), last_imported(register.name, numbers)
        if register.kept_apart:
            apart = register.kept_apart(numbers)
            last |= {one.number: LastImport(type(one), one.cells, one.written) for one in apart}
        for row in chunk:
            row.stored, row.last = stored.get(row.number), last.get(row.number)
            _hold_once(register, row)
    for row in everything:
        row.subject_id = row.stored.subject.id if row.stored else new_key()


def _hold_once(register: Register, row: Row) -> None:
    """Let a row that is as it was hold its values once: of a hundred thousand rows most are."""
    if row.stored is None:
        return
    if row.stored.values == row.values:
        row.stored = Stored(row.stored.subject, row.values)
    if row.last is not None and row.line is not None:
        table, cells, written = row.last.table, row.last.cells, row.last.written
        is_same, stands = register.cells_of(row.values) == cells, register.cells_of(row.stored.values) == written
        row.last = (
            as_before(table)
            if is_same and stands
            else LastImport(table, None if is_same else cells, None if stands else written)
        )


@cache
def as_before(table: type) -> LastImport:
    """A row that the folder tells as it did, and that stands as it was written."""
    return LastImport(table, None, None)


def last_imported(register: str, numbers: Iterable[str]) -> dict[str, LastImport]:
    """What was last imported under these numbers: without the rows of the model, which take several times the room."""
    rows_before = {}
    columns = ImportedRow.number, ImportedRow.cells, ImportedRow.written
    for chunk in parts(numbers):
        wanted = select(*columns).where(ImportedRow.register == register, ImportedRow.number.in_(chunk))
        for number, cells, written in db.session.execute(wanted):
            rows_before[number] = LastImport(ImportedRow, cells, cells if written == cells else written)
    return rows_before


def settle(batch: Batch, row: Row) -> None:
    """Decide for each column of a row that is there whether it stays, is kept against the folder, or is written."""
    register = batch.register
    if row.stored is None:
        return
    if row.wanted is row.stored.values:
        return
    wanted, stored = register.cells_of(row.wanted), register.cells_of(row.stored.values)
    written = stored if row.last is None or row.last.written is None else row.last.written
    for name, cell in wanted.items():
        column = register.column(name)
        if column.is_same(cell, stored[name]) or (column.may_be_absent and name not in batch.places):
            continue
        if not column.is_same(stored[name], written.get(name, stored[name])):
            row.kept |= {name}
        else:
            row.changes |= {name}


def remember(batch: Batch, stamp: Stamp) -> None:
    """Keep the rows as they were imported."""
    new: dict[type, list[dict[str, Any]]] = defaultdict(list)
    for row in batch.rows.values():
        table = row.table or batch.register.kept_in(row)
        if row.last is as_before(table) and row.wanted is row.stored.values:
            continue
        cells, written = batch.register.cells_of(row.values), batch.register.cells_of(row.wanted)
        if row.last is not None:
            row.last = _in_full(batch.register, row)
        if row.last is not None and row.last.table is not table:
            same = (row.last.table.register == batch.register.name, row.last.table.number == row.number)
            db.session.execute(delete(row.last.table).where(*same))
            row.last = None
        new[table] += keep(row.last, batch.register.name, row.number, row.subject_id, cells, written, stamp)
    for table, rows in new.items():
        keep_rows(rows, table)


def _in_full(register: Register, row: Row) -> LastImport:
    """What was last imported of a row, with its cells."""
    last = row.last
    return LastImport(
        last.table,
        register.cells_of(row.values) if last.cells is None else last.cells,
        register.cells_of(row.stored.values) if last.written is None else last.written,
    )


def keep(
    last: LastImport | None,
    register: str,
    number: str,
    subject_id: Any,
    cells: dict[str, str],
    written: dict[str, str],
    stamp: Stamp,
) -> list[dict[str, Any]]:
    """One row as it was imported, for `keep_rows`; none where it is what was kept before."""
    if last is not None and (last.cells, last.written) == (cells, written):
        return []
    own = {"register": register, "number": number, "subject_id": subject_id}
    return [own | {"cells": cells, "written": written, "imported_at": stamp.at}]


def keep_rows(rows: Sequence[dict[str, Any]], table: type = ImportedRow) -> None:
    """Write rows as they were imported, in the place of what was kept before, all in one go."""
    if rows:
        kept = insert_of_engine(table)
        changed = {name: kept.excluded[name] for name in ("subject_id", "cells", "written", "imported_at")}
        db.session.execute(kept.on_conflict_do_update(index_elements=["register", "number"], set_=changed), rows)


def _ordered(registers: Sequence[Register]) -> list[Register]:
    return sorted(registers, key=lambda register: register.place)
