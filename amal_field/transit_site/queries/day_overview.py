"""A day on the site, for whoever takes over: who came, who left, who owes, what is left to do, who is expected."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import undefer

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import Household
from amal_field.transit_site import rules
from amal_field.transit_site.models import Reservation, Settlement, Stay, StayPerson
from amal_field.transit_site.queries import lateness, ledger, reservations
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import NOTHING, Keeping

RECENT = timedelta(days=30)
"""So long after its departure a family stands among those who owe; what is older stands on its page."""


@dataclass(frozen=True)
class StayOnDay:
    """A stay as the overview shows it. `nights_left`: negative is overdue, None unknown."""

    stay: Stay
    nights_left: int | None = None

    @property
    def pitches(self) -> list[int]:
        """The numbers of its pitches, one at least."""
        return sorted(spell.pitch.number for spell in self.stay.standing_pitches or self.stay.pitches[:1])


@dataclass(frozen=True)
class Owed:
    """What a family owes (below zero) or is to be given back: for a stay that goes on, that is over and not settled, or
    that was settled with a debt."""

    stay_id: UUID
    name: str
    amount: Decimal
    is_open: bool = False
    is_settled: bool = False


@dataclass(frozen=True)
class DayOverview:
    """A day. What is left to do and who owes is told of today alone, and `owed` to whom the money concerns."""

    on: date
    is_today: bool
    keeping: Keeping
    people: int
    came: list[StayOnDay] = field(default_factory=list)
    left: list[StayOnDay] = field(default_factory=list)
    joined: list[StayPerson] = field(default_factory=list)
    gone: list[StayPerson] = field(default_factory=list)
    leaving: list[StayOnDay] = field(default_factory=list)
    to_do: list[StayOnDay] = field(default_factory=list)
    expected: list[Reservation] = field(default_factory=list)
    late: list[Reservation] = field(default_factory=list)
    owed: list[Owed] | None = None

    @property
    def owed_in_all(self) -> Decimal:
        """What these families owe together, as a positive amount."""
        return -sum((line.amount for line in self.owed or () if line.amount < NOTHING), NOTHING)


def day_overview(on: date, *, with_money: bool) -> DayOverview:
    """A day on the site; `with_money`: also who owes."""
    now = clock.now()
    today = clock.day_of(now)
    stays = _stays(on)
    cards = [_on_day(stay, today) for stay in stays]
    persons = [spell for stay in stays for spell in stay.persons if spell.counts]
    going_on = [card for card in cards if card.stay.is_open]
    to_come = reservations.to_come(None, now) if on == today else None
    return DayOverview(
        on,
        on == today,
        to_come.keeping if to_come else lateness.keeping(now),
        people=sum(spell.lasts_on(on) for spell in persons),
        came=[card for card in cards if card.stay.arrived_on == on],
        left=[card for card in cards if card.stay.departed_on == on],
        joined=[spell for spell in persons if spell.from_on == on != spell.stay.arrived_on],
        gone=[spell for spell in persons if spell.has_left and spell.to_on == on],
        leaving=[card for card in going_on if _leaves(card, on, today)],
        to_do=[card for card in going_on if card.stay.to_do] if on == today else [],
        expected=_of_today(to_come.coming, on) if to_come else _reserved(on),
        late=[*to_come.asked, *to_come.late] if to_come else [],
        owed=_owed([card.stay for card in going_on], today) if with_money and on == today else None,
    )


def _stays(on: date) -> list[Stay]:
    wanted = select(Stay).where(Stay.stands, Stay.touches(on)).order_by(Stay.arrived_on, Stay.id)
    return list(db.session.scalars(wanted.options(*stay_queries.WHOLE, undefer(Stay.max_nights))).unique())


def _on_day(stay: Stay, today: date) -> StayOnDay:
    left = rules.nights_left(
        arrived_on=stay.arrived_on,
        planned_departure_on=stay.planned_departure_on,
        max_nights=stay.max_nights,
        today=today,
    )
    return StayOnDay(stay, left)


def _leaves(card: StayOnDay, on: date, today: date) -> bool:
    """Whether a family was to leave on a day; today also whoever should have left before it."""
    if card.nights_left is None:
        return False
    leaves_on = today + timedelta(days=card.nights_left)
    return leaves_on == on or (on == today and leaves_on < on)


def _of_today(coming: Sequence[Reservation], on: date) -> list[Reservation]:
    return [booking for booking in coming if booking.from_on == on]


def _reserved(on: date) -> list[Reservation]:
    """Who was to come on another day: to come still, or never came."""
    rows = db.session.scalars(
        reservations.wanted()
        .where(Reservation.from_on == on, or_(Reservation.is_to_come, Reservation.state == "missed"))
        .order_by(Reservation.recorded_at, Reservation.id)
    )
    return list(rows)


def _owed(going_on: list[Stay], today: date) -> list[Owed]:
    over = _unsettled(today)
    left = ledger.left_of([*going_on, *over], today)
    lines = [
        Owed(stay.id, stay.household.name, left[stay.id], is_open=stay.departed_on is None)
        for stay in (*going_on, *over)
        if left[stay.id] < NOTHING or (stay.departed_on is not None and left[stay.id])
    ]
    return [*lines, *_debts([stay.household_id for stay in going_on], today)]


def _unsettled(today: date) -> list[Stay]:
    """The stays that ended lately, of which nobody has made up the account; what a register ended has none."""
    is_settled = select(Settlement.id).where(Settlement.stay_id == Stay.id, Settlement.stands).exists()
    wanted = (
        select(Stay)
        .where(Stay.stands, Stay.departed_on > today - RECENT, Stay.register_no.is_(None), ~is_settled)
        .order_by(Stay.departed_on, Stay.id)
    )
    return list(db.session.scalars(wanted.options(*stay_queries.WHOLE)).unique())


def _debts(here: list[UUID], today: date) -> list[Owed]:
    """The debts of settled stays of the families that are here, or left lately; each with its latest stay."""
    lately = select(Stay.household_id).where(Stay.stands, Stay.departed_on > today - RECENT)
    rows = db.session.execute(
        ledger.settled(Stay.household_id, Household.name, Stay.id, Stay.departed_on)
        .join(Household, Household.id == Stay.household_id)
        .where(or_(Stay.household_id.in_(here), Stay.household_id.in_(lately)))
        .group_by(Stay.household_id, Household.name, Stay.id, Stay.departed_on)
        .order_by(Stay.departed_on)
    ).all()
    sums: dict[UUID, Owed] = {}
    for household_id, name, stay_id, _departed_on, balance in rows:
        before = sums[household_id].amount if household_id in sums else NOTHING
        sums[household_id] = Owed(stay_id, name, before + balance, is_settled=True)
    return [line for line in sums.values() if line.amount < NOTHING]
