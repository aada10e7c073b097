"""The screens of registers: nothing taken over, errors, an overview, what goes on, what is stored."""

from amal_field import clock
from amal_field.db import db, new_key
from amal_field.registers.importing.import_folder import columns_by_name, plan, read_import
from amal_field.registers.importing.kept_report import all_registers, kept_counts, kept_report
from amal_field.registers.models import ImportJob
from amal_field.registers.operations import jobs, work
from amal_field.registers.reading.folder import read_sent
from amal_field.registers.reading.tables import Folder
from amal_field.stamp import Stamp
from e2e.screens.screen import Screen
from e2e.test_registers import RIGHT, WRONG
from e2e.world import World


def furnish(world: World) -> dict[str, object]:
    """One with errors, one to be confirmed with a change, one that is being stored."""
    with world.writing() as stamp:
        wrong = _read(stamp, WRONG)
        right = _read(stamp, RIGHT)
        apart = _read(stamp, RIGHT, apart=True)
        going_on = _read(stamp, RIGHT)
        jobs.confirm(going_on, "d", [], stamp=stamp)
        return {
            "import_wrong": wrong.id,
            "import_right": right.id,
            "import_apart": apart.id,
            "import_going_on": going_on.id,
        }


def _read(stamp: Stamp, files: dict[str, bytes], *, apart: bool = False) -> ImportJob:
    job = jobs.upload(list(files.items()), stamp=stamp)
    registers, folder = all_registers(), Folder()
    for name, content in files.items():
        read_sent(name, content, columns_by_name(registers), folder)
    importing = read_import(folder, registers, stamp=stamp, today=clock.today())
    report = plan(importing, folder)
    kept = kept_report(importing, report)
    if not report.problems:
        cell = {"register": "personen", "file": "personen.csv", "line": 2, "column": "telefoon"}
        kept["changes"] = [cell | {"number": "P1", "before": "09 111 11 11", "after": "09 222 22 22"}]
        kept["kept"] = [cell | {"line": 3, "column": "achternaam", "value": "Maes", "kept": "Maas"}]
    claimed = work.claim(new_key(), clock.now())
    assert claimed.id == job.id
    gone = [job.files[0].id] if apart else []
    work.preview(claimed, digest="d", counts=kept_counts(report), report=kept, apart=gone)
    db.session.expire_all()
    return claimed


SCREENS = [
    Screen("registers", "/registers/imports", key="bruno"),
    Screen("registers-exports", "/registers/exports", key="bruno"),
    Screen("registers-wrong", "/registers/imports/{import_wrong}", key="bruno"),
    Screen("registers-right", "/registers/imports/{import_right}", key="bruno"),
    Screen("registers-apart", "/registers/imports/{import_apart}", key="bruno"),
    Screen("registers-going-on", "/registers/imports/{import_going_on}", key="bruno"),
]
