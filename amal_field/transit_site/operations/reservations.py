"""Reservations by phone: asked for, confirmed, on the waiting list, refused, cancelled, missed; and used by a stay."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from amal_field import audit, clock
from amal_field.db import db
from amal_field.people.rules import phone_key
from amal_field.people.search.spellings import parts_of
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.transit_site import rules
from amal_field.transit_site.models import Pitch, Reservation, Stay
from amal_field.transit_site.operations.common import lock_site
from amal_field.transit_site.operations.decisions import hand_on_decisions, record_reserved
from amal_field.transit_site.queries import reservations
from amal_field.transit_site.queries.reservation_checks import checks_of
from amal_field.transit_site.rules import Decided, Period

STATES = ("confirmed", "waiting", "refused")
"""The states that are a pair of columns of their own, of those that somebody at the phone chooses."""


@dataclass(frozen=True)
class Wish:
    """What somebody asks for, and what becomes of it: `state` is one of `rules.CHOSEN_STATES`."""

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

    @property
    def period(self) -> Period:
        """The days asked for."""
        return Period(self.from_on, self.from_on + timedelta(days=self.nights))


def reserve(wish: Wish, *, decided: Decided | None = None, stamp: Stamp) -> Reservation:
    """Note a reservation.

    Raises `RuleBroken` `day_gone_by`, `refusal_without_reason`, `pitch_reserved`, or `reserved_already` where the
    household has another for some of these nights; `RulesBroken` where it is to be confirmed and rules of the site
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


def cancel_reservation(reservation: Reservation, *, stamp: Stamp) -> None:
    """They do not come, and said so. Twice is once. Raises `RuleBroken` `reservation_over` where they came."""
    if not reservation.stands:
        return
    if reservation.is_used:
        raise RuleBroken("reservation_over")
    lock_site()
    reservation.cancel(stamp)
    db.session.flush()
    audit.record("site:reservation:cancel", reservation, stamp)


def miss_reservation(reservation: Reservation, *, stamp: Stamp) -> None:
    """They did not come. Twice is once.

    Raises `RuleBroken` `reservation_over` where they came or cancelled, `day_to_come` before their day.
    """
    if reservation.was_missed:
        return
    if reservation.state != "confirmed":
        raise RuleBroken("reservation_over")
    if reservation.from_on > clock.day_of(stamp.at):
        raise RuleBroken("day_to_come")
    lock_site()
    reservation.missed_at, reservation.missed_by_id = stamp.at, stamp.by_id
    db.session.flush()
    audit.record("site:reservation:miss", reservation, stamp)


def restore_reservation(reservation: Reservation, *, stamp: Stamp) -> None:
    """Undo that they cancelled or did not come: it is as it was before. Twice is once.

    Raises `RuleBroken` `pitch_reserved`, `closed` or `full` where the place has gone to others meanwhile.
    """
    if reservation.stands and not reservation.was_missed:
        return
    lock_site()
    if reservation.was_confirmed and not reservation.is_used:
        _demand_place(reservation, clock.day_of(stamp.at))
    reservation.cancelled_at = reservation.cancelled_by_id = None
    reservation.missed_at = reservation.missed_by_id = None
    db.session.flush()
    audit.record("site:reservation:restore", reservation, stamp)


def use_reservations(stay: Stay, pitch: Pitch, chosen_id: UUID | None) -> None:
    """Tie those to the stay who reserved and came: the one chosen, those of the household, and whoever was expected on
    the pitch that day by a part of a name."""
    names = set(parts_of(stay.household.name, *(spell.person.name for spell in stay.persons)))
    for reservation in reservations.awaited(pitch.id, stay.household_id, chosen_id, stay.arrived_on):
        named = (
            reservation.pitch_id == pitch.id
            and reservation.from_on == stay.arrived_on
            and names & set(parts_of(reservation.name))
        )
        if chosen_id == reservation.id or reservation.household_id == stay.household_id or named:
            reservation.stay_id = stay.id
            hand_on_decisions(reservation, stay)


def _check(reservation: Reservation, wish: Wish, decided: Decided | None, stamp: Stamp) -> list[str]:
    """The rules that refuse a confirmation, each let pass by this decision."""
    rules.check_reservation(wish.state, wish.refusal)
    _demand_pitch(wish.pitch, wish.period, reservation.id)
    if wish.household_id is not None and wish.state != "refused":
        other = reservations.other_of(wish.household_id, wish.period, but=reservation.id)
        if other is not None:
            raise RuleBroken("reserved_already", since=other.from_on, until=other.until_on)
    if wish.state != "confirmed" or _is_kept(reservation, wish):
        return []
    today = clock.day_of(stamp.at)
    checks = checks_of(reservation.site_id, wish.household_id, wish.period, today=today, but=reservation.id)
    granted = reservations.decided(reservation.id, wish.period.end) if checks.refusals else set()
    return rules.decide(checks.refusals, checks.record.limits, decided, granted=granted)


def _demand_place(reservation: Reservation, today: date) -> None:
    """Demand that a confirmed reservation still has its pitch, or a free one each night, or a decision for it."""
    period = Period(max(reservation.from_on, today), reservation.until_on)
    if period.start >= period.end:
        return
    _demand_pitch(reservation.pitch, period, reservation.id)
    checks = checks_of(reservation.site_id, reservation.household_id, period, today=today, but=reservation.id)
    granted = reservations.decided(reservation.id, period.end)
    for one in checks.refusals:
        if one.code in ("closed", "full") and one.code not in granted:
            raise one


def _demand_pitch(pitch: Pitch | None, period: Period, reservation_id: UUID) -> None:
    if pitch is not None and (other := reservations.on_pitch(pitch, period, but=reservation_id)):
        raise RuleBroken("pitch_reserved", pitch=pitch.number, name=other)


def _is_kept(reservation: Reservation, wish: Wish) -> bool:
    """Whether it is confirmed already, for the same household and the same days."""
    same = (reservation.household_id, reservation.from_on, reservation.until_on)
    return reservation.was_confirmed and same == (wish.household_id, wish.from_on, wish.period.end)


def _write(reservation: Reservation, wish: Wish, stamp: Stamp) -> None:
    reservation.name, reservation.name_key = wish.name, " ".join(parts_of(wish.name))
    reservation.phone, reservation.phone_key = wish.phone, phone_key(wish.phone)
    reservation.language, reservation.household_id = wish.language, wish.household_id
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
