"""The interpreters for whom somebody asked, and what became of it."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db
from amal_field.reception_desk.rules.assignments import LEAST_MINUTES, MOST_MINUTES
from amal_field.reception_desk.rules.words import MANNERS, SERVICES, STATES, TIERS
from amal_field.stamp import Cancellable, Stamped


class InterpreterAssignment(Keyed, Stamped, Cancellable, db.Model):
    """An interpreter was asked for a day (tolkopdracht): for which service, in which language, and what became of it.

    Nothing of what was said. `minutes`: how long they interpreted; what is empty is unknown.
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
        Index("ix_interpreter_assignments_day", "day"),
    )

    register_no: Mapped[str | None] = mapped_column(unique=True)
    day: Mapped[date]
    service: Mapped[str]
    language: Mapped[str]
    manner: Mapped[str]
    tier: Mapped[str]
    state: Mapped[str]
    minutes: Mapped[int | None]
