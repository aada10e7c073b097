"""What the site tells the annual figures: the facts of some years, and the rows behind them (`domain.md` I.1, I.2).

A stay counts unless it was undone or is disputed. It touches a year with at least one night in it; an open stay counts
its nights to the end of the year, in the running year to yesterday.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, extract, func, or_, select

from amal_field.db import db
from amal_field.figures.figure import YearSpan
from amal_field.figures.queries.rows import row
from amal_field.figures.queries.years import ask, grouped
from amal_field.people.models import Household, Person
from amal_field.people.queries.ages import UNKNOWN, YES, minority
from amal_field.transit_site.models import Pitch, SiteRule, Stay, StayPerson, StayPitch

Capacities = list[tuple[date, int]]
"""From which day on the site has how many pitches, the first day first."""


@dataclass(frozen=True)
class StayOfYear:
    """A stay that touches a year or began in it. `is_sure`: it is not disputed; `touches`: it has a night in the
    year."""

    household_id: UUID
    arrived_on: date
    is_sure: bool
    touches: bool


@dataclass(frozen=True)
class PeopleOnSite:
    """How many people were on stays that touch a year, by the month of their first in it, and by whether they were
    under 18 on arrival; those whose every stay is disputed apart."""

    month: int
    minor: str
    is_sure: bool
    number: int


@dataclass(frozen=True)
class Spells:
    """How many times a pitch was held from a day to a day."""

    from_on: date
    to_on: date | None
    is_sure: bool
    number: int


def pitch_counts(spans: Sequence[YearSpan]) -> dict[int, Capacities]:
    """Year → how many pitches the site has, the same for each."""
    known = capacities()
    return {span.year: known for span in spans}


def stays(spans: Sequence[YearSpan]) -> dict[int, list[StayOfYear]]:
    """Year → the stays that touch it or began in it."""
    return grouped(spans, ask(_stays, spans), StayOfYear)


def _stays(years: FromClause) -> Select:
    began = Stay.arrived_on.between(years.c.first, years.c.last)
    return select(years.c.year, Stay.household_id, Stay.arrived_on, ~Stay.is_disputed, _touches(years)).join(
        Stay, and_(Stay.stands, or_(began, _touches(years)))
    )


def people(spans: Sequence[YearSpan]) -> dict[int, list[PeopleOnSite]]:
    """Year → how many people were on the site."""
    return grouped(spans, ask(_people_counted, spans), PeopleOnSite)


def _people_counted(years: FromClause) -> Select:
    there = people_of(years).subquery()
    parts = [
        there.c.year,
        case((there.c.day < there.c.first, 1), else_=extract("month", there.c.day)),
        minority(Person.born_on, there.c.day),
        there.c.sure,
    ]
    return select(*parts, func.count()).join(Person, Person.id == there.c.person_id).group_by(*parts)


def spells(spans: Sequence[YearSpan]) -> dict[int, list[Spells]]:
    """Year → when pitches were held."""
    return grouped(spans, ask(_spells, spans), Spells)


def _spells(years: FromClause) -> Select:
    sure = and_(~Stay.is_disputed, ~StayPitch.is_disputed)
    parts = [years.c.year, StayPitch.from_on, StayPitch.to_on, sure]
    return _held(select(*parts, func.count()), years).group_by(*parts)


def stay_rows(years: FromClause) -> Select:
    """The stays that began in a year, the disputed ones too."""
    began = Stay.arrived_on.between(years.c.first, years.c.last)
    columns = row(
        years.c.year, Stay.id, Stay.arrived_on, title=Household.name, left_out=Stay.is_disputed, doubt="disputed"
    )
    return select(*columns).join(Stay, and_(began, Stay.stands)).join(Household, Household.id == Stay.household_id)


def household_rows(years: FromClause) -> Select:
    """The households with a night in a year, by the day of their first."""
    first = func.min(case((Stay.counts, Stay.arrived_on))).label("day")
    homes = (
        select(years.c.year, Stay.household_id, func.coalesce(first.element, func.min(Stay.arrived_on)).label("day"))
        .add_columns(first.element.is_(None).label("left_out"))
        .join(Stay, and_(Stay.stands, _touches(years)))
        .group_by(years.c.year, Stay.household_id)
        .subquery()
    )
    columns = row(
        homes.c.year,
        homes.c.household_id,
        homes.c.day,
        title=Household.name,
        left_out=homes.c.left_out,
        doubt="disputed",
    )
    return select(*columns).join(Household, Household.id == homes.c.household_id)


def person_rows(years: FromClause) -> Select:
    """The people on such a stay, by the day of their first."""
    there = people_of(years).subquery()
    return select(*row(there.c.year, there.c.person_id, there.c.day, left_out=~there.c.sure, doubt="disputed"))


def minor_rows(years: FromClause) -> Select:
    """The same, those under 18 as 1; who has no known birth is left out."""
    there = people_of(years).subquery()
    is_minor = minority(Person.born_on, there.c.day)
    left_out = or_(~there.c.sure, is_minor == UNKNOWN)
    number = case((is_minor == YES, 1), else_=0)
    columns = row(
        there.c.year,
        there.c.person_id,
        there.c.day,
        number=number,
        part=is_minor,
        left_out=left_out,
        doubt=case((there.c.sure, "births")),
    )
    return select(*columns).join(Person, Person.id == there.c.person_id)


def spell_rows(years: FromClause) -> Select:
    """When pitches were held in a year: the record is the stay, the part the last day; the nights follow from both."""
    sure = and_(~Stay.is_disputed, ~StayPitch.is_disputed)
    columns = row(
        years.c.year,
        Stay.id,
        StayPitch.from_on,
        number=Pitch.number,
        part=func.coalesce(StayPitch.to_on, years.c.today),
        title=Household.name,
        left_out=~sure,
        doubt="disputed",
    )
    homes = _held(select(*columns), years).join(Household, Household.id == Stay.household_id)
    return homes.join(Pitch, Pitch.id == StayPitch.pitch_id)


def rule_rows(years: FromClause) -> Select:
    """The rule that says how many pitches there are on the last day of a year, in the running year today."""
    last = case((years.c.today.between(years.c.first, years.c.last), years.c.today), else_=years.c.last)
    later = select(func.max(SiteRule.valid_from)).where(SiteRule.stands, SiteRule.valid_from <= last)
    columns = row(years.c.year, SiteRule.id, SiteRule.valid_from, number=SiteRule.capacity)
    in_force = SiteRule.valid_from == later.correlate(years).scalar_subquery()
    return select(*columns).join(SiteRule, and_(SiteRule.stands, in_force))


def capacities() -> Capacities:
    """From which day on the site has how many pitches, the first day first."""
    in_force = SiteRule.stands
    rules_of_site = select(SiteRule.valid_from, SiteRule.capacity).where(in_force).order_by(SiteRule.valid_from)
    return [(start, number) for start, number in db.session.execute(rules_of_site)]


def pitch_days(capacities: Capacities, first: date, last: date) -> int:
    """The sum of the capacity over the days from `first` to `last`, both included."""
    total = 0
    for place, (start, number) in enumerate(capacities):
        end = capacities[place + 1][0].toordinal() if place + 1 < len(capacities) else last.toordinal() + 1
        total += number * max(min(end, last.toordinal() + 1) - max(start, first).toordinal(), 0)
    return total


def _touches(years: FromClause) -> ColumnElement[bool]:
    """Whether a stay has a night in a year."""
    end = func.coalesce(Stay.departed_on, years.c.today)
    return and_(Stay.arrived_on <= years.c.last, end > years.c.first, end > Stay.arrived_on)


def people_of(years: FromClause) -> Select:
    """Who was on the site in a year, and the arrival of their first stay that is not disputed, if there is one."""
    sure = and_(Stay.counts, StayPerson.counts)
    first: Any = func.min(case((sure, Stay.arrived_on)))
    return (
        select(
            years.c.year,
            years.c.first,
            StayPerson.person_id,
            func.coalesce(first, func.min(Stay.arrived_on)).label("day"),
            first.is_not(None).label("sure"),
        )
        .join(Stay, and_(Stay.stands, _touches(years)))
        .join(StayPerson, and_(StayPerson.stay_id == Stay.id, StayPerson.stands))
        .group_by(years.c.year, years.c.first, StayPerson.person_id)
    )


def _held(wanted: Select, years: FromClause) -> Select:
    return (
        wanted.select_from(years)
        .join(Stay, and_(Stay.stands, Stay.arrived_on <= years.c.last))
        .join(StayPitch, and_(StayPitch.stay_id == Stay.id, StayPitch.stands, StayPitch.from_on <= years.c.last))
        .where(StayPitch.ends_after(years.c.first))
    )
