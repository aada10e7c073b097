"""Whom a user opened of late: for the way back to a person's page, never for longer than the day."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.db import Keyed, db
from amal_field.people.models.people import Person


class RecentPerson(Keyed, db.Model):
    """A user opened a person's page, last at a moment of today; gone at midnight. Only the page of people and families
    is noted, never one of health or of the desk."""

    __tablename__ = "recent_people"
    __table_args__ = (
        UniqueConstraint("user_id", "person_id", name="uq_recent_people_user_id_person_id"),
        Index("ix_recent_people_person_id", "person_id"),
        Index("ix_recent_people_at", "at"),
    )

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]

    person: Mapped[Person] = relationship()
