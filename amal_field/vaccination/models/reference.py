"""Vaccines, the schedule that names them by age, and the lots on their packs: nothing about anybody."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, UniqueConstraint, and_, or_
from sqlalchemy.ext.hybrid import hybrid_method
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.column_types import Bytewise
from amal_field.db import Keyed, db
from amal_field.stamp import Stamped
from amal_field.vaccination.rules.words import KINDS, MOST_DOSES, PROTECTS, UNITS, UNKNOWN


class Vaccine(Keyed, Stamped, db.Model):
    """A vaccine by its brand (vaccin): what it protects against, of which kind of action it is, and the least days
    between two doses; None where nobody has confirmed how many. `source`: where that stands; `confirmed_on`: when the
    coordinator last made sure, None for one that nobody has looked at."""

    __tablename__ = "vaccines"
    __table_args__ = (
        UniqueConstraint("brand_key"),
        CheckConstraint(f"protects IN {(*PROTECTS, UNKNOWN)}", name="protects_known"),
        CheckConstraint(f"kind IN {KINDS}", name="kind_known"),
        CheckConstraint("least_days > 0", name="least_days_positive"),
        CheckConstraint("(source IS NULL) = (confirmed_on IS NULL)", name="confirmed_by_a_source"),
    )

    brand: Mapped[str]
    brand_key: Mapped[str] = mapped_column(Bytewise)
    protects: Mapped[str]
    kind: Mapped[str]
    least_days: Mapped[int | None]
    source: Mapped[str | None]
    confirmed_on: Mapped[date | None]


class ScheduledDose(Keyed, Stamped, db.Model):
    """The basic schedule names this dose at this age, on days from `valid_from` to `valid_to` (`domain.md` J.1)."""

    __tablename__ = "vaccination_schedule"
    __table_args__ = (
        CheckConstraint(f"protects IN {PROTECTS}", name="protects_known"),
        CheckConstraint(f"unit IN {UNITS}", name="unit_known"),
        CheckConstraint("age > 0", name="age_positive"),
        CheckConstraint(f"dose BETWEEN 1 AND {MOST_DOSES}", name="dose_possible"),
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="ends_after_start"),
        Index("uq_vaccination_schedule_named", "protects", "dose", "age", "unit", "valid_from", unique=True),
    )

    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    age: Mapped[int]
    unit: Mapped[str]
    protects: Mapped[str]
    dose: Mapped[int]
    source: Mapped[str]
    confirmed_on: Mapped[date]

    @hybrid_method
    def holds_on(self, day: date) -> bool:
        """Whether the schedule of that day names it."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)

    @holds_on.inplace.expression
    @classmethod
    def _holds_on(cls, day: date) -> ColumnElement[bool]:
        return and_(cls.valid_from <= day, or_(cls.valid_to.is_(None), cls.valid_to >= day))


class VaccineLot(Keyed, Stamped, db.Model):
    """A lot (lotnummer) of a vaccine, in capitals without spaces; `expires_on`: the first day of the month on the
    pack, of which the last day is the last on which it may be used. None where nobody read it."""

    __tablename__ = "vaccine_lots"
    __table_args__ = (
        UniqueConstraint("vaccine_id", "lot"),
        UniqueConstraint("id", "vaccine_id"),
        Index("ix_vaccine_lots_lot", "lot"),
    )

    vaccine_id: Mapped[UUID] = mapped_column(ForeignKey("vaccines.id"))
    lot: Mapped[str] = mapped_column(Bytewise)
    expires_on: Mapped[date | None]
