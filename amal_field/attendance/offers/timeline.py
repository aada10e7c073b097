"""The sessions at which a person was, for her page."""

from uuid import UUID

from sqlalchemy import select

from amal_field import clock
from amal_field.attendance.messages import PROGRAMMES
from amal_field.attendance.models import Attendance, GroupSession, Programme, Series
from amal_field.attendance.queries.sessions import in_sight
from amal_field.db import db
from amal_field.people.queries.timeline import MOST, Happened


def sessions_of(user, person_id: UUID) -> list[Happened]:
    """The sessions of a person that this user may see, the latest first."""
    rows = db.session.execute(
        select(GroupSession.held_on, Programme.code, Series.name, GroupSession.id, Attendance.recorded_person_id)
        .join(GroupSession, GroupSession.id == Attendance.session_id)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .outerjoin(Series, Series.id == GroupSession.series_id)
        .where(Attendance.person_id == person_id, Attendance.stands, in_sight(user, clock.today()))
        .order_by(GroupSession.held_on.desc())
        .limit(MOST)
    )
    return [
        Happened(
            on,
            on,
            PROGRAMMES.get(code, code),
            series or "",
            "attendance.roll",
            "session_id",
            key,
            recorded if recorded != person_id else None,
        )
        for on, code, series, key, recorded in rows
    ]
