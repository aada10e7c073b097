"""What an import answers: counts, what was kept and changed, and every wrong row, as an object or as text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from amal_field.registers.reading.tables import Problem, shown


@dataclass(frozen=True)
class Kept:
    """A cell that somebody changed on screen, so that the folder's value was not written."""

    file: str
    line: int
    column: str
    value: str
    kept: str


@dataclass(frozen=True)
class Change:
    """A cell that the folder corrected."""

    file: str
    line: int
    number: str
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Counts:
    """How many rows of one register will be new, changed or stay the same, had a cell kept against the folder, were
    passed by, or are wrong."""

    new: int
    changed: int
    same: int
    kept: int
    skipped: int
    wrong: int


@dataclass
class Report:
    """`sentences`: code → sentence, of every room. `skipped`: files and sheets that were left out, and why. `notices`:
    what was read and is yet to be known. `samples`: file and cell, as an encoding that was asked for reads it."""

    sentences: Mapping[str, Any]
    made: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    counts: dict[str, Counts] = field(default_factory=dict)
    skipped: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    samples: list[tuple[str, str]] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def sentence(report: Report, problem: Problem) -> str:
    """What is wrong, in the language in force."""
    return str(report.sentences[problem.broken.code]) % problem.broken.values


def as_object(report: Report) -> dict[str, Any]:
    """The report as JSON holds it."""
    return {
        "made": report.made,
        "changed": report.changed,
        "skipped": [{"file": one.file, "reason": sentence(report, one)} for one in report.skipped],
        "errors": [
            {
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
                "value": problem.value,
                "error": sentence(report, problem),
            }
            for problem in report.problems
        ],
        "kept": [
            {"file": one.file, "line": one.line, "column": one.column, "value": one.value, "kept": one.kept}
            for one in report.kept
        ],
        "notices": [
            {"file": notice.file, "line": notice.line, "notice": sentence(report, notice)} for notice in report.notices
        ],
        "samples": [{"file": file, "value": value} for file, value in report.samples],
    }


def as_lines(report: Report, *, dry_run: bool) -> Iterator[str]:
    """The report for a person who reads a terminal."""
    for file, value in report.samples:
        yield _("%(file)s reads “%(value)s”.", file=file, value=shown(value))
    for notice in report.notices:
        yield _place(notice.file, notice.line, "", "") + " " + sentence(report, notice)
    for skipped in report.skipped:
        yield f"{skipped.file}: {sentence(report, skipped)}"
    for problem in report.problems:
        yield _place(problem.file, problem.line, problem.column, problem.value) + " " + sentence(report, problem)
    if report.problems:
        yield ngettext(
            "%(num)d error. Nothing was stored.", "%(num)d errors. Nothing was stored.", len(report.problems)
        )
        return
    for change in report.changes:
        yield _place(change.file, change.line, change.column, change.number) + f" {change.before} → {change.after}"
    for kept in report.kept:
        yield (
            _place(kept.file, kept.line, kept.column, kept.value)
            + " "
            + _("Changed on screen; “%(value)s” stays.", value=kept.kept)
        )
    for name, made in report.made.items():
        yield _(
            "%(register)s: %(made)d made, %(changed)d changed.", register=name, made=made, changed=report.changed[name]
        )
    if not report.made:
        yield _("No register was found here.")
    elif dry_run:
        yield _("Nothing is wrong. Nothing was stored, because this was a try.")
    else:
        yield _("All is stored.")


def _place(file: str, line: int, column: str, value: str) -> str:
    where = _("%(file)s, line %(line)d", file=file, line=line)
    return where + (f", {column}" if column else "") + (f" “{value}”" if value else "") + ":"
