"""What the rules of the site ask of the rows, each read in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, Date, ScalarSelect, Select, and_, bindparam, exists, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from amal_field.db import db
from amal_field.people.models import Person
from amal_field.transit_site import queries, rules
from amal_field.transit_site.models import (
    ExpectedArrival,
    Pitch,
    PitchBlock,
    SiteRule,
    Spell,
    Stay,
    StayPerson,
    StayPitch,
)


def pitch_use(pitch: Pitch, period: rules.Period, *, but: Stay | None = None) -> tuple[bool, str | None]:
    """Whether somebody else stands on a pitch in a period, and why it is blocked, if it is."""
    row = db.session.execute(select(_taken(period, but=but), _blocked(period)).where(Pitch.id == pitch.id)).one()
    return row[0], row[1]


def persons_here(person_ids: Sequence[UUID], period: rules.Period, *, but: Stay | None = None) -> list[str]:
    """The names of those of these people who are on a stay in a period."""
    wanted = (
        select(Person)
        .join(StayPerson, StayPerson.person_id == Person.id)
        .where(
            Person.id.in_(person_ids),
            *_counts(StayPerson),
            overlaps(StayPerson.from_on, StayPerson.to_on, period),
        )
    )
    if but is not None:
        wanted = wanted.where(StayPerson.stay_id != but.id)
    return sorted({person.name for person in db.session.scalars(wanted)})


@dataclass(frozen=True)
class ArrivalFacts:
    """What the rules of a check-in ask, read in one statement while the site's row is locked."""

    pitch: Pitch
    taken: bool
    blocked: str | None
    somebody_here: bool
    stays_in_year: int
    max_stays: int | None
    last_ticket: str | None
    expected: bool


def arrival_facts(
    site_id: UUID, number: int, person_ids: Sequence[UUID], household_id: UUID, on: date
) -> ArrivalFacts | None:
    """The facts for these people arriving on a pitch on a day; None where there is no such pitch."""
    row = db.session.execute(
        _arrival(),
        {
            "site_id": site_id,
            "number": number,
            "person_ids": list(person_ids),
            "household_id": household_id,
            "on": on,
            "new_year": date(on.year, 1, 1),
            "new_years_eve": date(on.year, 12, 31),
            "first_ticket": f"{on.year}-",
            "beyond_tickets": f"{on.year}-~",
        },
    ).one_or_none()
    return ArrivalFacts(*row) if row else None


@cache
def _arrival() -> Select:
    """The statement of `arrival_facts`, made once: making it took longer than running it."""
    on = bindparam("on", type_=Date)
    period, site_id, household_id = rules.Period(on), bindparam("site_id"), bindparam("household_id")
    stays_in_year = select(func.count()).where(
        Stay.household_id == household_id,
        Stay.arrived_on.between(bindparam("new_year", type_=Date), bindparam("new_years_eve", type_=Date)),
        Stay.cancelled_at.is_(None),
    )
    max_stays = (
        select(SiteRule.max_stays)
        .where(SiteRule.site_id == site_id, SiteRule.valid_from <= on)
        .order_by(SiteRule.valid_from.desc())
        .limit(1)
    )
    last_ticket = select(func.max(Stay.ticket_no)).where(
        Stay.ticket_no >= bindparam("first_ticket"), Stay.ticket_no < bindparam("beyond_tickets")
    )
    somebody = exists().where(
        StayPerson.person_id.in_(bindparam("person_ids", expanding=True)),
        *_counts(StayPerson),
        overlaps(StayPerson.from_on, StayPerson.to_on, period),
    )
    expected = exists().where(
        ExpectedArrival.pitch_id == Pitch.id, ExpectedArrival.expected_on == on, queries.awaited()
    )
    return select(
        Pitch,
        _taken(period),
        _blocked(period),
        somebody,
        stays_in_year.scalar_subquery(),
        max_stays.scalar_subquery(),
        last_ticket.scalar_subquery(),
        expected,
    ).where(Pitch.site_id == site_id, Pitch.number == bindparam("number"))


def overlaps(
    from_on: InstrumentedAttribute[date], to_on: InstrumentedAttribute[date | None], period: rules.Period
) -> ColumnElement[bool]:
    """`Period.overlaps` in SQL: each begins before the other ends."""
    begins = from_on < period.end if period.end is not None else from_on.is_not(None)
    return and_(begins, or_(to_on.is_(None), to_on > period.start))


def _taken(period: rules.Period, *, but: Stay | None = None) -> ColumnElement[bool]:
    """Whether somebody stands on `Pitch` in a period."""
    condition = and_(
        StayPitch.pitch_id == Pitch.id, *_counts(StayPitch), overlaps(StayPitch.from_on, StayPitch.to_on, period)
    )
    return exists().where(condition, StayPitch.stay_id != but.id if but is not None else true())


def _blocked(period: rules.Period) -> ScalarSelect[str]:
    """Why `Pitch` takes nobody in a period, if so."""
    return (
        select(PitchBlock.reason)
        .where(
            PitchBlock.pitch_id == Pitch.id,
            PitchBlock.cancelled_at.is_(None),
            overlaps(PitchBlock.from_on, PitchBlock.to_on, period),
        )
        .limit(1)
        .scalar_subquery()
    )


def _counts(kind: type[Spell]) -> tuple[ColumnElement[bool], ...]:
    return kind.cancelled_at.is_(None), kind.disputed_at.is_(None)
