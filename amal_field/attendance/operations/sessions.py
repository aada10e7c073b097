"""What is noted of a session itself: a remark, and that its roll is done."""

from amal_field import audit
from amal_field.attendance.models import GroupSession
from amal_field.attendance.operations.common import lock_roll
from amal_field.db import db
from amal_field.stamp import Stamp


def write_remark(group_session: GroupSession, remark: str | None, *, stamp: Stamp) -> None:
    """Write what is worth knowing about the session, of a closed roll or before its day too; raises `RuleBroken`
    `roll_called_off`."""
    lock_roll(group_session, stamp, closed_too=True, ahead_too=True)
    group_session.remark = remark
    db.session.flush()
    audit.record("attendance:remark:write", group_session, stamp)


def close_roll(group_session: GroupSession, *, stamp: Stamp) -> None:
    """Say that the roll is done: it takes no more marks. Raises `RuleBroken` as `lock_roll`."""
    lock_roll(group_session, stamp)
    group_session.closed_at, group_session.closed_by_id = stamp.at, stamp.by_id
    db.session.flush()
    audit.record("attendance:roll:close", group_session, stamp)


def reopen_roll(group_session: GroupSession, *, stamp: Stamp) -> None:
    """Let the roll take marks again. Twice is once. Raises `RuleBroken` `roll_called_off`."""
    lock_roll(group_session, stamp, closed_too=True, ahead_too=True)
    group_session.closed_at = group_session.closed_by_id = None
    db.session.flush()
    audit.record("attendance:roll:reopen", group_session, stamp)
