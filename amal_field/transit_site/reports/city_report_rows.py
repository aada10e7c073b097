"""The rows of two years behind the report to the city, and what they come to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property, partial
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Integer, Select, String, bindparam, case, func, select, type_coerce, union_all

from amal_field.clock import year_days
from amal_field.db import db
from amal_field.figures.figure import percentage
from amal_field.people.models import Person
from amal_field.people.rules import ADULT_AGE, is_minor
from amal_field.transit_site import rules
from amal_field.transit_site.models import Reservation, Stay, StayPerson, StayPitch
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.queries.stays import staying
from amal_field.transit_site.reports import year_facts
from amal_field.transit_site.reports.periods import Span, SpanKind, month_start, span_of
from amal_field.transit_site.rules import Period

FIRST, LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)


@dataclass(frozen=True)
class Month:
    """How full a month was: pitch-nights of so many; of the running month up to yesterday."""

    first: date
    nights: int
    pitch_nights: int

    @property
    def occupancy(self) -> int | None:
        """In per cent; None of a month to come, or before the first rule."""
        return percentage(self.nights, self.pitch_nights)


@dataclass
class Year:
    """The rows that touch a year: stays, which pitches they held, what they left unpaid, the reservations for it; and
    how many people, and of them how many under 18 on arrival of their first stay of the year."""

    year: int
    today: date
    stays: Sequence[tuple[Any, date, date | None]] = ()
    """Household, arrival, departure."""
    people: int = 0
    minors: int = 0
    spells: Sequence[Period] = ()
    capacities: list[tuple[date, int]] = field(default_factory=list)
    debts: list[Decimal] = field(default_factory=list)
    reservations: Sequence[tuple[date, bool, bool, bool]] = field(default_factory=list)
    """First night; whether it was refused, stood on the waiting list, and was missed."""

    @cached_property
    def days(self) -> tuple[date, date]:
        """Its first and last day."""
        return year_days(self.year)

    @property
    def households(self) -> int:
        """The households with a night in the year."""
        first, last = self.days
        nights = partial(rules.count_nights, until=self.today, first=first, last=last)
        return len({home for home, start, end in self.stays if nights(start, end)})

    @property
    def nights(self) -> int:
        """Pitch-nights."""
        return sum(month.nights for month in self.months)

    @property
    def lengths(self) -> list[int]:
        """The nights of each stay that ended in the year, those of the year before too."""
        first, last = self.days
        return [(end - start).days for _, start, end in self.stays if end and first <= end <= last]

    @cached_property
    def months(self) -> list[Month]:
        """How full each month was."""
        first, last = self.days
        spans = [span_of(SpanKind.MONTH, month_start(self.year * 12 + place)) for place in range(12)]
        nights = [0] * 12
        for spell in self.spells:
            end = min(spell.end or self.today, last)
            if spell.start <= last and end >= first:
                for place in range(max(spell.start, first).month - 1, end.month):
                    month = spans[place]
                    nights[place] += rules.count_nights(
                        spell.start, spell.end, until=self.today, first=month.first, last=month.last
                    )
        return [self._month(span, number) for span, number in zip(spans, nights, strict=True)]

    def _month(self, span: Span, nights: int) -> Month:
        until = min(span.last, self.today - timedelta(days=1))
        total = year_facts.pitch_days(self.capacities, span.first, until) if until >= span.first else 0
        return Month(span.first, nights, total)


STAYS = select(type_coerce(Stay.household_id, String), Stay.arrived_on, Stay.departed_on).where(
    Stay.id.in_(staying(FIRST)), Stay.arrived_on <= LAST, Stay.counts
)
"""The household, the arrival and the departure of each stay that touches these days."""


OWED = (
    ledger.settled(Stay.household_id, Stay.departed_on)
    .where(Stay.departed_on.between(FIRST, LAST))
    .group_by(Stay.id, Stay.household_id, Stay.departed_on)
)
"""Household, departure and balance of each settled stay that ended in these days."""


RESERVATIONS = select(
    Reservation.from_on,
    Reservation.was_refused,
    Reservation.was_waiting,
    Reservation.was_missed,
).where(Reservation.from_on.between(FIRST, LAST), Reservation.stands)
"""Of each reservation for these days its first night; whether it was refused, stood on the waiting list, was missed."""


def years(year: int, today: date) -> tuple[Year, Year]:
    """The year before and the year, in six statements."""
    first, last = year_days(year - 1)[0], year_days(year)[1]
    span = {"first": first, "last": last}
    stays, spells, people = db.session.execute(STAYS, span).all(), spells_of(first, last), _people(year, today)
    owed, capacities = db.session.execute(OWED, span).all(), year_facts.capacities()
    asked = db.session.execute(RESERVATIONS, span).all()

    def of(number: int) -> Year:
        counted = Year(number, today, stays, spells=spells, capacities=capacities)
        for how_many, born_on, arrived_on in people[number]:
            counted.people += how_many
            counted.minors += how_many * is_minor(born_on, arrived_on)
        counted.debts = debts_of(owed, counted)
        counted.reservations = [reservation for reservation in asked if reservation.from_on.year == number]
        return counted

    return of(year - 1), of(year)


SPELLS = (
    select(StayPitch.from_on, StayPitch.to_on)
    .join(Stay, Stay.id == StayPitch.stay_id)
    .where(Stay.id.in_(staying(FIRST)), Stay.arrived_on <= LAST, Stay.counts, StayPitch.counts)
)


def spells_of(first: date, last: date) -> list[Period]:
    """When a pitch was held by a stay that touches these days."""
    return [Period(start, end) for start, end in db.session.execute(SPELLS, {"first": first, "last": last})]


def _people(year: int, today: date) -> dict[int, list[tuple[int, date | None, date | None]]]:
    """Of a year and the one before so many people with a night in it, who were born and first arrived then. Who is
    grown on its first day is told in one row without days."""
    values, by_year = {"today": today}, {year - 1: [], year: []}
    for name, number in (("before", year - 1), ("now", year)):
        first, last = year_days(number)
        grown = first.replace(year=number - ADULT_AGE)
        values |= {name: number, f"{name}_first": first, f"{name}_last": last, f"{name}_grown": grown}
    for number, *row in db.session.execute(PEOPLE, values):
        by_year[number].append(tuple(row))
    return by_year


def _people_of(name: str) -> Select:
    """How many people a year had, whose first and last day are named so among the values."""
    first, last, grown = (bindparam(f"{name}_{day}", type_=Date) for day in ("first", "last", "grown"))
    end = func.coalesce(Stay.departed_on, bindparam("today", type_=Date))
    arrivals = (
        select(Person.born_on, func.min(Stay.arrived_on).label("arrived_on"))
        .select_from(StayPerson)
        .join(Stay, Stay.id == StayPerson.stay_id)
        .join(Person, Person.id == StayPerson.person_id)
        .where(Stay.id.in_(staying(first)), Stay.counts, StayPerson.counts)
        .where(Stay.arrived_on <= last, end > first, end > Stay.arrived_on)
        .group_by(Person.id, Person.born_on)
        .subquery()
    )
    born_on, arrived_on = (case((arrivals.c.born_on > grown, arrivals.c[day])) for day in ("born_on", "arrived_on"))
    return select(bindparam(name, type_=Integer), func.count(), born_on, arrived_on).group_by(born_on, arrived_on)


PEOPLE = union_all(_people_of("before"), _people_of("now"))


def debts_of(owed: Sequence[tuple[UUID, date, Decimal]], year: Year) -> list[Decimal]:
    """What each household owes for the settled stays that ended in a year; a debt is above zero."""
    first, last = year.days
    balances: dict[UUID, Decimal] = defaultdict(Decimal)
    for household_id, on, balance in owed:
        if first <= on <= last:
            balances[household_id] += balance
    debts = (rules.debt_of(balance) for balance in balances.values())
    return [debt for debt in debts if debt]
