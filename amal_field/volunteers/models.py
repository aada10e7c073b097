"""What is known of a volunteer, how a year of hers is paid, and the ceilings of the law."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.db import Keyed, db
from amal_field.stamp import Stamped
from amal_field.volunteers.rules import Ceiling


class VolunteerFile(Stamped, db.Model):
    """The file of a volunteer: days on which the agreement was signed, the information note handed over, and the
    insurance told to the insurer."""

    __tablename__ = "volunteer_files"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    agreement_on: Mapped[date | None]
    note_on: Mapped[date | None]
    insured_on: Mapped[date | None]


class VolunteerYear(Stamped, db.Model):
    """How a volunteer is paid in one calendar year: flat rate, with the euros of a day, or real costs."""

    __tablename__ = "volunteer_years"
    __table_args__ = (
        CheckConstraint("amount >= 0", name="amount_not_negative"),
        CheckConstraint("(system = 'flat') = (amount IS NOT NULL)", name="amount_of_flat_rate"),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    system: Mapped[str]
    amount: Mapped[Decimal | None]


class AllowanceCeiling(Keyed, db.Model):
    """What the law allows from a day on, in euros; `source` says where that stands, `confirmed_on` is empty while
    nobody has checked it."""

    __tablename__ = "allowance_ceilings"
    __table_args__ = (
        CheckConstraint("per_day > 0", name="per_day_positive"),
        CheckConstraint("per_year >= per_day", name="year_holds_a_day"),
    )

    valid_from: Mapped[date] = mapped_column(unique=True)
    per_day: Mapped[Decimal]
    per_year: Mapped[Decimal]
    source: Mapped[str]
    confirmed_on: Mapped[date | None]

    @property
    def ceiling(self) -> Ceiling:
        """The same, for the rules."""
        return Ceiling(self.per_day, self.per_year)
