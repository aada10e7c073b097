"""Stays, and what each holds for a while: pitches, people, caravans."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ColumnElement, ForeignKey, Index, and_, or_
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import Mapped, column_property, declared_attr, mapped_column, relationship

from amal_field.column_types import Bytewise
from amal_field.db import Keyed, db, is_empty, is_filled
from amal_field.people.models import Household, Person
from amal_field.stamp import Disputable, Stamp, Stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models.house_rules import HouseRules
from amal_field.transit_site.models.lasting import Lasting
from amal_field.transit_site.models.site import Pitch, Site
from amal_field.transit_site.models.site_rules import SiteRule, rule_on

STANDING = "to_on IS NULL AND cancelled_at IS NULL AND disputed_at IS NULL"


class Stay(Keyed, Stamped, Disputable, Lasting, db.Model):
    """A stay (verblijf) of a household on the site; its number is the pitch ticket's (standplaatsbewijs).

    `marks`: codes of site rules that the stay goes beyond (`rules.MARKS`), stored and not refused.
    """

    start_column, end_column = "arrived_on", "departed_on"

    __tablename__ = "stays"
    __table_args__ = (
        Index("ix_stays_household_id_arrived_on", "household_id", "arrived_on"),
        Index("ix_stays_arrived_on", "arrived_on"),
        Index("ix_stays_departed_on", "departed_on"),
        CheckConstraint("departed_on IS NULL OR departed_on >= arrived_on", name="departs_after_arrival"),
        CheckConstraint(
            "planned_departure_on IS NULL OR planned_departure_on >= arrived_on", name="plan_after_arrival"
        ),
        CheckConstraint("meter_end IS NULL OR meter_start IS NULL OR meter_end >= meter_start", name="meter_forward"),
    )

    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    register_no: Mapped[str | None] = mapped_column(unique=True)
    ticket_no: Mapped[str | None] = mapped_column(Bytewise, unique=True)
    household_id: Mapped[UUID] = mapped_column(ForeignKey("households.id"))
    arrived_on: Mapped[date]
    planned_departure_on: Mapped[date | None]
    departed_on: Mapped[date | None]
    departure_kind: Mapped[str | None]
    departure_recorded_at: Mapped[datetime | None]
    departure_recorded_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    meter_start: Mapped[int | None]
    meter_end: Mapped[int | None]
    identity_kind: Mapped[str | None]
    identity_seen_at: Mapped[datetime | None]
    identity_seen_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    house_rules_at: Mapped[datetime | None]
    house_rules_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id"))
    house_rules_id: Mapped[UUID | None] = mapped_column(ForeignKey("house_rules.id"))
    marks: Mapped[list[str]] = mapped_column(JSON, default=list)

    site: Mapped[Site] = relationship()
    household: Mapped[Household] = relationship()
    house_rules: Mapped[HouseRules | None] = relationship()
    pitches: Mapped[list["StayPitch"]] = relationship(
        back_populates="stay", order_by="StayPitch.recorded_at, StayPitch.id"
    )
    persons: Mapped[list["StayPerson"]] = relationship(
        back_populates="stay", order_by="StayPerson.recorded_at, StayPerson.id"
    )
    caravans: Mapped[list["StayCaravan"]] = relationship(
        back_populates="stay", order_by="StayCaravan.recorded_at, StayCaravan.id"
    )

    @hybrid_method
    def comes_after(self, other: "Stay") -> bool:
        """Whether this one is the later of two stays of a household; of two on one day the one noted last."""
        return (self.arrived_on, self.id) > (other.arrived_on, other.id)

    @comes_after.inplace.expression
    @classmethod
    def _comes_after(cls, other: Any) -> ColumnElement[bool]:
        same_day = and_(cls.arrived_on == other.arrived_on, cls.id > other.id)
        return or_(cls.arrived_on > other.arrived_on, same_day)

    @property
    def standing_pitches(self) -> list["StayPitch"]:
        """The pitches that are or were theirs at the end."""
        return [spell for spell in self.pitches if spell.lasts]

    @property
    def present_persons(self) -> list["StayPerson"]:
        """Who is there, or was there at the end."""
        return [spell for spell in self.persons if spell.lasts]

    @property
    def present_caravans(self) -> list["StayCaravan"]:
        """The caravans that are there, or were there at the end."""
        return [spell for spell in self.caravans if spell.lasts]

    @property
    def to_do(self) -> list[str]:
        """What the check-in left open (`rules.left_to_do`)."""
        return rules.left_to_do(
            planned=self.planned_departure_on is not None,
            prepaid=self.prepayment is not None,
            metered=self.meter_start is not None,
            identified=self.identity_seen_at is not None,
            instructed=self.house_rules_at is not None,
        )


Stay.max_nights = column_property(
    rule_on(Stay.site_id, Stay.arrived_on, SiteRule.longest).correlate_except(SiteRule).scalar_subquery(),
    deferred=True,
    expire_on_flush=False,
)
"""How long the site lets the stay last, by the rules of its first day; None before the first. Read where asked for."""


class Spell(Keyed, Stamped, Disputable, Lasting):
    """A part of a stay: something is there from a day, to a day or still. Half-open: the last day is not held.

    `left_at` is set where it left before the stay ended: undoing a departure does not bring it back."""

    from_on: Mapped[date]
    to_on: Mapped[date | None]
    left_at: Mapped[datetime | None]

    @declared_attr
    def stay_id(cls) -> Mapped[UUID]:
        return mapped_column(ForeignKey("stays.id"))

    @hybrid_property
    def has_left(self) -> bool:
        """Whether it left before the stay ended."""
        return is_filled(self.left_at)

    @hybrid_property
    def lasts(self) -> bool:
        """Whether it lasts, or lasted to the end of the stay: it neither left before nor was undone."""
        return is_empty(self.cancelled_at) & is_empty(self.left_at)

    @property
    def in_history(self) -> str | UUID:
        """What the history of the stay keeps of it: the number of a pitch, a plate, or the key of a person."""
        return self.name

    def leave(self, on: date, stamp: Stamp) -> None:
        """Let it leave the stay before the stay ends."""
        self.to_on, self.left_at = max(on, self.from_on), stamp.at


class StayPitch(Spell, db.Model):
    """A pitch that a stay holds for a while."""

    __tablename__ = "stay_pitches"
    __table_args__ = (
        Index("ix_stay_pitches_stay_id", "stay_id"),
        Index("ix_stay_pitches_pitch_id_to_on", "pitch_id", "to_on"),
        Index(
            "uq_stay_pitches_open",
            "pitch_id",
            unique=True,
            sqlite_where=db.text(STANDING),
            postgresql_where=db.text(STANDING),
        ),
        CheckConstraint("to_on IS NULL OR to_on >= from_on", name="ends_after_start"),
    )

    pitch_id: Mapped[UUID] = mapped_column(ForeignKey("pitches.id"))

    stay: Mapped[Stay] = relationship(back_populates="pitches")
    pitch: Mapped[Pitch] = relationship()

    @property
    def name(self) -> str:
        """The number of the pitch."""
        return str(self.pitch.number)


class StayPerson(Spell, db.Model):
    """A person (gebruiker) on a stay. `recorded_person_id` keeps for whom it was recorded, should rows be merged."""

    __tablename__ = "stay_persons"
    __table_args__ = (
        Index("ix_stay_persons_stay_id", "stay_id"),
        Index("ix_stay_persons_person_id_from_on", "person_id", "from_on"),
        Index(
            "uq_stay_persons_open",
            "person_id",
            unique=True,
            sqlite_where=db.text(STANDING),
            postgresql_where=db.text(STANDING),
        ),
        CheckConstraint("to_on IS NULL OR to_on >= from_on", name="ends_after_start"),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))
    recorded_person_id: Mapped[UUID] = mapped_column(ForeignKey("persons.id"))

    stay: Mapped[Stay] = relationship(back_populates="persons")
    person: Mapped[Person] = relationship(foreign_keys="StayPerson.person_id")

    @hybrid_method
    def doubles(self, other: "StayPerson") -> bool:
        """Whether both rows say the same of one person: on one stay at once, two of no night on one day included."""
        is_at_once = self.from_on == other.from_on or self.period.overlaps(other.period)
        return self.stay_id == other.stay_id and not other.is_disputed and is_at_once

    @doubles.inplace.expression
    @classmethod
    def _doubles(cls, other: Any) -> ColumnElement[bool]:
        overlap = and_(cls.ends_after(other.from_on), other.ends_after(cls.from_on))
        is_at_once = or_(cls.from_on == other.from_on, overlap)
        return and_(cls.stay_id == other.stay_id, ~other.is_disputed, is_at_once)

    @property
    def name(self) -> str:
        """The name of the person."""
        return self.person.name

    @property
    def in_history(self) -> UUID:
        """The key of the person, whose name may change."""
        return self.person_id


class StayCaravan(Spell, db.Model):
    """A caravan on a stay, known by its number plate (`plate_key`: letters and digits alone, for the search)."""

    __tablename__ = "stay_caravans"
    __table_args__ = (
        Index("ix_stay_caravans_stay_id", "stay_id"),
        Index("ix_stay_caravans_plate_key", "plate_key"),
        CheckConstraint("to_on IS NULL OR to_on >= from_on", name="ends_after_start"),
    )

    plate: Mapped[str]
    plate_key: Mapped[str] = mapped_column(Bytewise)

    stay: Mapped[Stay] = relationship(back_populates="caravans")

    @property
    def name(self) -> str:
        """The number plate, as it is shown."""
        return rules.plate_shown(self.plate)
