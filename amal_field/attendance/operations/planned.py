"""Single sessions: made by hand, moved, called off with a reason, and back again. The room that plans a session calls
these: planning, or the one that keeps the rolls of its programme itself."""

from dataclasses import dataclass
from datetime import date, time

from amal_field import audit, clock
from amal_field.attendance import rules
from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.queries import held_sessions
from amal_field.attendance.rules import check_kind, check_times
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped


@dataclass(frozen=True)
class SessionValues:
    """When and where a session is; `starts` and `ends` are times of that day in Brussels."""

    held_on: date
    starts: time
    ends: time
    place: str | None


def add_session(programme: Programme, values: SessionValues, kind: str | None, *, stamp: Stamp) -> GroupSession:
    """Make one session of a programme, outside any series. Raises `RuleBroken` `ends_before_start`, `kind_missing`
    or `kind_foreign`."""
    check_times(values.starts, values.ends)
    check_kind(kind, programme.session_kinds)
    session = GroupSession(programme_id=programme.id, kind=kind, **vars(values), **stamped(stamp))
    db.session.add(session)
    db.session.flush()
    audit.record("planning:session:add", session, stamp, on=values.held_on.isoformat())
    return session


def move_session(group_session: GroupSession, values: SessionValues, *, stamp: Stamp) -> None:
    """Move a session to another day, time or place; to where it is already is nothing.

    Raises `RuleBroken` `ends_before_start`, `off_already` for one that was called off, or `moved_past_presence` where
    presence was noted and the day is yet to come.
    """
    check_times(values.starts, values.ends)
    if group_session.is_called_off:
        raise RuleBroken("off_already")
    if values_of(group_session) == values:
        return
    today = clock.day_of(stamp.at)
    rules.check_move(values.held_on, noted=held_sessions.is_presence_noted(group_session), today=today)
    change_session(group_session, values, stamp=stamp)
    db.session.flush()


def values_of(group_session: GroupSession) -> SessionValues:
    """When and where a session is."""
    return SessionValues(group_session.held_on, group_session.starts, group_session.ends, group_session.place)


def change_session(group_session: GroupSession, values: SessionValues, *, stamp: Stamp) -> None:
    """Write when and where a session is, for calendars too; what is so already is nothing."""
    before = values_of(group_session)
    if before == values:
        return
    for name, value in vars(values).items():
        setattr(group_session, name, value)
    group_session.sequence += 1
    audit.record("planning:session:move", group_session, stamp, before=_told(before), after=_told(values))


def call_off(group_session: GroupSession, reason: str, *, stamp: Stamp) -> None:
    """Call a session off. Raises `RuleBroken` `off_already`, or `roll_not_empty` where somebody was present."""
    rules.check_free(called_off=group_session.is_called_off, people=held_sessions.people_in_roll(group_session))
    group_session.called_off_at, group_session.called_off_by_id = stamp.at, stamp.by_id
    group_session.called_off_reason = reason
    group_session.sequence += 1
    db.session.flush()
    audit.record("planning:session:off", group_session, stamp, reason=reason)


def restore_session(group_session: GroupSession, *, stamp: Stamp) -> None:
    """Let a session that was called off go on after all. Twice is once."""
    if group_session.is_called_off:
        group_session.called_off_at = group_session.called_off_by_id = group_session.called_off_reason = None
        group_session.sequence += 1
        db.session.flush()
        audit.record("planning:session:restore", group_session, stamp)


def _told(values: SessionValues) -> str:
    times = f"{values.held_on:%d/%m/%Y} {values.starts:%H:%M}–{values.ends:%H:%M}"
    return f"{times}, {values.place}" if values.place else times
