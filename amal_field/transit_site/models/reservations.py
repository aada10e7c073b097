"""Who has asked, mostly by phone, to come to the site, and what became of it."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, and_, case, func, or_
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.db import Keyed, db, is_empty, is_filled
from amal_field.people.models import Household, Phoned
from amal_field.stamp import Cancellable, Stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models.lasting import Dated
from amal_field.transit_site.models.site import Pitch
from amal_field.transit_site.rules import Period


class Reservation(Keyed, Stamped, Cancellable, Dated, Phoned, db.Model):
    """A reservation (reservatie) from a day up to, not including, a day; used once its stay is there.

    `name_key`: the parts of the name, folded for the search. Each state is a pair of columns; a row that has none of
    them is asked for and not decided. `kept_on`: the day on which somebody kept the place of a late family a day more.
    """

    end_column = "until_on"

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
    language: Mapped[str | None]
    from_on: Mapped[date]
    until_on: Mapped[date]
    caravans: Mapped[int] = mapped_column(default=1)
    people: Mapped[int | None]
    kept_on: Mapped[date | None]
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

    @hybrid_property
    def was_confirmed(self) -> bool:
        """Whether it was confirmed, whatever became of it since."""
        return is_filled(self.confirmed_at)

    @hybrid_property
    def was_waiting(self) -> bool:
        """Whether it stood on the waiting list, whatever became of it since."""
        return is_filled(self.waiting_at)

    @hybrid_property
    def was_refused(self) -> bool:
        """Whether it was refused."""
        return is_filled(self.refused_at)

    @hybrid_property
    def was_missed(self) -> bool:
        """Whether nobody came."""
        return is_filled(self.missed_at)

    @hybrid_property
    def is_used(self) -> bool:
        """Whether its family came: its stay is there."""
        return is_filled(self.stay_id)

    @hybrid_property
    def is_to_come(self) -> bool:
        """Whether nothing final became of it."""
        return (
            is_empty(self.cancelled_at) & is_empty(self.refused_at) & is_empty(self.missed_at) & is_empty(self.stay_id)
        )

    @hybrid_property
    def is_confirmed(self) -> bool:
        """Whether it is confirmed and its family still to come."""
        return self.was_confirmed & self.is_to_come

    @hybrid_property
    def is_waiting(self) -> bool:
        """Whether it stands on the waiting list now."""
        return is_empty(self.confirmed_at) & self.is_to_come & self.was_waiting

    @hybrid_property
    def is_undecided(self) -> bool:
        """Whether it is asked for, and nobody has decided anything."""
        return is_empty(self.confirmed_at) & self.is_to_come & is_empty(self.waiting_at)

    @hybrid_property
    def looked_for_on(self) -> date:
        """The day from which its lateness counts: its first, or the last on which somebody kept its place."""
        return self.kept_on or self.from_on

    @looked_for_on.inplace.expression
    @classmethod
    def _looked_for_on(cls) -> ColumnElement[date]:
        return func.coalesce(cls.kept_on, cls.from_on)

    @hybrid_method
    def is_kept(self, since: date) -> bool:
        """Whether its place is kept, where that of families is who are looked for from a day on
        (`rules.kept_since`)."""
        return self.is_confirmed & (self.looked_for_on >= since)

    @hybrid_method
    def holds_over(self, period: Period, today: date) -> bool:
        """Whether its place, as long as it is kept, lies over a period: its nights, and for a late family at least
        tonight."""
        return Period(self.from_on, max(self.until_on, today + timedelta(days=1))).overlaps(period)

    @holds_over.inplace.expression
    @classmethod
    def _holds_over(cls, period: Period, today: Any) -> ColumnElement[bool]:
        return and_(cls.begins_before(period.end), or_(cls.ends_after(period.start), period.start <= today))

    @hybrid_property
    def state(self) -> str:
        """What became of it: one of `messages.RESERVATION_STATES`."""
        return rules.reservation_state(_became(self))

    @state.inplace.expression
    @classmethod
    def _state(cls) -> ColumnElement[str]:
        became = _became(cls)
        return case(*((became[state], state) for state in rules.LAST_WORDS), else_="requested")


def _became(row: Any) -> dict[str, Any]:
    """State → whether it became that, of a reservation or in SQL."""
    return {
        "cancelled": is_filled(row.cancelled_at),
        "used": row.is_used,
        "missed": row.was_missed,
        "refused": row.was_refused,
        "confirmed": row.was_confirmed,
        "waiting": row.was_waiting,
    }
