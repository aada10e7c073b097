"""Reservations by phone: asked for, confirmed, on the waiting list or refused; and changed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from amal_field import audit, clock
from amal_field.db import db
from amal_field.people.rules import phone_key
from amal_field.people.search.spellings import parts_of
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import Pitch, Reservation
from amal_field.transit_site.operations.common import lock_site
from amal_field.transit_site.operations.decisions import record_reserved
from amal_field.transit_site.queries import reservations, same_reservations
from amal_field.transit_site.queries.reservation_checks import checks_of
from amal_field.transit_site.rules import Decided, Period

STATES = ("confirmed", "waiting", "refused")
"""The states that are a pair of columns of their own, of those that somebody at the phone chooses."""


@dataclass(frozen=True)
class Wish:
    """What somebody asks for, and what becomes of it: `state` is one of `rules.CHOSEN_STATES`. `different`: other
    reservations of which somebody has said that this is not the same."""

    name: str
    from_on: date
    nights: int
    state: str = "confirmed"
    refusal: str | None = None
    phone: str | None = None
    language: str | None = None
    household_id: UUID | None = None
    pitch: Pitch | None = None
    caravans: int = 1
    people: int | None = None
    different: Collection[UUID] = ()

    @property
    def period(self) -> Period:
        """The days asked for."""
        return Period(self.from_on, self.from_on + timedelta(days=self.nights))


def reserve(wish: Wish, *, decided: Decided | None = None, stamp: Stamp) -> Reservation:
    """Note a reservation.

    Raises `RuleBroken` `day_gone_by`, `refusal_without_reason`, `pitch_reserved`, or `reserved_already` where the
    household has another for some of these nights; `reserved_same` where another of the same name and phone for some of
    these nights may be the same one; `RulesBroken` where it is to be confirmed and rules of the site
    refuse that `decided` does not let pass.
    """
    if wish.from_on < clock.day_of(stamp.at):
        raise RuleBroken("day_gone_by")
    reservation = Reservation(site_id=lock_site(), **stamped(stamp))
    passed = _check(reservation, wish, decided, stamp)
    _write(reservation, wish, stamp)
    db.session.add(reservation)
    db.session.flush()
    audit.record("site:reservation:make", reservation, stamp, on=wish.from_on.isoformat(), to=[wish.state])
    record_reserved(reservation, passed, decided, stamp)
    return reservation


def change_reservation(reservation: Reservation, wish: Wish, *, decided: Decided | None = None, stamp: Stamp) -> None:
    """Write it better, or let something else become of it. Raises as `reserve`, and `reservation_over`."""
    if reservation.state not in rules.CHOSEN_STATES:
        raise RuleBroken("reservation_over")
    lock_site()
    passed = _check(reservation, wish, decided, stamp)
    before = _told(reservation)
    _write(reservation, wish, stamp)
    db.session.flush()
    changed = {name: old for name, old in before.items() if old != _told(reservation)[name]}
    if changed:
        audit.record("site:reservation:change", reservation, stamp, fields=sorted(changed), before=changed)
    record_reserved(reservation, passed, decided, stamp)


def _check(reservation: Reservation, wish: Wish, decided: Decided | None, stamp: Stamp) -> list[str]:
    """The rules that refuse a confirmation, each let pass by this decision."""
    rules.check_reservation(wish.state, wish.refusal)
    demand_pitch(wish.pitch, wish.period, stamp.at, but=reservation.id)
    if wish.state != "refused":
        demand_one_of_household(wish.household_id, wish.period, but=reservation.id)
        demand_no_double(wish.name, wish.phone, wish.period, of=reservation, different=wish.different)
    if wish.state != "confirmed" or _stays_confirmed(reservation, wish):
        return []
    checks = checks_of(reservation.site_id, wish.household_id, wish.period, now=stamp.at, but=reservation.id)
    granted = reservations.decided(reservation.id, wish.period.end) if checks.refusals else set()
    return rules.decide(checks.refusals, checks.record.limits, decided, granted=granted)


def demand_pitch(pitch: Pitch | None, period: Period, now: datetime, *, but: UUID) -> None:
    """Demand a pitch that is reserved for nobody else in a period. Raises `RuleBroken` `pitch_reserved`."""
    if pitch is not None and (other := reservations.on_pitch(pitch, period, now=now, but=but)):
        raise RuleBroken("pitch_reserved", pitch=pitch.number, name=other)


def demand_one_of_household(household_id: UUID | None, period: Period, *, but: UUID) -> None:
    """Demand that a household has no other reservation for some of these nights. Raises `RuleBroken`
    `reserved_already`."""
    other = reservations.other_of(household_id, period, but=but) if household_id is not None else None
    if other is not None:
        raise RuleBroken("reserved_already", since=other.from_on, until=other.until_on)


def demand_no_double(
    name: str, phone: str | None, period: Period, *, of: Reservation, different: Collection[UUID]
) -> None:
    """Demand that no other reservation may be the same (`same_reservations.doubles_of`).

    Raises `RuleBroken` `reserved_same`.
    """
    for double in same_reservations.doubles_of(name, phone, period, of=of, different=different):
        raise RuleBroken("reserved_same", name=double.name, since=double.from_on, until=double.until_on)


def _stays_confirmed(reservation: Reservation, wish: Wish) -> bool:
    """Whether it is confirmed already, for the same household and the same days."""
    same = (reservation.household_id, reservation.from_on, reservation.until_on)
    return reservation.was_confirmed and same == (wish.household_id, wish.from_on, wish.period.end)


def _write(reservation: Reservation, wish: Wish, stamp: Stamp) -> None:
    reservation.name, reservation.name_key = wish.name, " ".join(parts_of(wish.name))
    reservation.phone, reservation.phone_key = wish.phone, phone_key(wish.phone)
    reservation.language, reservation.household_id = wish.language, wish.household_id
    if reservation.from_on != wish.from_on:
        reservation.kept_on = None
    reservation.from_on, reservation.until_on = wish.from_on, wish.period.end
    reservation.caravans, reservation.people = wish.caravans, wish.people
    reservation.pitch_id, reservation.pitch = (wish.pitch.id, wish.pitch) if wish.pitch else (None, None)
    reservation.refusal = wish.refusal if wish.state == "refused" else None
    for state in STATES:
        if state != wish.state:
            setattr(reservation, f"{state}_at", None)
            setattr(reservation, f"{state}_by_id", None)
        elif getattr(reservation, f"{state}_at") is None:
            setattr(reservation, f"{state}_at", stamp.at)
            setattr(reservation, f"{state}_by_id", stamp.by_id)


def _told(reservation: Reservation) -> dict[str, str | None]:
    values = {
        "name": reservation.name,
        "phone": reservation.phone,
        "nights": f"{reservation.from_on} {reservation.nights}",
        "pitch": reservation.pitch and reservation.pitch.number,
        "caravans": reservation.caravans,
        "people": reservation.people,
        "state": reservation.state,
    }
    return {name: str(value) if value is not None else None for name, value in values.items()}
