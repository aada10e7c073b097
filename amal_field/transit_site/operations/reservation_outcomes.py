"""What becomes of a reservation: cancelled, missed, kept for a late family, taken back; and used by a stay."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from amal_field import audit, clock
from amal_field.db import db
from amal_field.people.models import Household, Person
from amal_field.people.search.spellings import parts_of
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp
from amal_field.transit_site import rules
from amal_field.transit_site.models import Pitch, Reservation, Stay
from amal_field.transit_site.operations.common import lock_site
from amal_field.transit_site.operations.decisions import hand_on_decisions
from amal_field.transit_site.operations.reservations import demand_no_double, demand_one_of_household, demand_pitch
from amal_field.transit_site.queries import arrival, lateness, reservations
from amal_field.transit_site.queries.reservation_checks import checks_of
from amal_field.transit_site.rules import Lateness, Period


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
    rules.check_has_come(reservation.from_on, today=clock.day_of(stamp.at))
    lock_site()
    reservation.missed_at, reservation.missed_by_id = stamp.at, stamp.by_id
    db.session.flush()
    audit.record("site:reservation:miss", reservation, stamp)


def keep_reservation(reservation: Reservation, *, stamp: Stamp) -> None:
    """Keep the place of a family that has not come for a day more: until the hour of tomorrow. Twice is once.

    Raises `RuleBroken` `reservation_over`; `pitch_taken`, `pitch_blocked`, `pitch_reserved`, `closed` or `full` where
    the place has gone to others meanwhile.
    """
    if reservation.state != "confirmed":
        raise RuleBroken("reservation_over")
    today = clock.day_of(stamp.at)
    if reservation.looked_for_on >= today:
        return
    lock_site()
    _demand_place(reservation, stamp.at)
    reservation.kept_on = today
    db.session.flush()
    audit.record("site:reservation:keep", reservation, stamp, on=today.isoformat())


def stop_keeping(reservation: Reservation, *, stamp: Stamp) -> None:
    """Undo that its place was kept for longer than its first day says. Twice is once."""
    if reservation.kept_on is None:
        return
    lock_site()
    reservation.kept_on = None
    db.session.flush()
    audit.record("site:reservation:let_go", reservation, stamp)


def restore_reservation(reservation: Reservation, *, different: Collection[UUID] = (), stamp: Stamp) -> None:
    """Undo that they cancelled or did not come: it is as it was before. Twice is once.

    Raises `RuleBroken` `pitch_taken`, `pitch_blocked`, `pitch_reserved`, `closed` or `full` where the place has gone to
    others meanwhile; `reserved_already` or `reserved_same` where it was noted anew.
    """
    if reservation.stands and not reservation.was_missed:
        return
    lock_site()
    if not reservation.is_used and not reservation.was_refused:
        period = reservation.period
        demand_one_of_household(reservation.household_id, period, but=reservation.id)
        demand_no_double(reservation.name, reservation.phone, period, of=reservation, different=different)
    is_confirmed = reservation.was_confirmed and not reservation.is_used
    if is_confirmed and lateness.keeping(stamp.at).of(reservation) is not Lateness.ASKED:
        _demand_place(reservation, stamp.at)
    reservation.cancelled_at = reservation.cancelled_by_id = None
    reservation.missed_at = reservation.missed_by_id = None
    db.session.flush()
    audit.record("site:reservation:restore", reservation, stamp)


def reservations_meant(
    pitch: Pitch,
    household: Household,
    persons: Sequence[Person],
    chosen_id: UUID | None,
    on: date,
    *,
    stamp: Stamp,
) -> list[Reservation]:
    """Those of a family that comes to a pitch: the one chosen, those of the household, and whoever is expected on the
    pitch by a part of a name. Raises `RuleBroken` `pitch_kept` where the pitch is kept for another family that is
    late."""
    names = set(parts_of(household.name, *(person.name for person in persons)))
    meant = []
    with db.session.no_autoflush:
        awaited = reservations.awaited(pitch.id, household.id, chosen_id, on, now=stamp.at)
    for reservation, is_kept in awaited:
        is_here = reservation.pitch_id == pitch.id
        named = is_here and (is_kept or reservation.from_on == on) and names & set(parts_of(reservation.name))
        if chosen_id == reservation.id or reservation.household_id == household.id or named:
            meant.append(reservation)
        elif is_here and is_kept and reservation.from_on < clock.day_of(stamp.at):
            raise RuleBroken("pitch_kept", pitch=pitch.number, name=reservation.name)
    return meant


def use_reservations(meant: Sequence[Reservation], stay: Stay) -> None:
    """Tie the reservations of a family to the stay that it begins."""
    for reservation in meant:
        reservation.stay_id = stay.id
        hand_on_decisions(reservation, stay)


def _demand_place(reservation: Reservation, now: datetime) -> None:
    """Demand that a confirmed reservation still has its pitch, or a free one each night, or a decision for it."""
    today = clock.day_of(now)
    period = Period(max(reservation.from_on, today), max(reservation.until_on, today + timedelta(days=1)))
    demand_pitch(reservation.pitch, period, now, but=reservation.id)
    if reservation.pitch is not None and period.start == today:
        taken, blocked, _elsewhere = arrival.pitch_use(reservation.pitch, Period(today))
        rules.check_pitch(number=reservation.pitch.number, blocked=blocked, taken=taken)
    checks = checks_of(reservation.site_id, reservation.household_id, period, now=now, but=reservation.id)
    granted = reservations.decided(reservation.id, period.end) if checks.refusals else set()
    for one in checks.refusals:
        if one.code in ("closed", "full") and one.code not in granted:
            raise one
