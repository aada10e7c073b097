"""The waiting list, and from when there is a place for each who stands on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from amal_field import clock
from amal_field.db import db
from amal_field.people.rules import phone_beginnings, phone_keys
from amal_field.people.search.spellings import parts_of
from amal_field.transit_site import rules
from amal_field.transit_site.models import Reservation, Site
from amal_field.transit_site.queries import availability, reservations
from amal_field.transit_site.queries.availability import Night
from amal_field.transit_site.queries.settings import rule_in_force
from amal_field.transit_site.rules import Period

AHEAD = 120
"""How many nights ahead a place is looked for."""


@dataclass(frozen=True)
class Waiting:
    """A reservation on the waiting list, and from when there is a place for it, those before it served; None is not
    within `AHEAD` nights. `is_too_far`: its nights reach beyond those, so nobody has looked yet."""

    reservation: Reservation
    place_on: date | None
    is_too_far: bool = False


def waiting(site: Site, text: str | None, now: datetime) -> list[Waiting]:
    """The waiting list in the order in which people joined it, each with the first day on which there is a place."""
    by_age = reservations.wanted().where(Reservation.is_waiting).order_by(Reservation.waiting_at, Reservation.id)
    listed = list(db.session.scalars(by_age))
    if not listed:
        return []
    today = clock.day_of(now)
    nights: Sequence[Night] = availability.nights_of(rule_in_force(site, today), today, AHEAD, now=now)
    lines = []
    for reservation in listed:
        since = max(reservation.from_on, today)
        place_on = availability.first_free(nights, reservation.nights, since)
        if place_on is not None:
            nights = availability.take(nights, Period(place_on, place_on + timedelta(days=reservation.nights)))
        is_too_far = rules.is_beyond(since, reservation.nights, today=today, ahead=AHEAD)
        lines.append(Waiting(reservation, place_on, place_on is None and is_too_far))
    return [line for line in lines if not text or _is_found(line.reservation, text)]


def _is_found(reservation: Reservation, text: str) -> bool:
    """Whether a search finds a row that has been read, as `reservations` finds one in the database."""
    parts = parts_of(text)
    named = bool(parts) and all(f" {part}" in f" {reservation.name_key}" for part in parts)
    keys = phone_keys(reservation.phone)
    return named or any(key.startswith(start) for key in keys for start in phone_beginnings(text))
