"""Noting whom a user opened, and forgetting it at the end of the day. It is no fact about anybody: no audit."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import RecentPerson


def note_opening(user_id: UUID, person_id: UUID, at: datetime) -> None:
    """Note that a user opened a person's page. What was noted on an earlier day, of anybody, goes."""
    forget_earlier_days(at)
    own = RecentPerson.user_id == user_id, RecentPerson.person_id == person_id
    if not db.session.execute(update(RecentPerson).where(*own).values(at=at)).rowcount:
        db.session.add(RecentPerson(user_id=user_id, person_id=person_id, at=at))


def forget_earlier_days(at: datetime) -> None:
    """Let nothing of an earlier day than that of `at` stay."""
    db.session.execute(delete(RecentPerson).where(RecentPerson.at < clock.midnight(clock.day_of(at))))
