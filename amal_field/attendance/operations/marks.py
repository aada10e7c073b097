"""The taps on a roll: present, absent, everybody at once, somebody whom nobody expected."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import bindparam, insert, update

from amal_field import audit
from amal_field.attendance.models import Attendance, GroupSession, Programme
from amal_field.attendance.operations.common import lock_roll
from amal_field.attendance.queries import roll
from amal_field.attendance.queries.roll_rows import RollRow
from amal_field.attendance.rules import ABSENT, PARTICIPANT, PRESENT, UNMARKED
from amal_field.db import db, new_key
from amal_field.people import operations as people
from amal_field.people.duplicates.newcomers import Doubles, people_meant
from amal_field.people.models import Person
from amal_field.people.rules import Birth, Newcomer
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

ATTENDANCES = Attendance.__table__


def mark(
    session: GroupSession, programme: Programme, person_id: UUID, wanted: str, *, stamp: Stamp
) -> tuple[RollRow, str]:
    """Mark somebody who is on the roll present, absent or not at all: the row as it stands then, and the mark before.

    Raises `RuleBroken` as `lock_roll`, `stranger_to_roll`, or `off_the_roll` for somebody whom another tablet took off
    it.
    """
    revision = lock_roll(session, stamp)
    row = _known(session, programme, person_id)
    if not row.stands:
        raise RuleBroken("off_the_roll", person=row.name)
    return _write(session, row, wanted, revision, stamp), row.mark


def put_back(session: GroupSession, programme: Programme, person_id: UUID, *, stamp: Stamp) -> RollRow:
    """Put somebody who was taken off back, present. Raises `RuleBroken` as `mark`."""
    revision = lock_roll(session, stamp)
    return _write(session, _known(session, programme, person_id), PRESENT, revision, stamp)


def let_in(
    session: GroupSession,
    programme: Programme,
    named: Sequence[tuple[str, Birth | None]],
    doubles: Doubles,
    same: Mapping[int, UUID],
    *,
    role: str,
    stamp: Stamp,
) -> list[tuple[RollRow, RollRow]]:
    """Let those in who walk in, each by a name, and mark them present: who turned out to be one of her `doubles`
    (`same`, by place) as herself, anybody else as a new person, who is told apart from hers. The row of each, and
    as it stood before; in as many statements for many as for one.

    Raises `RuleBroken` as `lock_roll`, or `name_on_roll` where somebody of the name of a new person and no other year
    of birth is on the roll.
    """
    revision = lock_roll(session, stamp)
    there = {row.person_id: row for row in roll.rows_of(session, programme)}
    known = people_meant(doubles, same)
    _demand_other_names([one for place, one in enumerate(named) if place not in known], there.values())
    newcomers = [Newcomer(name, None, birth) for name, birth in named]
    persons = people.receive(newcomers, doubles, same, stamp=stamp).persons
    rows = [_coming(persons[place], there, role) for place in range(len(named))]
    with db.session.no_autoflush:  # what the audit is told is written at once, at the end
        unmarked = {row.person_id: row for row in rows if row.mark != PRESENT}
        _write_all(session, list(unmarked.values()), PRESENT, revision, stamp, role=role)
    return [(_told(session, row, PRESENT, revision, stamp), there.get(row.person_id, row)) for row in rows]


def mark_everyone(session: GroupSession, programme: Programme, wanted: str, *, stamp: Stamp) -> tuple[int, int]:
    """Mark every participant who has no mark yet and has not left; how many those are, and the revision, by which
    `unmark_everyone` finds them. Raises `RuleBroken` as `lock_roll`, or `everyone_marked`."""
    revision = lock_roll(session, stamp)
    rows = [
        row
        for row in roll.rows_of(session, programme)
        if row.stands and row.role == PARTICIPANT and row.mark == UNMARKED and not row.left
    ]
    if not rows:
        raise RuleBroken("everyone_marked")
    _write_all(session, rows, wanted, revision, stamp)
    audit.record("attendance:roll:everyone", session, stamp, mark=[wanted], people=len(rows))
    return len(rows), revision


def mark_some(
    session: GroupSession, programme: Programme, wanted: Mapping[UUID, str], *, stamp: Stamp
) -> tuple[int, int]:
    """Mark those of a paper sheet who are on the roll, each as wanted: how many, and the revision, by which
    `unmark_everyone` finds them. Raises `RuleBroken` as `lock_roll`."""
    revision = lock_roll(session, stamp)
    rows = [row for row in roll.rows_of(session, programme) if row.stands and row.person_id in wanted]
    for mark in sorted(set(wanted.values())):
        _write_all(session, [row for row in rows if wanted[row.person_id] == mark], mark, revision, stamp)
    audit.record("attendance:roll:paper", session, stamp, people=len(rows))
    return len(rows), revision


def unmark_everyone(session: GroupSession, revision: int, *, stamp: Stamp) -> None:
    """Take back what `mark_everyone` marked at a revision; who was marked again since keeps that mark.

    Raises `RuleBroken` as `lock_roll`.
    """
    now = lock_roll(session, stamp)
    marked = (ATTENDANCES.c.session_id == session.id, ATTENDANCES.c.revision == revision)
    db.session.execute(update(ATTENDANCES).where(*marked).values(**_values(UNMARKED, now, stamp)))
    audit.record("attendance:roll:clear", session, stamp)


def _demand_other_names(named: Iterable[tuple[str, Birth | None]], there: Iterable[RollRow]) -> None:
    """Demand names by which these can be told from those on the roll, and from each other."""
    known = [(row.name, row.born_on) for row in there if row.stands]
    for name, birth in named:
        for one, born_on in known:
            if one.casefold() == name.casefold() and (birth is None or born_on == birth.on):
                raise RuleBroken("name_on_roll", person=one)
        known.append((name, birth and birth.on))


def _coming(person: Person, there: Mapping[UUID, RollRow], role: str) -> RollRow:
    """The row of somebody who walks in: her own where she is on the roll, in the role in which she comes now."""
    row = there.get(person.id)
    if row is None:
        return RollRow(person.id, person.name, person.given_name, person.born_on, role, expected=False)
    return row if row.mark == PRESENT else row._replace(role=role)


def _known(session: GroupSession, programme: Programme, person_id: UUID) -> RollRow:
    row = roll.row_of(session, programme, person_id)
    if row is None:
        raise RuleBroken("stranger_to_roll")
    return row


CHANGE = update(ATTENDANCES).where(ATTENDANCES.c.id == bindparam("attendance"))


def _write(session: GroupSession, row: RollRow, wanted: str, revision: int, stamp: Stamp) -> RollRow:
    if row.attendance_id is None:
        return _write_new(session, [row], wanted, revision, stamp)[0]
    values = _values(wanted, revision, stamp)
    db.session.execute(CHANGE.values(role=row.role, **values), {"attendance": row.attendance_id})
    return _told(session, row, wanted, revision, stamp)


ADD = insert(ATTENDANCES)


def _write_new(
    session: GroupSession, rows: Sequence[RollRow], wanted: str, revision: int, stamp: Stamp
) -> list[RollRow]:
    """Write the first marks of these, in one statement."""
    new = [_new(session, row, stamp) | _values(wanted, revision, stamp) for row in rows]
    db.session.execute(ADD, new)
    marked = [row._replace(attendance_id=made["id"]) for row, made in zip(rows, new, strict=True)]
    return [_told(session, row, wanted, revision, stamp) for row in marked]


def _told(session: GroupSession, row: RollRow, wanted: str, revision: int, stamp: Stamp) -> RollRow:
    audit.record("attendance:roll:mark", session, stamp, person=row.person_id, mark=[wanted])
    return row._replace(mark=wanted, revision=revision)


def _write_all(
    session: GroupSession, rows: Sequence[RollRow], wanted: str, revision: int, stamp: Stamp, **more: str
) -> None:
    """Write one mark for all of these, in two statements at most; `more`: columns that change beside it."""
    values = _values(wanted, revision, stamp)
    if known := [row.attendance_id for row in rows if row.attendance_id]:
        db.session.execute(update(ATTENDANCES).where(ATTENDANCES.c.id.in_(known)).values(**values, **more))
    if new := [row for row in rows if not row.attendance_id]:
        db.session.execute(ADD, [_new(session, row, stamp) | values for row in new])


def _values(wanted: str, revision: int, stamp: Stamp) -> dict:
    """The columns of a mark: whoever is not present has a cancelled row."""
    return {
        "revision": revision,
        "cancelled_at": None if wanted == PRESENT else stamp.at,
        "cancelled_by_id": None if wanted == PRESENT else stamp.by_id,
        "absent_at": stamp.at if wanted == ABSENT else None,
    }


def _new(session: GroupSession, row: RollRow, stamp: Stamp) -> dict:
    return {
        "id": new_key(),
        "session_id": session.id,
        "person_id": row.person_id,
        "recorded_person_id": row.person_id,
        "role": row.role,
        **stamped(stamp),
    }
