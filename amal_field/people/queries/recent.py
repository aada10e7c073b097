"""The people whom a user opened today."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Noted:
    """What is written down of a user's openings: of one person just now, of that person at all, of earlier days."""

    just_now: bool
    before: bool
    earlier_days: bool


def noted_of(user_id: UUID, person_id: UUID, at: datetime) -> Noted:
    """What is written down already where this user opens this person at a moment."""
    own = select(RecentPerson.person_id, RecentPerson.at).where(RecentPerson.user_id == user_id)
    moments = dict(db.session.execute(own).all())
    today, last = clock.midnight(clock.day_of(at)), moments.get(person_id)
    since = max(at - JUST_NOW, today)
    return Noted(
        just_now=last is not None and last >= since,
        before=last is not None and last >= today,
        earlier_days=any(moment < today for moment in moments.values()),
    )
