"""Small folders of registers for tests: rows as dictionaries, the cells that are not told are empty."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from uuid import uuid4

from flask import Flask
from openpyxl import Workbook

from amal_field import clock, rooms
from amal_field.accounts.models import IMPORT_ID
from amal_field.db import db
from amal_field.registers.importing.import_folder import columns_by_name, plan, read_import, store
from amal_field.registers.importing.report import Report
from amal_field.registers.reading.folder import read_folder
from amal_field.stamp import Stamp

REGISTERS = [register for room in rooms.ROOMS for register in room.registers]
COLUMNS = {name: columns for name, columns in columns_by_name(REGISTERS).items() if columns}
YEAR_2022 = Path(rooms.__file__).parent / "registers" / "years" / "2022"

Rows = list[dict[str, str]]


def person(number: str = "P1", **cells: str) -> dict[str, str]:
    """A row of `personen`: the holder of the household G1."""
    return {"persoon_nr": number, "gezin_nr": "G1", "gezin_rol": "hoofd", "achternaam": "Maes", **cells}


def stay(number: str = "V1", **cells: str) -> dict[str, str]:
    """A row of `verblijven`: P1 for a week of March 2022 on pitch 3."""
    return {
        "verblijf_nr": number,
        "gezin_nr": "G1",
        "standplaatsen": "3",
        "nummerplaten": "1-ABC-123",
        "aankomst": "01/03/2022",
        "vertrek": "08/03/2022",
        "personen": "P1",
        **cells,
    }


def session(number: str = "S1", **cells: str) -> dict[str, str]:
    """A row of `sessies`: a lesson of the class unit on a Monday in March 2022."""
    return {
        "sessie_nr": number,
        "programma": "klasunit",
        "soort": "les",
        "datum": "07/03/2022",
        "van": "09:30",
        "tot": "11:00",
        "plaats": "Klasunit",
        "status": "gehouden",
        **cells,
    }


def attendance(number: str = "A1", **cells: str) -> dict[str, str]:
    """A row of `aanwezigheden`: P1 took part in S1."""
    return {"aanwezigheid_nr": number, "sessie_nr": "S1", "persoon_nr": "P1", "rol": "deelnemer", **cells}


def vaccination(number: str = "I1", **cells: str) -> dict[str, str]:
    """A row of `vaccinaties`: P1 got a first dose of Hexyon at S1, and a parent said yes."""
    given = {"uitkomst": "gegeven", "vaccin": "Hexyon", "dosis": "1", "lot": "F9321", "toestemming_door": "ouder"}
    if cells.get("uitkomst") == "niet_gegeven":
        given = dict.fromkeys(given, "") | {"reden": "afwezig"}
    return {"vaccinatie_nr": number, "sessie_nr": "S1", "persoon_nr": "P1", **given, **cells}


def text_of(name: str, rows: Rows, end: str = "\n") -> str:
    """The rows of a register as a CSV file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS[name], delimiter=";", lineterminator=end, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def folder_of(parent: Path, **registers: Rows | str | bytes) -> Path:
    """A new folder with a CSV file a register: rows, or the whole content."""
    folder = parent / uuid4().hex
    folder.mkdir()
    for name, content in registers.items():
        if isinstance(content, list):
            content = text_of(name, content)
        (folder / f"{name}.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def workbook_of(path: Path, **registers: list[list[Any]]) -> Path:
    """A spreadsheet file with a sheet a register, cells as a spreadsheet holds them."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in registers.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def taken_over(folder: Path) -> Report:
    """Import a folder within an open transaction."""
    read = read_folder(folder, columns_by_name(REGISTERS))
    importing = read_import(read, REGISTERS, stamp=Stamp(IMPORT_ID, clock.now(), uuid4()), today=clock.today())
    report = plan(importing, read)
    if not report.problems:
        store(importing)
    return report


def imported(parent: Path, **registers: Rows | str | bytes) -> Report:
    """Import a folder with these registers within an open transaction; what was read before is read anew."""
    report = taken_over(folder_of(parent, **registers))
    db.session.expire_all()
    return report


def places(report: Report) -> list[tuple[str, int, str, str]]:
    """What is wrong: file, line, column and code."""
    return [(one.file, one.line, one.column, one.broken.code) for one in report.problems]


def command(app: Flask, folder: Path, *options: str) -> tuple[int, dict[str, Any]]:
    """`flask registers import FOLDER --json`: the exit code and the object."""
    result = app.test_cli_runner().invoke(args=["registers", "import", str(folder), "--json", *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, json.loads(result.stdout)
