"""Who has asked, mostly by phone, to come to the site, and what became of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.db import Bytewise, Keyed, db
from amal_field.people.models import Household
from amal_field.stamp import Cancellable, Stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models.site import Pitch


class Reservation(Keyed, Stamped, Cancellable, db.Model):
    """A reservation (reservatie) from a day up to, not including, a day; used once its stay is there.

    `name_key`: the parts of the name, folded for the search. Each state is a pair of columns; a row that has none of
    them is asked for and not decided.
    """

    __tablename__ = "reservations"
    __table_args__ = (
        Index("ix_reservations_from_on", "from_on"),
        Index("ix_reservations_household_id", "household_id"),
        Index("ix_reservations_stay_id", "stay_id"),
        CheckConstraint("until_on > from_on", name="ends_after_start"),
    )

    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    household_id: Mapped[UUID | None] = mapped_column(ForeignKey("households.id"))
    pitch_id: Mapped[UUID | None] = mapped_column(ForeignKey("pitches.id"))
    name: Mapped[str]
    name_key: Mapped[str]
    phone: Mapped[str | None]
    phone_key: Mapped[str | None] = mapped_column(Bytewise)
    language: Mapped[str | None]
    from_on: Mapped[date]
    until_on: Mapped[date]
    caravans: Mapped[int] = mapped_column(default=1)
    people: Mapped[int | None]
    confirmed_at: Mapped[datetime | None]
    confirmed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    waiting_at: Mapped[datetime | None]
    waiting_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    refused_at: Mapped[datetime | None]
    refused_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    refusal: Mapped[str | None]
    missed_at: Mapped[datetime | None]
    missed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    stay_id: Mapped[UUID | None] = mapped_column(ForeignKey("stays.id"))

    pitch: Mapped[Pitch | None] = relationship()
    household: Mapped[Household | None] = relationship()

    @property
    def nights(self) -> int:
        """How many nights are asked for."""
        return (self.until_on - self.from_on).days

    @property
    def state(self) -> str:
        """What became of it: one of `messages.RESERVATION_STATES`."""
        return rules.reservation_state(
            cancelled=self.cancelled_at is not None,
            used=self.stay_id is not None,
            missed=self.missed_at is not None,
            refused=self.refused_at is not None,
            confirmed=self.confirmed_at is not None,
            waiting=self.waiting_at is not None,
        )
