"""What an import answers: counts, what was kept and changed, and every wrong row, as an object or as text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from amal_field.registers.reading.tables import Problem


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


@dataclass
class Report:
    """`sentences`: code → sentence, of every room. `skipped`: files of registers that no room takes yet, with the
    register's name."""

    sentences: Mapping[str, Any]
    made: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
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
        "skipped": [{"file": file, "reason": _reason(name)} for file, name in report.skipped],
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
    }


def as_lines(report: Report, *, dry_run: bool) -> Iterator[str]:
    """The report for a person who reads a terminal."""
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
    for file, name in report.skipped:
        yield f"{file}: {_reason(name)}"
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


def _reason(name: str) -> str:
    return _("Amal Field does not take over the register %(register)s yet.", register=name)


def _place(file: str, line: int, column: str, value: str) -> str:
    where = _("%(file)s, line %(line)d", file=file, line=line)
    return where + (f", {column}" if column else "") + (f" “{value}”" if value else "") + ":"
