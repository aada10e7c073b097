"""The plan of a series, its weekdays, school holidays, and the addresses of calendars."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from amal_field.attendance.models import Series
from amal_field.db import Keyed, db
from amal_field.planning.rules import Holiday, Pattern, Slot
from amal_field.stamp import Cancellable, Stamped


class SeriesPlan(Stamped, db.Model):
    """How a series is planned: its pattern, place, kind of session, and for whom it is.

    `least_level` is the level of Dutch from which somebody is welcome; what is spoken says the series.
    """

    __tablename__ = "series_plans"
    __table_args__ = (
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ends_after_start"),
        CheckConstraint("until_on IS NOT NULL OR sessions IS NOT NULL", name="ends"),
    )

    series_id: Mapped[UUID] = mapped_column(ForeignKey("series.id"), primary_key=True)
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    sessions: Mapped[int | None]
    place: Mapped[str | None]
    kind: Mapped[str | None]
    least_level: Mapped[str | None]
    skips_school_holidays: Mapped[bool]
    skips_public_holidays: Mapped[bool]

    series: Mapped[Series] = relationship()
    slots: Mapped[list["SeriesSlot"]] = relationship(
        order_by="SeriesSlot.weekday", cascade="all, delete-orphan", lazy="selectin"
    )

    @property
    def pattern(self) -> Pattern:
        """Its pattern, for the rules."""
        slots = [Slot(slot.weekday, slot.starts, slot.ends) for slot in self.slots]
        return Pattern(slots, self.from_on, self.until_on, self.sessions)


class SeriesSlot(db.Model):
    """A weekday of a plan, 0 is Monday, with its times in Brussels."""

    __tablename__ = "series_slots"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday_real"),
        CheckConstraint("ends > starts", name="ends_after_start"),
    )

    series_id: Mapped[UUID] = mapped_column(ForeignKey("series_plans.series_id"), primary_key=True)
    weekday: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    starts: Mapped[time]
    ends: Mapped[time]


class SchoolHoliday(Keyed, Cancellable, db.Model):
    """A school holiday of Flanders, both days included."""

    __tablename__ = "school_holidays"
    __table_args__ = (
        CheckConstraint("last_on >= first_on", name="ends_after_start"),
        Index("ix_school_holidays_last_on", "last_on"),
    )

    name: Mapped[str]
    first_on: Mapped[date]
    last_on: Mapped[date]

    @property
    def holiday(self) -> Holiday:
        """The same, for the rules."""
        return Holiday(self.name, self.first_on, self.last_on)


class CalendarFeed(Keyed, Stamped, db.Model):
    """A calendar at an address that only those know who were given it: of one helper's sessions, or of one series.

    `serial`: of which address it is the turn, a higher one ends those of before. `secret_hash`: of the address that was
    given out before addresses were signed, until it is renewed.
    """

    __tablename__ = "calendar_feeds"
    __table_args__ = (CheckConstraint("(person_id IS NULL) <> (series_id IS NULL)", name="of_one_subject"),)

    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("persons.id"), unique=True)
    series_id: Mapped[UUID | None] = mapped_column(ForeignKey("series.id"), unique=True)
    serial: Mapped[int] = mapped_column(default=0)
    secret_hash: Mapped[str | None] = mapped_column(unique=True)
