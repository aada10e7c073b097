"""The interpreters for whom somebody asked, what became of it, and when volunteers interpret."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, and_, false, func, or_, text
from sqlalchemy.ext.hybrid import hybrid_method
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.db import Keyed, db
from amal_field.people.models import Person
from amal_field.reception_desk.rules.assignments import LEAST_MINUTES, MOST_MINUTES, has_begun, is_unmet
from amal_field.reception_desk.rules.words import (
    ASSIGNMENT_PURPOSES,
    MANNERS,
    NOT_DELIVERED,
    OPEN_STATES,
    REFUSED,
    REQUESTED,
    SERVICES,
    STATES,
    TIERS,
)
from amal_field.stamp import Cancellable, Stamped

STANDING = text("cancelled_at IS NULL")


class InterpreterAssignment(Keyed, Stamped, Cancellable, db.Model):
    """An interpreter was asked for a day (tolkopdracht): for which service, in which language, and what became of it.

    Nothing of what was said. `minutes`: how long they interpreted; what is empty is unknown. `starts`, `ends`: as
    asked; `purpose`: what for; `person_id`: for whom, where anybody is named, and `recorded_person_id`, should rows of
    persons be merged. `was_confirmed`: whether somebody was to come, whatever became of it; a register does not tell.
    """

    __tablename__ = "interpreter_assignments"
    __table_args__ = (
        CheckConstraint(f"service IN {SERVICES}", name="service_known"),
        CheckConstraint(f"manner IN {MANNERS}", name="manner_known"),
        CheckConstraint(f"tier IN {TIERS}", name="tier_known"),
        CheckConstraint(f"state IN {STATES}", name="state_known"),
        CheckConstraint(
            f"minutes IS NULL OR (state = 'done' AND minutes BETWEEN {LEAST_MINUTES} AND {MOST_MINUTES})",
            name="minutes_of_done",
        ),
        CheckConstraint("ends > starts", name="ends_after_start"),
        CheckConstraint("(starts IS NULL) = (ends IS NULL)", name="hours_both"),
        CheckConstraint(f"purpose IN {ASSIGNMENT_PURPOSES}", name="purpose_known"),
        Index("ix_interpreter_assignments_day", "day"),
        Index("ix_interpreter_assignments_state_day", "state", "day"),
        Index("ix_interpreter_assignments_person_id", "person_id"),
        Index("ix_interpreter_assignments_recorded_person_id", "recorded_person_id"),
    )

    register_no: Mapped[str | None] = mapped_column(unique=True)
    day: Mapped[date]
    service: Mapped[str]
    language: Mapped[str]
    manner: Mapped[str]
    tier: Mapped[str]
    state: Mapped[str]
    minutes: Mapped[int | None]
    starts: Mapped[time | None]
    ends: Mapped[time | None]
    purpose: Mapped[str | None]
    was_confirmed: Mapped[bool] = mapped_column(default=False, server_default=false())
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("persons.id"), default=lambda row: row.get_current_parameters().get("person_id")
    )

    person: Mapped[Person | None] = relationship(viewonly=True, foreign_keys="InterpreterAssignment.person_id")

    @hybrid_method
    def has_begun(self, at: datetime) -> bool:
        """Whether it was to begin by then, a moment in Brussels; one without hours begins with its day."""
        return has_begun(self.day, self.starts, at)

    @has_begun.inplace.expression
    @classmethod
    def _has_begun(cls, at: datetime) -> ColumnElement[bool]:
        begun = func.coalesce(cls.starts, time()) <= at.time().replace(microsecond=0)
        return or_(cls.day < at.date(), and_(cls.day == at.date(), begun))

    @hybrid_method
    def is_unmet(self, at: datetime) -> bool:
        """Whether nobody came who was asked for: refused, not delivered, or not answered when it was to begin."""
        return is_unmet(self.state, self.day, self.starts, at)

    @is_unmet.inplace.expression
    @classmethod
    def _is_unmet(cls, at: datetime) -> ColumnElement[bool]:
        return or_(cls.state.in_((REFUSED, NOT_DELIVERED)), and_(cls.state == REQUESTED, cls.has_begun(at)))

    @hybrid_method
    def is_coming(self, since: date) -> bool:
        """Whether it is open, and to come or from a day since which it is still to be closed."""
        return self.state in OPEN_STATES and self.day >= since

    @is_coming.inplace.expression
    @classmethod
    def _is_coming(cls, since: Any) -> ColumnElement[bool]:
        return and_(cls.state.in_(OPEN_STATES), cls.day >= since)


class InterpreterHours(Keyed, Stamped, Cancellable, db.Model):
    """A volunteer for the crisis (crisistolk) interprets a language each week on a day, from when until when; 0 is
    Monday."""

    __tablename__ = "interpreter_hours"
    __table_args__ = (
        CheckConstraint("ends > starts", name="ends_after_start"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday_known"),
        Index("ix_interpreter_hours_person_id", "person_id"),
        Index(
            "uq_interpreter_hours_same",
            *("recorded_person_id", "language", "weekday", "starts"),
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        ),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(
        ForeignKey("persons.id"), default=lambda row: row.get_current_parameters()["person_id"]
    )
    language: Mapped[str]
    weekday: Mapped[int]
    starts: Mapped[time]
    ends: Mapped[time]

    person: Mapped[Person] = relationship(viewonly=True, foreign_keys="InterpreterHours.person_id")

    def holds(self, at: datetime) -> bool:
        """Whether they interpret at this moment in Brussels."""
        return self.weekday == at.weekday() and self.starts <= at.time() < self.ends
