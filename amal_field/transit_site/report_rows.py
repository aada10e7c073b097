"""The rows of two years behind the report to the city, and what they come to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, case, func, literal, or_, select, type_coerce, union_all

from amal_field.db import db
from amal_field.figures.figure import percentage, year_days
from amal_field.people.models import Person
from amal_field.people.rules import ADULT_AGE, is_minor
from amal_field.transit_site import figures, ledger, rules
from amal_field.transit_site.models import LedgerEntry, Reservation, Settlement, Stay, StayPerson, StayPitch
from amal_field.transit_site.rules import Period
from amal_field.transit_site.spans import Span, SpanKind, month_start, span_of


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
    reservations: list[tuple[date, bool, bool, bool]] = field(default_factory=list)
    """First night; whether it was refused, stood on the waiting list, and was missed."""

    @property
    def days(self) -> tuple[date, date]:
        """Its first and last day."""
        return year_days(self.year)

    def nights_of(self, period: Period, first: date | None = None, last: date | None = None) -> int:
        """The nights of a period in the year, or in some of its days."""
        start, end = self.days
        return rules.count_days(period, until=self.today, first=first or start, last=last or end).nights

    @property
    def households(self) -> int:
        """The households with a night in the year."""
        return len({home for home, start, end in self.stays if self.nights_of(Period(start, end))})

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
                    nights[place] += self.nights_of(spell, spans[place].first, spans[place].last)
        return [self._month(span, number) for span, number in zip(spans, nights, strict=True)]

    def _month(self, span: Span, nights: int) -> Month:
        until = min(span.last, self.today - timedelta(days=1))
        total = figures.pitch_days(self.capacities, span.first, until) if until >= span.first else 0
        return Month(span.first, nights, total)


def years(year: int, today: date) -> tuple[Year, Year]:
    """The year before and the year, in six statements."""
    first, last = year_days(year - 1)[0], year_days(year)[1]
    stays, spells, people = _stays(first, last), spells_of(first, last), _people((year - 1, year), today)
    owed, capacities, asked = _owed(first, last), figures.capacities(), _reservations(first, last)

    def of(number: int) -> Year:
        found = Year(number, today, stays, spells=spells, capacities=capacities)
        for some, born_on, arrived_on in people[number]:
            found.people += some
            found.minors += some * is_minor(born_on, arrived_on)
        found.debts = debts_of(owed, found)
        found.reservations = [one for one in asked if one[0].year == number]
        return found

    return of(year - 1), of(year)


def _stays(first: date, last: date) -> Sequence[tuple[Any, date, date | None]]:
    return db.session.execute(
        select(type_coerce(Stay.household_id, String), Stay.arrived_on, Stay.departed_on)
        .where(*figures.counts(Stay), Stay.arrived_on <= last)
        .where(or_(Stay.departed_on.is_(None), Stay.departed_on >= first))
    ).all()


def _people(years: Sequence[int], today: date) -> dict[int, list[tuple[int, date | None, date | None]]]:
    """Of each year so many people with a night in it, who were born and first arrived then. Who is grown on its first
    day is told in one row without days."""
    found: dict[int, list[tuple[int, date | None, date | None]]] = {year: [] for year in years}
    for year, *row in db.session.execute(union_all(*(_people_of(year, today) for year in years))):
        found[year].append(tuple(row))
    return found


def _people_of(year: int, today: date) -> Select:
    first, last = year_days(year)
    end = func.coalesce(Stay.departed_on, today)
    arrivals = (
        select(Person.born_on, func.min(Stay.arrived_on).label("arrived_on"))
        .select_from(StayPerson)
        .join(Stay, Stay.id == StayPerson.stay_id)
        .join(Person, Person.id == StayPerson.person_id)
        .where(*figures.counts(Stay), *figures.counts(StayPerson))
        .where(Stay.arrived_on <= last, end > first, end > Stay.arrived_on)
        .where(or_(Stay.departed_on.is_(None), Stay.departed_on > first))
        .group_by(Person.id, Person.born_on)
        .subquery()
    )
    young = arrivals.c.born_on > first.replace(year=year - ADULT_AGE)
    born_on, arrived_on = (case((young, arrivals.c[name])) for name in ("born_on", "arrived_on"))
    return select(literal(year), func.count(), born_on, arrived_on).group_by(born_on, arrived_on)


def spells_of(first: date, last: date) -> list[Period]:
    """When a pitch was held by a stay that touches these days."""
    rows = db.session.execute(
        select(StayPitch.from_on, StayPitch.to_on)
        .join(Stay, Stay.id == StayPitch.stay_id)
        .where(*figures.counts(Stay), *figures.counts(StayPitch), Stay.arrived_on <= last)
        .where(or_(Stay.departed_on.is_(None), Stay.departed_on >= first))
    )
    return [Period(start, end) for start, end in rows]


def _owed(first: date, last: date) -> list[tuple[UUID, date, Decimal]]:
    """Household, departure and balance of each settled stay that ended in these days."""
    rows = db.session.execute(
        select(Stay.household_id, Stay.departed_on, func.sum(LedgerEntry.amount))
        .join(Settlement, Settlement.stay_id == Stay.id)
        .join(LedgerEntry, LedgerEntry.stay_id == Stay.id)
        .where(Stay.departed_on.between(first, last), *ledger.settled())
        .group_by(Stay.id, Stay.household_id, Stay.departed_on)
    )
    return [tuple(row) for row in rows]


def _reservations(first: date, last: date) -> list[tuple[date, bool, bool, bool]]:
    states = (Reservation.refused_at, Reservation.waiting_at, Reservation.missed_at)
    rows = db.session.execute(
        select(Reservation.from_on, *(state.is_not(None) for state in states)).where(
            Reservation.from_on.between(first, last), Reservation.cancelled_at.is_(None)
        )
    )
    return [tuple(row) for row in rows]


def debts_of(owed: list[tuple[UUID, date, Decimal]], found: Year) -> list[Decimal]:
    """What each household owes for the settled stays that ended in a year; a debt is above zero."""
    first, last = found.days
    balances: dict[UUID, Decimal] = defaultdict(Decimal)
    for household_id, on, balance in owed:
        if first <= on <= last:
            balances[household_id] += balance
    return [-balance for balance in balances.values() if balance < 0]
