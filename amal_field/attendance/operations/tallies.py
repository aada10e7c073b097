"""Head counts of people without a name: numbers and steps, which a tablet may tell in any order, and late."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from amal_field import audit
from amal_field.attendance import rules
from amal_field.attendance.models import GroupSession, TallyMark
from amal_field.attendance.operations.common import lock_for_marks
from amal_field.db import db
from amal_field.outbox import operations as outbox
from amal_field.stamp import Stamp, stamped

ROOM = "attendance"


def count(group_session: GroupSession, tally: str, number: int | None, *, stamp: Stamp) -> str | None:
    """Write a head count (`rules.TALLIES`) unless a newer number stands; None is "nobody counted". The rule that it
    breaks by now, told late, as `lock_for_marks`. Raises `RuleBroken` as that, `tally_negative` or `tally_full`."""
    return _tell(group_session, rules.TALLIES[tally], stamp, number=number)


def count_up(group_session: GroupSession, tally: str, by: int, *, stamp: Stamp) -> str | None:
    """Add to a head count, or take off, unless a newer number stands. The same of what it breaks, and raises."""
    return _tell(group_session, rules.TALLIES[tally], stamp, step=by)


def write_down(group_session: GroupSession, column: str, marks: Sequence[Any] | None = None) -> None:
    """Let the session keep what its marks say of a head count, as they are stored unless they are given. Raises
    `RuleBroken` `tally_negative` or `tally_full`."""
    known = _marks(group_session.id, column) if marks is None else marks
    number = rules.counted(sorted(known, key=lambda mark: mark.recorded_at))
    rules.check_count(number)
    setattr(group_session, column, number)


def keep_what_stands(group_session: GroupSession, column: str) -> list[Any]:
    """Make a mark of a head count that came with the session or from a register, which the marks do not tell: it stood
    since the last of them. The marks that count; the roll is locked."""
    marks = _marks(group_session.id, column)
    standing = getattr(group_session, column)
    if rules.counted(marks) != standing:
        at = max([group_session.recorded_at, *(mark.recorded_at for mark in marks)])
        by_id = group_session.recorded_by_id
        values = {"session_id": group_session.id, "tally": column, "number": standing, "recorded_by_id": by_id}
        marks.append(TallyMark(recorded_at=at, **values))
        db.session.add(marks[-1])
    return marks


def doubted(session_id: UUID, column: str) -> list[TallyMark]:
    """The marks of a head count that wait for somebody to look, the oldest first."""
    own = TallyMark.session_id == session_id, TallyMark.tally == column
    wanted = select(TallyMark).where(*own, TallyMark.stands, TallyMark.is_disputed)
    return list(db.session.scalars(wanted.order_by(TallyMark.recorded_at, TallyMark.id)))


def _marks(session_id: UUID, column: str) -> list:
    """The marks that count, in order of when they were made."""
    own = TallyMark.session_id == session_id, TallyMark.tally == column
    wanted = select(TallyMark.recorded_at, TallyMark.number, TallyMark.step).where(*own, TallyMark.counts)
    return list(db.session.execute(wanted.order_by(TallyMark.recorded_at, TallyMark.id)))


def _tell(
    group_session: GroupSession, column: str, stamp: Stamp, *, number: int | None = None, step: int | None = None
) -> str | None:
    _revision, doubt = lock_for_marks(group_session, stamp)
    marks = keep_what_stands(group_session, column)
    mark = TallyMark(session_id=group_session.id, tally=column, number=number, step=step, **stamped(stamp))
    mark.disputed_at = (stamp.received_at or stamp.at) if doubt else None
    if doubt is None:
        write_down(group_session, column, [*marks, mark])
    db.session.add(mark)
    db.session.flush()
    if doubt:
        # One look for all that wait of a head count: it is asked of the first of them.
        first = doubted(group_session.id, column)[0]
        about = {"session": str(group_session.id), "tally": column}
        outbox.ask_review(ROOM, TallyMark.__tablename__, first.id, doubt, stamp=stamp, **about)
    told = f"{step:+d}" if step and doubt else number if step is None else getattr(group_session, column)
    audit.record("attendance:tally:write", group_session, stamp, tally=[column], number=told)
    return doubt
