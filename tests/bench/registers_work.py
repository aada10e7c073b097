"""What the bench does with registers in a process of its own, whose peak of memory is its own: `python -m
tests.bench.registers_work STEP URL PATH` prints seconds and megabytes as JSON."""

import json
import sys
import time
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from uuid import uuid4

from flask import Flask

from amal_field import clock
from amal_field.accounts.models import IMPORT_ID
from amal_field.db import begin_reading, db
from amal_field.registers import paper
from amal_field.registers.commands import hand_out, take_over
from amal_field.registers.exporting.numbering import leaving_numbers
from amal_field.registers.importing.import_folder import columns_by_name, plan, read_import
from amal_field.registers.importing.kept_report import all_registers, kept_report
from amal_field.registers.importing.outcome import digest_of
from amal_field.registers.importing.register import Import
from amal_field.registers.reading.folder import read_folder
from amal_field.registers.reading.tables import Folder
from amal_field.stamp import Stamp
from tests.databases import make_app

LARGEST = "aanwezigheden"
"""The register with most rows."""


def read(folder: Path) -> tuple[Import, Folder]:
    """Read the cells of a folder."""
    registers = all_registers()
    read_rows = read_folder(folder, columns_by_name(registers))
    stamp = Stamp(IMPORT_ID, clock.now(), uuid4())
    return read_import(read_rows, registers, stamp=stamp, today=clock.today()), read_rows


def preview(folder: Path) -> None:
    """What a page shows before anything is stored."""
    importing, read_rows = read(folder)
    importing.only_reads = True
    begin_reading()
    report = plan(importing, read_rows)
    if report.problems:
        raise SystemExit(f"{len(report.problems)} rows are wrong, first {report.problems[0]}")
    kept_report(importing, report)
    digest_of(importing)


def bring_in(folder: Path) -> None:
    """As the command does."""
    report = take_over(folder, dry_run=False, quiet=True)
    if report.problems:
        raise SystemExit(f"{len(report.problems)} rows are wrong, first {report.problems[0]}")


def one_workbook(file: Path) -> None:
    """The largest register as a spreadsheet."""
    register = next(register for register in all_registers() if register.name == LARGEST)
    file.write_bytes(paper.register_workbook(register, leaving_numbers(register, clock.today())))


STEPS = {"read": read, "preview": preview, "import": bring_in, "export": hand_out, "workbook": one_workbook}


def main(step: str, url: str, path: str) -> None:
    """Take one step and print what it took."""
    app: Flask = make_app(url)
    with app.test_request_context() if step == "workbook" else app.app_context():
        begun, before = time.monotonic(), _megabytes()
        STEPS[step](Path(path))
        seconds = time.monotonic() - begun
        db.session.remove()
    print(json.dumps({"seconds": seconds, "megabytes": _megabytes(), "of_app": before}))


def _megabytes() -> float:
    """The most memory that this process has had so far."""
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
