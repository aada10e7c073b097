"""What comes of a planned import: its report, counts by register, and a digest that tells one plan from another."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from amal_field.refusal import RuleBroken
from amal_field.registers import messages
from amal_field.registers.importing.register import NAMES, Batch, Import, Row
from amal_field.registers.importing.report import Change, Counts, Kept, Report
from amal_field.registers.reading.comma_files import MOST_SAMPLES
from amal_field.registers.reading.tables import Folder, Problem


def report_of(importing: Import, folder: Folder) -> Report:
    """The report of what was planned. With a wrong row it tells of none that would be made or changed."""
    batches = importing.batches
    report = Report(
        sentences=messages.SENTENCES
        | {code: said for batch in batches.values() for code, said in batch.register.sentences.items()},
        skipped=_skipped(folder, batches),
        problems=_problems(folder, batches),
        notices=[notice for table in folder.tables.values() for notice in table.notices],
        samples=[(table.file, sample) for table in folder.tables.values() for sample in table.samples][:MOST_SAMPLES],
    )
    for name, batch in batches.items():
        if name in folder.tables:
            report.counts[name] = _count(batch, folder, report)
            is_right = not report.problems
            report.made[name] = report.counts[name].new if is_right else 0
            report.changed[name] = report.counts[name].changed if is_right else 0
    return report


def digest_of(importing: Import) -> str:
    """The same for the same plan: what each row will be, and what stands there now. Row by row: in one text the plan
    of a large folder takes more memory than its rows."""
    digest = sha256()
    for batch in importing.batches.values():
        for line in _plan_of(batch):
            digest.update(json.dumps(line, ensure_ascii=False).encode() + b"\n")
    return digest.hexdigest()


def _plan_of(batch: Batch) -> Iterator[list[Any]]:
    yield [batch.register.name, batch.passed_by]
    for row in sorted(batch.rows.values(), key=lambda row: row.number):
        before = batch.register.cells_of(row.stored.values) if row.stored else None
        yield [row.number, batch.register.cells_of(row.wanted), before, sorted(row.changes), sorted(row.kept)]


def _skipped(folder: Folder, batches: Mapping[str, Batch]) -> list[Problem]:
    without_room = [
        Problem(folder.tables[name].file, 1, "", "", RuleBroken("no_room", register=name))
        for name in NAMES
        if name in folder.tables and name not in batches
    ]
    gone = [
        Problem(batch.file, 1, "", "", RuleBroken("rows_gone", rows=batch.passed_by))
        for batch in batches.values()
        if batch.passed_by
    ]
    return [*without_room, *gone, *folder.skipped]


def _problems(folder: Folder, batches: Mapping[str, Batch]) -> list[Problem]:
    problems = [*folder.problems]
    problems += (problem for table in folder.tables.values() for problem in table.problems)
    problems += (problem for batch in batches.values() for problem in batch.problems)
    return sorted(problems, key=lambda problem: (problem.file, problem.line))


def _count(batch: Batch, folder: Folder, report: Report) -> Counts:
    """Count what will be made, and what the folder itself changes (not what follows from it); tell what is kept."""
    table = folder.tables[batch.register.name]
    wrong = {problem.line for problem in (*table.problems, *batch.problems)}
    rows = [row for row in batch.read_rows if row.line not in wrong]
    new = sum(row.is_new for row in rows)
    changed = kept = same = 0
    for row in rows:
        if row.is_new:
            continue
        changes = list(_changes(batch, row))
        before = batch.register.cells_of(row.stored.values)
        for name in sorted(row.kept):
            report.kept.append(Kept(batch.file, row.line, name, batch.text(row, name), before[name]))
        report.changes += changes
        changed += bool(changes)
        kept += bool(row.kept)
        same += not changes and not row.kept
    return Counts(new, changed, same, kept, batch.passed_by, len(wrong))


def _changes(batch: Batch, row: Row) -> Iterator[Change]:
    own, written = batch.register.cells_of(row.values), batch.register.cells_of(row.wanted)
    before = batch.register.cells_of(row.stored.values)
    for name in sorted(row.changes):
        if row.last is None or (row.last.cells is not None and own[name] != row.last.cells.get(name)):
            yield Change(batch.file, row.line, row.number, name, before[name], written[name])
