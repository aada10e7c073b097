"""The people whom a user opened today."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import Person, RecentPerson
from amal_field.people.queries.people import person_in_sight

MOST = 5
JUST_NOW = timedelta(minutes=5)
"""How long it is not written down again that somebody was opened."""


def recent_people(user) -> list[Person]:
    """The last five people whom this user opened today and may see now, the latest first."""
    wanted = (
        select(Person)
        .join(RecentPerson, RecentPerson.person_id == Person.id)
        .where(RecentPerson.user_id == user.id, RecentPerson.at >= clock.midnight(clock.today()))
        .where(~Person.is_duplicate, person_in_sight(user, Person.id))
        .order_by(RecentPerson.at.desc(), RecentPerson.id)
        .limit(MOST)
    )
    return list(db.session.scalars(wanted))


def was_opened_just_now(user_id: UUID, person_id: UUID, at: datetime) -> bool:
    """Whether it is written down already that this user opened this person a moment ago, on this day."""
    since = max(at - JUST_NOW, clock.midnight(clock.day_of(at)))
    own = RecentPerson.user_id == user_id, RecentPerson.person_id == person_id
    return bool(db.session.scalar(select(RecentPerson.id).where(*own, RecentPerson.at >= since)))
