"""What the operations on a roll share: its writers queue, and each change has a number."""

from sqlalchemy import bindparam, update
from sqlalchemy.orm.attributes import set_committed_value

from amal_field import clock
from amal_field.attendance import rules
from amal_field.attendance.models import GroupSession
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp

SESSIONS = GroupSession.__table__
READ_AGAIN = ("revision", "held_on", "called_off_at", "called_off_reason", "closed_at", *rules.TALLIES.values())
COUNT_UP = (
    update(SESSIONS)
    .where(SESSIONS.c.id == bindparam("session"))
    .values(revision=SESSIONS.c.revision + 1)
    .returning(*(SESSIONS.c[name] for name in READ_AGAIN))
)


def lock_roll(group_session: GroupSession, stamp: Stamp, *, closed_too: bool = False, ahead_too: bool = False) -> int:
    """Count the roll's revision up and return it; the row lock holds until the end, so what is read after this is what
    the roll's other writers left.

    Raises `RuleBroken` `roll_called_off`, `roll_closed` unless a closed roll takes it too (`closed_too`), or
    `roll_to_come` before the session's day unless it tells of nobody's presence (`ahead_too`).
    """
    count_up(group_session)
    rules.check_roll(
        called_off=group_session.is_called_off,
        reason=group_session.called_off_reason,
        closed=group_session.is_closed and not closed_too,
    )
    if not ahead_too:
        rules.check_day(group_session.held_on, today=clock.day_of(stamp.at))
    return group_session.revision


def count_up(group_session: GroupSession) -> int:
    """Count the roll's revision up and return it, whatever became of the session."""
    # These were read, by RETURNING, in the statement that locks: to expire them would be a statement more for each tap,
    # and an assignment would write them once more.
    for name, value in db.session.execute(COUNT_UP, {"session": group_session.id}).one()._mapping.items():
        set_committed_value(group_session, name, value)
    return group_session.revision


def lock_for_marks(group_session: GroupSession, stamp: Stamp) -> tuple[int, str | None]:
    """As `lock_roll`; of what a tablet tells late the code of the rule that would have refused it, to be looked at."""
    try:
        return lock_roll(group_session, stamp), None
    except RuleBroken as broken:
        if not stamp.late or broken.code not in rules.LATE:
            raise
        return group_session.revision, broken.code
