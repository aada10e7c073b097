"""move participants of vaccination sessions from attendances and sheet_rows to vaccination_lines, and refuse them there

Who was vaccinated is no trace in the rolls: the room of vaccination keeps the lists itself. Whoever was noted absent
becomes an outcome; what a register told of them moves with them; the history of a roll forgets who was marked.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa
from alembic import op
from uuid6 import uuid7

from migrations import guards

revision = "lists_elsewhere"
down_revision = "imported_lists"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
STAMPED = {"recorded_at": MOMENT, "recorded_by_id": sa.Uuid()}
UNDONE = {"cancelled_at": MOMENT, "cancelled_by_id": sa.Uuid()}
CELLS = {"register": sa.String(), "number": sa.String(), "subject_id": sa.Uuid(), "cells": sa.JSON()}
CELLS |= {"written": sa.JSON(), "imported_at": MOMENT}


def _table(name: str, columns: dict) -> sa.TableClause:
    return sa.table(name, *(sa.column(column, kind) for column, kind in columns.items()))


programmes = _table("programmes", {"id": sa.Uuid(), "kind": sa.String()})
sessions = _table("group_sessions", {"id": sa.Uuid(), "programme_id": sa.Uuid(), "held_on": sa.Date(), **STAMPED})
attendances = _table(
    "attendances",
    {
        "id": sa.Uuid(),
        "register_no": sa.String(),
        "session_id": sa.Uuid(),
        "person_id": sa.Uuid(),
        "recorded_person_id": sa.Uuid(),
        "role": sa.String(),
        "absent_at": MOMENT,
        "revision": sa.Integer(),
        **STAMPED,
        **UNDONE,
    },
)
sheet_rows = _table("sheet_rows", {"session_id": sa.Uuid(), "person_id": sa.Uuid(), "number": sa.Integer()})
actions = _table(
    "vaccination_actions",
    {"id": sa.Uuid(), "session_id": sa.Uuid(), "revision": sa.Integer(), "imported_on": sa.Date(), **STAMPED},
)
lines = _table(
    "vaccination_lines",
    {
        "id": sa.Uuid(),
        "register_no": sa.String(),
        "action_id": sa.Uuid(),
        "person_id": sa.Uuid(),
        "recorded_person_id": sa.Uuid(),
        "came_as": sa.String(),
        "number": sa.Integer(),
        "revision": sa.Integer(),
        **STAMPED,
        **UNDONE,
    },
)
outcomes = _table(
    "vaccination_outcomes",
    {
        "id": sa.Uuid(),
        "line_id": sa.Uuid(),
        "recorded_line_id": sa.Uuid(),
        "outcome": sa.String(),
        "reason": sa.String(),
        "given_on": sa.Date(),
        "given_at": MOMENT,
        **STAMPED,
    },
)
consents = _table("vaccination_consents", {"line_id": sa.Uuid()})
entries = _table(
    "audit_entries",
    {"id": sa.Uuid(), "tag": sa.String(), "subject_id": sa.Uuid(), "details": sa.JSON()},
)
merges = _table("merges", {"id": sa.Uuid(), "aside": sa.JSON()})
waiting_lines = _table("waiting_lines", {"line_id": sa.Uuid()})
imported_rows, health_imports = _table("imported_rows", CELLS), _table("health_imports", CELLS)
KEPT = (
    sa.select(sessions.c.id)
    .join(programmes, programmes.c.id == sessions.c.programme_id)
    .where(programmes.c.kind == "vaccination")
)


def upgrade() -> None:
    connection = op.get_bind()
    for session in connection.execute(
        sa.select(sessions).where(sessions.c.id.in_(KEPT)).order_by(sessions.c.id)
    ).fetchall():
        _move(connection, session)
    op.execute(sa.delete(sheet_rows).where(sheet_rows.c.session_id.in_(KEPT)))
    marks = (entries.c.tag.like("attendance:%"), entries.c.subject_id.in_(KEPT))
    for key, details in connection.execute(sa.select(entries.c.id, entries.c.details).where(*marks)).fetchall():
        if details and "person" in details:
            nameless = {name: value for name, value in details.items() if name != "person"}
            op.execute(sa.update(entries).where(entries.c.id == key).values(details=nameless))
    _forget_in_merges(connection)
    guards.keep_lists_elsewhere(connection)


def downgrade() -> None:
    connection = op.get_bind()
    guards.keep_lists_here(connection)
    _carry(connection, health_imports, imported_rows, _numbered(lines, lines.c.register_no.is_not(None)))
    there = sa.select(attendances.c.session_id, attendances.c.person_id).where(attendances.c.cancelled_at.is_(None))
    taken = {tuple(row) for row in connection.execute(there).fetchall()}
    imported = sa.select(lines, actions.c.session_id).join(actions, actions.c.id == lines.c.action_id)
    for row in connection.execute(imported.where(lines.c.came_as == "import")).fetchall():
        values = {name: row._mapping[name] for name in attendances.c.keys() if name in row._mapping}
        if (row.session_id, row.person_id) in taken and row.cancelled_at is None:
            values |= {"cancelled_at": row.recorded_at, "cancelled_by_id": row.recorded_by_id}
        op.execute(sa.insert(attendances).values(role="participant", **values | {"revision": 0}))
    bare = [lines.c.came_as == "import"]
    bare += [lines.c.id.not_in(sa.select(table.c.line_id)) for table in (outcomes, consents)]
    op.execute(sa.delete(lines).where(*bare))


def _forget_in_merges(connection: sa.Connection) -> None:
    """A merge told of the second line of somebody: it waits in the room of vaccination."""
    for key, aside in connection.execute(sa.select(merges.c.id, merges.c.aside)).fetchall():
        if aside and lines.name in aside:
            there = sa.select(lines.c.id).where(lines.c.id.in_([UUID(text) for text in aside[lines.name]]))
            for line_id in connection.scalars(there).all():
                op.execute(sa.insert(waiting_lines).values(line_id=line_id))
            rest = {name: keys for name, keys in aside.items() if name != lines.name}
            op.execute(sa.update(merges).where(merges.c.id == key).values(aside=rest))


def _move(connection: sa.Connection, session: sa.Row) -> None:
    there = (attendances.c.session_id == session.id, attendances.c.role != "helper")
    rows = connection.execute(
        sa.select(attendances).where(*there).order_by(attendances.c.recorded_at, attendances.c.id)
    ).fetchall()
    if not rows:
        return
    action_id = _action(connection, session)
    known = connection.execute(sa.select(lines).where(lines.c.action_id == action_id)).fetchall()
    standing = {line.person_id: line for line in known if line.cancelled_at is None}
    numbers = {line.number for line in known}
    printed = dict(
        connection.execute(
            sa.select(sheet_rows.c.person_id, sheet_rows.c.number).where(sheet_rows.c.session_id == session.id)
        ).all()
    )
    free = _free(numbers | set(printed.values()))
    _carry(connection, imported_rows, health_imports, [row.id for row in rows])
    for row in rows:
        comes = row.cancelled_at is None or row.absent_at is not None
        line = standing.get(row.person_id) if comes else None
        if line is None:
            number = printed.pop(row.person_id, None)
            number = next(free) if number is None or number in numbers else number
            numbers.add(number)
            _add_line(row, action_id, number, comes)
        elif row.register_no and not line.register_no:
            op.execute(sa.update(lines).where(lines.c.id == line.id).values(register_no=row.register_no))
            op.execute(
                sa.update(health_imports)
                .where(health_imports.c.register == "aanwezigheden", health_imports.c.subject_id == row.id)
                .values(subject_id=line.id)
            )
        if row.absent_at is not None and line is None:
            _add_absence(row, session)
    op.execute(sa.delete(attendances).where(*there))
    if any(row.register_no for row in rows):
        on = max(row.recorded_at for row in rows if row.register_no).date()
        op.execute(sa.update(actions).where(actions.c.id == action_id).values(imported_on=on))


def _action(connection: sa.Connection, session: sa.Row):
    """The action of a session, made where nobody has prepared it."""
    known = connection.scalar(sa.select(actions.c.id).where(actions.c.session_id == session.id))
    if known is not None:
        return known
    key, stamp = uuid7(), {"recorded_at": session.recorded_at, "recorded_by_id": session.recorded_by_id}
    op.execute(sa.insert(actions).values(id=key, session_id=session.id, revision=0, **stamp))
    return key


def _add_line(row: sa.Row, action_id, number: int, comes: bool) -> None:
    same = ("id", "register_no", "person_id", "recorded_person_id", "recorded_at", "recorded_by_id")
    values = {name: row._mapping[name] for name in same} | {"action_id": action_id, "number": number, "revision": 0}
    undone = {} if comes else {"cancelled_at": row.cancelled_at, "cancelled_by_id": row.cancelled_by_id}
    op.execute(sa.insert(lines).values(came_as="import", **values, **undone))


def _add_absence(row: sa.Row, session: sa.Row) -> None:
    stamp = {"recorded_at": row.absent_at, "recorded_by_id": row.cancelled_by_id}
    day = datetime(session.held_on.year, session.held_on.month, session.held_on.day, 12, tzinfo=UTC)
    values = {"line_id": row.id, "recorded_line_id": row.id, "given_on": session.held_on, "given_at": day}
    op.execute(sa.insert(outcomes).values(id=uuid7(), outcome="not_given", reason="absent", **values, **stamp))


def _free(taken: set[int]) -> Iterator[int]:
    """The numbers of a list that nobody has."""
    number = max(taken, default=0)
    while True:
        number += 1
        yield number


def _numbered(table: sa.TableClause, *which) -> list:
    return list(op.get_bind().scalars(sa.select(table.c.id).where(*which)).all())


def _carry(connection: sa.Connection, source: sa.TableClause, target: sa.TableClause, subjects: list) -> None:
    """Move what a register told of these from one table of cells to another."""
    for start in range(0, len(subjects), 500):
        which = (source.c.register == "aanwezigheden", source.c.subject_id.in_(subjects[start : start + 500]))
        rows = connection.execute(sa.select(source).where(*which)).fetchall()
        if rows:
            op.bulk_insert(target, [dict(row._mapping) for row in rows])
            op.execute(sa.delete(source).where(*which))
