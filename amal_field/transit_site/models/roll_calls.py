"""Roll calls: everybody on the site is counted outside, found or missing."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db, is_filled
from amal_field.stamp import Cancellable, Stamped
from amal_field.transit_site import rules


class RollCall(Keyed, Stamped, db.Model):
    """A roll call (ontruiming): who recorded it opened it. One at a time is open on a site.

    `revision` grows with every mark; writers of one roll call queue on this row. `people`, `found` and `missing`: what
    was counted when it was closed; they stay when the marks go. Nobody closed one without `closed_by_id`: it ended by
    itself.
    """

    __tablename__ = "roll_calls"
    __table_args__ = (
        Index(
            "uq_roll_calls_open",
            "site_id",
            unique=True,
            sqlite_where=db.text("closed_at IS NULL"),
            postgresql_where=db.text("closed_at IS NULL"),
        ),
        Index("ix_roll_calls_closed_at", "closed_at"),
        CheckConstraint("(closed_at IS NULL) = (people IS NULL)", name="counted_when_closed"),
        CheckConstraint("found >= 0 AND missing >= 0 AND found + missing <= people", name="counts_possible"),
    )

    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    called_on: Mapped[date]
    revision: Mapped[int] = mapped_column(default=0)
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    people: Mapped[int | None]
    found: Mapped[int | None]
    missing: Mapped[int | None]

    @hybrid_property
    def is_closed(self) -> bool:
        """Whether it takes no more marks."""
        return is_filled(self.closed_at)

    @hybrid_method
    def is_forgotten(self, now: datetime) -> bool:
        """Whether its marks are gone: only its counts are left."""
        return self.closed_at is not None and self.closed_at <= rules.forgotten_since(now)

    @is_forgotten.inplace.expression
    @classmethod
    def _is_forgotten(cls, now: Any) -> ColumnElement[bool]:
        return is_filled(cls.closed_at) & (cls.closed_at <= rules.forgotten_since(now))


class RollCallMark(Keyed, Stamped, Cancellable, db.Model):
    """Somebody was found, or is missing, at a roll call; one mark of a person stands.

    `recorded_person_id` keeps for whom it was recorded, should rows of persons be merged.
    """

    __tablename__ = "roll_call_marks"
    __table_args__ = (
        Index("ix_roll_call_marks_roll_call_id", "roll_call_id"),
        Index("ix_roll_call_marks_person_id", "person_id"),
        Index("ix_roll_call_marks_recorded_person_id", "recorded_person_id"),
        Index(
            "uq_roll_call_marks_standing",
            "roll_call_id",
            "person_id",
            unique=True,
            sqlite_where=db.text("cancelled_at IS NULL"),
            postgresql_where=db.text("cancelled_at IS NULL"),
        ),
        CheckConstraint("mark IN ('found', 'missing')", name="known"),
    )

    roll_call_id: Mapped[UUID] = mapped_column(ForeignKey("roll_calls.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    mark: Mapped[str]
