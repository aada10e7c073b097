"""Noting whom a user opened, and forgetting it at the end of the day. It is no fact about anybody: no audit."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import RecentPerson
from amal_field.people.queries.recent import Noted


def note_opening(user_id: UUID, person_id: UUID, at: datetime, noted: Noted) -> None:
    """Note that a user opened a person's page, knowing what is written down already; what is of an earlier day goes."""
    if noted.earlier_days:
        forget_earlier_days(at)
    if noted.before:
        own = RecentPerson.user_id == user_id, RecentPerson.person_id == person_id
        db.session.execute(update(RecentPerson).where(*own).values(at=at))
    else:
        db.session.add(RecentPerson(user_id=user_id, person_id=person_id, at=at))


def forget_earlier_days(at: datetime) -> None:
    """Let nothing of an earlier day than that of `at` stay, of anybody."""
    db.session.execute(delete(RecentPerson).where(RecentPerson.at < clock.midnight(clock.day_of(at))))
