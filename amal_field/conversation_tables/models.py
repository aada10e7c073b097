"""Levels that people say of themselves in a programme, and who sits at which table of a session."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import db
from amal_field.stamp import Stamped


class TableLevel(Stamped, db.Model):
    """Somebody's level of Dutch in one programme, as she says herself."""

    __tablename__ = "table_levels"
    __table_args__ = (Index("ix_table_levels_person_id", "person_id"),)

    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programmes.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    level: Mapped[str]


class TableSeat(Stamped, db.Model):
    """At which table of a session somebody sits."""

    __tablename__ = "table_seats"
    __table_args__ = (
        CheckConstraint("number > 0", name="number_positive"),
        Index("ix_table_seats_person_id", "person_id"),
    )

    session_id: Mapped[UUID] = mapped_column(ForeignKey("group_sessions.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    number: Mapped[int]
