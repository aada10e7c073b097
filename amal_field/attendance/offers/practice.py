"""Who practised Dutch at sessions: whoever took part by name, for as long as the session lasted."""

from datetime import date

from sqlalchemy import ColumnElement, Select, extract, select

from amal_field.attendance.models import Attendance, GroupSession, Programme, Series
from amal_field.attendance.rules import PARTICIPANT


def practised(first: date, last: date) -> Select:
    """The sessions of programmes of practice between two days, a row for each person."""
    return (
        select(
            Attendance.person_id,
            GroupSession.held_on,
            GroupSession.starts,
            GroupSession.ends,
            Programme.code,
            Series.name,
            _minutes().label("minutes"),
            Programme.in_dutch,
        )
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .outerjoin(Series, Series.id == GroupSession.series_id)
        .where(
            Attendance.role == PARTICIPANT,
            Attendance.counts,
            ~GroupSession.is_called_off,
            GroupSession.held_on.between(first, last),
            Programme.in_dutch.is_not(None),
        )
    )


def _minutes() -> ColumnElement[int]:
    """How long a `GroupSession` lasts."""
    hours = extract("hour", GroupSession.ends) - extract("hour", GroupSession.starts)
    return hours * 60 + extract("minute", GroupSession.ends) - extract("minute", GroupSession.starts)
