"""A report as an import on screen keeps it, and its sentences for whoever reads it later."""

import re
from collections.abc import Collection, Mapping
from dataclasses import asdict
from itertools import chain
from typing import Any

from amal_field.registers import messages
from amal_field.registers.importing.register import REGISTERS, Import, Register
from amal_field.registers.importing.report import Report
from amal_field.registers.reading.tables import Problem
from amal_field.registers.rules import MOST_TOLD

HIDDEN = "•••"
PLACE = re.compile(r"%\((\w+)\)[sd]")


def all_registers() -> list[Register]:
    """The registers of all rooms, in their order."""
    return sorted(chain.from_iterable(REGISTERS.values()), key=lambda register: register.place)


def kept_report(importing: Import, report: Report) -> dict[str, Any]:
    """All of a report but its counts. Of a register behind a door it holds line, column and kind of error."""
    names = {batch.file: batch.register.name for batch in importing.batches.values() if batch.file}
    closed = {batch.file for batch in importing.batches.values() if batch.file and batch.register.behind_door}
    return {
        "problems": [_problem(problem, closed) for problem in report.problems],
        "notices": [_problem(notice, closed) for notice in report.notices],
        "skipped": [_problem(skipped, ()) for skipped in report.skipped],
        "changes": [
            {"register": names[change.file], **asdict(change)}
            for change in report.changes[:MOST_TOLD]
            if change.file not in closed
        ],
        "kept": [
            {"register": names[kept.file], **asdict(kept)}
            for kept in report.kept[:MOST_TOLD]
            if kept.file not in closed
        ],
    }


def resembling(importing: Import) -> list[dict[str, Any]]:
    """The new rows that look like somebody who is there, as a report keeps them."""
    found = [batch.register.resembling(importing) for batch in importing.batches.values() if batch.register.resembling]
    return [asdict(one) | {"person_id": str(one.person_id)} for one in chain.from_iterable(found)]


def kept_counts(report: Report) -> dict[str, dict[str, int]]:
    """Register → how many of its rows become what."""
    return {name: asdict(counts) for name, counts in report.counts.items()}


def sentences() -> dict[str, Any]:
    """Code → sentence, of all registers, as it is said on screen."""
    of_rooms = {code: said for one in all_registers() for code, said in one.sentences.items()}
    return messages.SENTENCES | of_rooms | messages.ON_SCREEN


def sentence_of(entry: Mapping[str, Any], known: Mapping[str, Any]) -> str:
    """What is wrong, in the language in force; without the values where it holds none."""
    said = str(known[entry["code"]])
    return PLACE.sub(HIDDEN, said).replace("%%", "%") if entry["values"] is None else said % entry["values"]


def _problem(problem: Problem, closed: Collection[str]) -> dict[str, Any]:
    is_closed = problem.file in closed
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "value": "" if is_closed else problem.value,
        "code": problem.broken.code,
        "values": None if is_closed else {name: _plain(value) for name, value in problem.broken.values.items()},
    }


def _plain(value: Any) -> int | str:
    return value if type(value) is int else str(value)
