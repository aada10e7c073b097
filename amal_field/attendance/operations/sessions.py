"""What is noted of a session itself: head counts of people without a name, a remark, and that its roll is done."""

from amal_field import audit
from amal_field.attendance import rules
from amal_field.attendance.models import GroupSession
from amal_field.attendance.operations.common import lock_roll
from amal_field.db import db
from amal_field.stamp import Stamp


def count(session: GroupSession, tally: str, number: int | None, *, stamp: Stamp) -> None:
    """Write a head count (`rules.TALLIES`); None is "nobody counted". Raises `RuleBroken` as `lock_roll`."""
    lock_roll(session, stamp)
    _count(session, tally, number, stamp)


def count_up(session: GroupSession, tally: str, by: int, *, stamp: Stamp) -> None:
    """Add to a head count, or take off. Raises `RuleBroken` as `lock_roll`, `tally_negative` or `tally_full`."""
    lock_roll(session, stamp)
    _count(session, tally, rules.counted(getattr(session, rules.TALLIES[tally]), by), stamp)


def write_remark(session: GroupSession, remark: str | None, *, stamp: Stamp) -> None:
    """Write what is worth knowing about the session, of a closed roll or before its day too; raises `RuleBroken`
    `roll_called_off`."""
    lock_roll(session, stamp, closed_too=True, ahead_too=True)
    session.remark = remark
    db.session.flush()
    audit.record("attendance:remark:write", session, stamp)


def close_roll(session: GroupSession, *, stamp: Stamp) -> None:
    """Say that the roll is done: it takes no more marks. Raises `RuleBroken` as `lock_roll`."""
    lock_roll(session, stamp)
    session.closed_at, session.closed_by_id = stamp.at, stamp.by_id
    db.session.flush()
    audit.record("attendance:roll:close", session, stamp)


def reopen_roll(session: GroupSession, *, stamp: Stamp) -> None:
    """Let the roll take marks again. Twice is once. Raises `RuleBroken` `roll_called_off`."""
    lock_roll(session, stamp, closed_too=True, ahead_too=True)
    session.closed_at = session.closed_by_id = None
    db.session.flush()
    audit.record("attendance:roll:reopen", session, stamp)


def _count(session: GroupSession, tally: str, number: int | None, stamp: Stamp) -> None:
    setattr(session, rules.TALLIES[tally], number)
    db.session.flush()
    audit.record("attendance:tally:write", session, stamp, tally=[rules.TALLIES[tally]], number=number)
