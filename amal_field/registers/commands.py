"""`flask registers import FOLDER`: take over the registers of a folder, a zip or a workbook, in one transaction.
`flask registers export FOLDER`: write all of them into a folder, as an import reads them back."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import click
from flask.cli import AppGroup
from flask_babel import force_locale
from flask_babel import gettext as _

from amal_field import audit, clock, traces
from amal_field.accounts.models import IMPORT_ID, User
from amal_field.db import begin_reading, begin_write, db, new_key
from amal_field.looks.operations import NewLook, looked
from amal_field.looks.rules import EXPORT, HEALTH, PEOPLE
from amal_field.registers.exporting.numbering import give_numbers, leaving_numbers
from amal_field.registers.exporting.rows import write_csv
from amal_field.registers.importing.import_folder import Tell, columns_by_name, plan, read_import, store
from amal_field.registers.importing.kept_report import all_registers
from amal_field.registers.importing.register import REGISTERS, Import
from amal_field.registers.importing.rehearsal import write_briefly
from amal_field.registers.importing.report import Report, as_lines, as_object
from amal_field.registers.operations.work import lock_importer
from amal_field.registers.reading.comma_files import UTF_8, WINDOWS
from amal_field.registers.reading.folder import read_folder
from amal_field.registers.reading.tables import Folder
from amal_field.stamp import Stamp
from amal_field.web.locale import LANGUAGES

Given = tuple[Import, Folder]
"""An import that was read, and its files."""

group = AppGroup("registers", help="Spreadsheets of the field teams, in and out.")


@group.command("import")
@click.argument("folder", metavar="FOLDER|FILE", type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be stored, and store nothing.")
@click.option("--json", "in_json", is_flag=True, help="Print one object.")
@click.option("--encoding", type=click.Choice([UTF_8, WINDOWS]), default=UTF_8, help="That of CSV files.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="nl", help="The language of the report.")
def import_command(folder: Path, dry_run: bool, in_json: bool, encoding: str, language: str) -> None:
    """Take over the registers in a folder or a .zip of CSV files and .xlsx, or in one such file: all, or nothing.

    Exits with 0 where all is stored (or would be), with 1 where a row is wrong.
    """
    with force_locale(language):
        report = take_over(folder, dry_run=dry_run, quiet=in_json, encoding=encoding)
        if in_json:
            click.echo(json.dumps(as_object(report), ensure_ascii=False, indent=1))
        else:
            for line in as_lines(report, dry_run=dry_run):
                click.echo(line)
    if report.problems:
        raise SystemExit(1)


@group.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--json", "in_json", is_flag=True, help="Print one object: register → rows.")
def export_command(folder: Path, in_json: bool) -> None:
    """Write every register into a folder as CSV, in the form in which `import` reads it. Rows that were made on screen
    get a number first, for good."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = hand_out(folder)
    if in_json:
        click.echo(json.dumps(rows, indent=1))
    else:
        for name, count in rows.items():
            click.echo(f"{name}.csv: {count}")


def hand_out(folder: Path) -> dict[str, int]:
    """Write the registers of all rooms into a folder: register → rows. Numbers are given in a write of their own; what
    is made after it leaves the next time."""
    registers, day = all_registers(), clock.today()
    stamp = Stamp(IMPORT_ID, clock.now(), new_key())
    begin_write()
    lock_importer()
    give_numbers(registers, day, stamp=stamp)
    numbers = {register.name: leaving_numbers(register, day) for register in registers}
    for register in registers:
        if register.named:
            named = register.named(numbers[register.name])
            kind = HEALTH if register.behind_door else PEOPLE
            looked(NewLook(kind, EXPORT, "registers.register_sheet", named), IMPORT_ID)
    rows = {name: len(found) for name, found in numbers.items()}
    by = db.session.get_one(User, IMPORT_ID)
    audit.record("registers:export:write", by, stamp, list=", ".join(rows), rows=sum(rows.values()))
    db.session.commit()
    begin_reading()
    for register in registers:
        write_csv(register, numbers[register.name], folder)
    db.session.commit()
    begin_write()
    traces.write(traces.take())
    db.session.commit()
    return rows


def take_over(path: Path, *, dry_run: bool, quiet: bool, encoding: str = UTF_8) -> Report:
    """Import the registers of all rooms from a folder, by the system user `import`: all of it, or nothing where a row
    is wrong. A try only reads, and notes whose care it read."""
    registers = list(chain.from_iterable(REGISTERS.values()))
    stamp = Stamp(IMPORT_ID, clock.now(), new_key())
    steps = {"check": _("Checking %(rows)s rows …"), "store": _("Storing %(rows)s rows …")}

    def read() -> Given:
        folder = read_folder(
            path, columns_by_name(registers), lambda file: _say(_("Reading %(file)s …", file=file), quiet), encoding
        )
        return read_import(folder, registers, stamp=stamp, today=clock.today()), folder

    def tell(step: str, done: int, total: int) -> None:
        if not done:
            _say(steps[step] % {"rows": total}, quiet)

    def write(given: Given) -> Report:
        importing, folder = given
        lock_importer()
        report = plan(importing, folder, tell)
        if not report.problems:
            store(importing, tell)
        traces.write(traces.take())
        return report

    if dry_run:
        return _tried(*read(), tell)
    return write_briefly(_transaction, read, write, lambda report: None)


def _tried(importing: Import, folder: Folder, tell: Tell) -> Report:
    importing.only_reads = True
    begin_reading()
    try:
        report = plan(importing, folder, tell)
    finally:
        db.session.rollback()
    if left := traces.take():
        with _transaction():
            traces.write(left)
    return report


@contextmanager
def _transaction() -> Iterator[None]:
    begin_write()
    try:
        yield
        db.session.commit()
    finally:
        db.session.rollback()


def _say(text: str, quiet: bool) -> None:
    if not quiet:
        click.echo(text, err=True)
