"""The taps on a roll: present, absent, everybody at once, somebody whom nobody expected."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import zip_longest
from uuid import UUID

from sqlalchemy import update

from amal_field import audit, clock
from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.operations import late
from amal_field.attendance.operations.common import lock_for_marks, lock_roll
from amal_field.attendance.operations.writing import ATTENDANCES, tell, values_of, write, write_all
from amal_field.attendance.queries import roll
from amal_field.attendance.queries.roll_rows import Roll, RollRow, Tap, standing
from amal_field.attendance.rules import HELPER, PARTICIPANT, PRESENT, UNMARKED
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.duplicates.newcomers import Doubles, people_meant
from amal_field.people.models import Person
from amal_field.people.rules import Birth, Newcomer
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp


def mark(group_session: GroupSession, programme: Programme, person_id: UUID, wanted: str, *, stamp: Stamp) -> Tap:
    """Mark somebody who is on the roll present, absent or not at all.

    Raises `RuleBroken` as `lock_roll`, `stranger_to_roll`, or `off_the_roll` for somebody whom another tablet took off
    it.
    """
    revision, doubt = lock_for_marks(group_session, stamp)
    row, there, strange = _known(group_session, programme, person_id, stamp)
    if not row.stands and not strange:
        if not stamp.late:
            raise RuleBroken("off_the_roll", person=row.name)
        strange = "off_the_roll"
    doubt = doubt or strange
    marked = late.put(group_session, row, wanted, revision, stamp, doubt)
    return Tap(marked, row, there.with_rows(marked), doubt)


def put_back(group_session: GroupSession, programme: Programme, person_id: UUID, *, stamp: Stamp) -> Tap:
    """Put somebody who was taken off back, present. Raises `RuleBroken` as `mark`."""
    revision, doubt = lock_for_marks(group_session, stamp)
    row, there, strange = _known(group_session, programme, person_id, stamp)
    doubt = doubt or strange
    marked = late.put(group_session, row, PRESENT, revision, stamp, doubt)
    return Tap(marked, row, there.with_rows(marked), doubt)


def helper_comes(group_session: GroupSession, there: Roll, person_id: UUID | None, *, stamp: Stamp) -> RollRow | None:
    """Mark a helper present with the first tap on the roll, which an operation has just locked; None for anybody else,
    for who was marked before, be it taken back since, on another day than the session's, and on a roll that takes no
    more marks. `there`: the roll as that operation left it."""
    row, day = there.helper(person_id), clock.day_of(stamp.at)
    if row is None or row.attendance_id or group_session.held_on != day or not group_session.takes_marks(day):
        return None
    return write(group_session, row, PRESENT, group_session.revision, stamp)


def let_in(
    group_session: GroupSession,
    programme: Programme,
    named: Sequence[tuple[str, Birth | None]],
    doubles: Doubles,
    same: Mapping[int, UUID],
    *,
    role: str,
    keys: Sequence[UUID | None] = (),
    stamp: Stamp,
) -> list[Tap]:
    """Let those in who walk in, each by a name, and mark them present: who turned out to be one of her `doubles`
    (`same`, by place) as herself, anybody else as a new person, who is told apart from hers. In as many statements for
    many as for one.

    Raises `RuleBroken` as `lock_roll`, or `name_on_roll` where somebody of the name of a new person and no other year
    of birth is on the roll. `keys`: of the new persons, where a tablet has made them.
    """
    revision, doubt = lock_for_marks(group_session, stamp)
    there = {row.person_id: row for row in roll.rows_of(group_session, programme)}
    known = people_meant(doubles, same)
    try:
        _demand_other_names([one for place, one in enumerate(named) if place not in known], there.values())
    except RuleBroken as broken:
        if not stamp.late:
            raise
        doubt = doubt or broken.code
    newcomers = [Newcomer(name, None, birth, key=key) for (name, birth), key in zip_longest(named, keys)]
    persons = people.receive(newcomers, doubles, same, stamp=stamp).persons
    rows = [_coming(persons[place], there, role) for place in range(len(named))]
    if doubt:
        marked = [late.put(group_session, row, PRESENT, revision, stamp, doubt) for row in rows]
        now = standing(there.values()).with_rows(*marked)
        return [Tap(row, there.get(row.person_id, row), now, doubt) for row in marked]
    with db.session.no_autoflush:  # what the audit is told is written at once, at the end
        unmarked = {row.person_id: row for row in rows if row.mark != PRESENT}
        write_all(group_session, list(unmarked.values()), PRESENT, revision, stamp, role=role)
    marked = [tell(group_session, row, PRESENT, revision, stamp) for row in rows]
    now = standing(there.values()).with_rows(*marked)
    return [Tap(row, there.get(row.person_id, before), now) for row, before in zip(marked, rows, strict=True)]


def come_for(group_session: GroupSession, row: RollRow, organisation_id: UUID) -> None:
    """Somebody who has just been let in comes for an organisation; the entry of that tells who and where."""
    own = (ATTENDANCES.c.session_id == group_session.id, ATTENDANCES.c.person_id == row.person_id)
    db.session.execute(update(ATTENDANCES).where(*own).values(organisation_id=organisation_id))


def mark_everyone(
    group_session: GroupSession,
    programme: Programme,
    wanted: str,
    *,
    only: Collection[UUID] | None = None,
    stamp: Stamp,
) -> tuple[int, int]:
    """Mark every participant who has no mark yet and has not left, or of these those of `only`; how many those are, and
    the revision, by which `unmark_everyone` finds them. Raises `RuleBroken` as `lock_roll`, or `everyone_marked`."""
    revision, doubt = lock_for_marks(group_session, stamp)
    rows = [
        row
        for row in roll.rows_of(group_session, programme)
        if row.stands and row.role == PARTICIPANT and row.mark == UNMARKED and not row.left
        if (only is None or row.person_id in only) and not (stamp.received_at and row.is_newer(stamp.at))
    ]
    if not rows and not stamp.late:
        raise RuleBroken("everyone_marked")
    if doubt:
        for row in rows:
            late.put(group_session, row, wanted, revision, stamp, doubt)
    else:
        write_all(group_session, rows, wanted, revision, stamp)
    audit.record("attendance:roll:everyone", group_session, stamp, mark=[wanted], people=len(rows))
    return len(rows), revision


def mark_some(
    group_session: GroupSession, programme: Programme, wanted: Mapping[UUID, str], *, stamp: Stamp
) -> tuple[int, int]:
    """Mark those of a paper sheet who are on the roll, each as wanted: how many, and the revision, by which
    `unmark_everyone` finds them. Raises `RuleBroken` as `lock_roll`."""
    revision = lock_roll(group_session, stamp)
    rows = [row for row in roll.rows_of(group_session, programme) if row.stands and row.person_id in wanted]
    for mark in sorted(set(wanted.values())):
        write_all(group_session, [row for row in rows if wanted[row.person_id] == mark], mark, revision, stamp)
    audit.record("attendance:roll:paper", group_session, stamp, people=len(rows))
    return len(rows), revision


def unmark_everyone(group_session: GroupSession, revision: int, *, stamp: Stamp) -> None:
    """Take back what `mark_everyone` marked at a revision; who was marked again since keeps that mark.

    Raises `RuleBroken` as `lock_roll`.
    """
    now = lock_roll(group_session, stamp)
    columns = ATTENDANCES.c
    marked = (columns.session_id == group_session.id, columns.revision == revision, columns.role != HELPER)
    db.session.execute(update(ATTENDANCES).where(*marked).values(**values_of(UNMARKED, now, stamp)))
    audit.record("attendance:roll:clear", group_session, stamp)


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


def _known(
    group_session: GroupSession, programme: Programme, person_id: UUID, stamp: Stamp
) -> tuple[RollRow, Roll, str | None]:
    """The row of somebody who has to do with the session, also when she was taken off, the roll, and what a late tap on
    anybody else puts in doubt."""
    rows = roll.rows_of(group_session, programme, person_id)
    for row in rows:
        if row.person_id == person_id:
            return row, standing(rows), None
    row, doubt = late.row_of_stranger(person_id, rows, stamp)
    return row, standing(rows), doubt
