"""The rows of two years behind the report to the city, and what they come to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select

from amal_field.db import db
from amal_field.figures.figure import percentage, year_days
from amal_field.people.models import Person
from amal_field.people.rules import is_minor
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
    """The rows that touch a year: stays, who was on them, which pitches they held, what they left unpaid; and the
    reservations for it."""

    year: int
    today: date
    stays: list[tuple[UUID, UUID, date, date | None]] = field(default_factory=list)
    people: dict[UUID, tuple[date | None, date]] = field(default_factory=dict)
    spells: list[Period] = field(default_factory=list)
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

    @cached_property
    def touching(self) -> list[tuple[UUID, UUID, date, date | None]]:
        """The stays with a night in the year."""
        return [stay for stay in self.stays if self.nights_of(Period(stay[2], stay[3]))]

    @property
    def nights(self) -> int:
        """Pitch-nights."""
        return sum(map(self.nights_of, self.spells))

    @property
    def lengths(self) -> list[int]:
        """The nights of each stay that ended in the year, those of the year before too."""
        first, last = self.days
        return [(end - start).days for _, _, start, end in self.stays if end and first <= end <= last]

    @property
    def minors(self) -> int:
        """Of the people, those who were under 18 on arrival of their first stay of the year."""
        return sum(is_minor(born_on, on) for born_on, on in self.people.values() if born_on)

    def month(self, span: Span) -> Month:
        """How full one of its months was."""
        until = min(span.last, self.today - timedelta(days=1))
        total = figures.pitch_days(self.capacities, span.first, until) if until >= span.first else 0
        whole = Period(span.first, span.end)
        held = [spell for spell in self.spells if spell.overlaps(whole)]
        return Month(span.first, sum(self.nights_of(spell, span.first, span.last) for spell in held), total)

    @property
    def months(self) -> list[Month]:
        """How full each month was."""
        return [self.month(span_of(SpanKind.MONTH, month_start(self.year * 12 + place))) for place in range(12)]


def years(year: int, today: date) -> tuple[Year, Year]:
    """The year before and the year, in six statements."""
    first, last = year_days(year - 1)[0], year_days(year)[1]
    stays, people, spells = _stays(first, last), _people(first, last), spells_of(first, last)
    owed, capacities, asked = _owed(first, last), figures.capacities(), _reservations(first, last)

    def of(number: int) -> Year:
        found = Year(number, today, stays, spells=spells, capacities=capacities)
        arrived = {key: on for key, _, on, _ in found.touching}
        for person_id, born_on, stay_id in people:
            on = arrived.get(stay_id)
            if on and (person_id not in found.people or on < found.people[person_id][1]):
                found.people[person_id] = born_on, on
        found.debts = debts_of(owed, found)
        found.reservations = [one for one in asked if one[0].year == number]
        return found

    return of(year - 1), of(year)


def _stays(first: date, last: date) -> list[tuple[UUID, UUID, date, date | None]]:
    rows = db.session.execute(
        select(Stay.id, Stay.household_id, Stay.arrived_on, Stay.departed_on)
        .where(*figures.counts(Stay), Stay.arrived_on <= last)
        .where(or_(Stay.departed_on.is_(None), Stay.departed_on >= first))
        .order_by(Stay.arrived_on, Stay.register_no, Stay.ticket_no)
    )
    return [tuple(row) for row in rows]


def _people(first: date, last: date) -> Iterable[Any]:
    return db.session.execute(
        select(StayPerson.person_id, Person.born_on, Stay.id)
        .join(Stay, Stay.id == StayPerson.stay_id)
        .join(Person, Person.id == StayPerson.person_id)
        .where(*figures.counts(Stay), *figures.counts(StayPerson), Stay.arrived_on <= last)
        .where(or_(Stay.departed_on.is_(None), Stay.departed_on >= first))
    ).all()


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
