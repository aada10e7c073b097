"""Who came to sessions for an organisation, as far as the page of that organisation tells it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from amal_field.attendance.models import Attendance, GroupSession
from amal_field.db import db
from amal_field.organisations.models import Organisation


@dataclass(frozen=True)
class CameFor:
    """How many people came for an organisation, to how many sessions, the last on which day."""

    people: int
    sessions: int
    last_on: date


def came_for(user: Any, organisation: Organisation) -> CameFor | None:
    """All that is told of an organisation; None where nobody came for it."""
    numbers = (
        func.count(Attendance.person_id.distinct()),
        func.count(GroupSession.id.distinct()),
        func.max(GroupSession.held_on),
    )
    wanted = select(*numbers).join(GroupSession, GroupSession.id == Attendance.session_id)
    own = (Attendance.organisation_id == organisation.id, Attendance.counts)
    people, sessions, last_on = db.session.execute(wanted.where(*own)).one()
    return CameFor(people, sessions, last_on) if people else None


def names(organisation_id: UUID) -> bool:
    """Whether an attendance names this organisation, whoever asks."""
    wanted = select(Attendance.id).where(Attendance.organisation_id == organisation_id)
    return db.session.scalar(wanted.limit(1)) is not None


def named_at(group_session: GroupSession) -> dict[UUID, UUID]:
    """Attendance → the organisation for which somebody came to a session."""
    own = (Attendance.session_id == group_session.id, Attendance.organisation_id.is_not(None))
    return dict(db.session.execute(select(Attendance.id, Attendance.organisation_id).where(*own)).all())
