"""Whom the rolls bring into a user's sight, for the search and the pages of people."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import Select, or_, select

from amal_field import clock
from amal_field.attendance import rules
from amal_field.attendance.models import Attendance, GroupSession, Programme
from amal_field.attendance.queries.sessions import own
from amal_field.db import db
from amal_field.permissions import Permission

ALWAYS = or_(Programme.minutes_before.is_(None), Programme.minutes_after.is_(None))
"""Whether a programme shows the names of its rolls at any time."""
NEAR = timedelta(days=3)
"""No programme shows names for longer before a session, or after it."""


def person_ids(user) -> Select[tuple[UUID]]:
    """Whoever is in the roll of a session at which this user helps and whose names are shown to her now; of any session
    for those who plan them."""
    if user.may(Permission.SESSIONS_PLAN):
        return select(Attendance.person_id)
    return _own(user).where(or_(ALWAYS, GroupSession.id.in_(_around(user))))


def lasting_person_ids(user) -> Select[tuple[UUID]]:
    """Those of them whose names are shown to this user whatever the hour."""
    return select(Attendance.person_id) if user.may(Permission.SESSIONS_PLAN) else _own(user).where(ALWAYS)


def _own(user) -> Select[tuple[UUID]]:
    return (
        select(Attendance.person_id)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .where(own(user), Attendance.counts)
    )


def _around(user) -> list[UUID]:
    """The sessions at which this user helps, of programmes that show names only around a session, which it is now."""
    if user.person_id is None:
        return []
    now = clock.now().astimezone(clock.ZONE).replace(tzinfo=None)
    near = GroupSession.held_on.between(now.date() - NEAR, now.date() + NEAR)
    before, after = Programme.minutes_before, Programme.minutes_after
    rows = db.session.execute(
        select(GroupSession.id, GroupSession.held_on, GroupSession.starts, GroupSession.ends, before, after)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .where(own(user), near, before.is_not(None), after.is_not(None))
    )
    return [key for key, *when in rows if rules.is_around(*when, now=now)]
