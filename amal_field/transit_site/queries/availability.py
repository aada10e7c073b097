"""Free pitches night by night: who stands there, for as long as they plan, and who has reserved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Date, bindparam, cast, exists, literal, null, select, union_all

from amal_field import clock
from amal_field.db import db
from amal_field.transit_site.models import PitchBlock, Reservation, SiteClosure, Stay, StayPitch
from amal_field.transit_site.queries import lateness
from amal_field.transit_site.queries.allowance import NOBODY
from amal_field.transit_site.queries.stays import staying
from amal_field.transit_site.rules import Limits, Period

STANDING, RESERVED, BLOCKED, CLOSED = "standing", "reserved", "blocked", "closed"


WINDOW = Period(bindparam("first", type_=Date), bindparam("end", type_=Date))


@dataclass(frozen=True)
class Night:
    """A night that begins on a day: how many pitches may be taken, and how many are free. None are on a closed site."""

    on: date
    capacity: int
    free: int


def count_free(
    first: date, nights: int, *, capacity: int, taken: Sequence[Period], closed: Sequence[Period] = ()
) -> list[Night]:
    """The free pitches of so many nights: of the capacity, less one for each period that lies over the night.

    More periods than the capacity leave nothing free, never less.
    """
    free = [capacity] * nights
    for period in taken:
        start = max((period.start - first).days, 0)
        stop = nights if period.end is None else min((period.end - first).days, nights)
        for place in range(start, stop):
            free[place] -= 1
    days = [first + timedelta(days=place) for place in range(nights)]
    shut = [any(period.lasts_on(day) for period in closed) for day in days]
    return [Night(day, capacity, 0 if off else max(left, 0)) for day, left, off in zip(days, free, shut, strict=True)]


UNKNOWN = cast(null(), Date)
STANDS = exists().where(StayPitch.pitch_id == PitchBlock.pitch_id, StayPitch.is_open)
CLAIMS = union_all(
    select(literal(STANDING), StayPitch.from_on, StayPitch.to_on, Stay.planned_departure_on)
    .join(Stay, Stay.id == StayPitch.stay_id)
    .where(Stay.id.in_(staying(WINDOW.start)), StayPitch.counts, StayPitch.overlaps(WINDOW)),
    select(literal(RESERVED), Reservation.from_on, Reservation.until_on, UNKNOWN).where(
        Reservation.is_kept(lateness.KEPT_SINCE),
        Reservation.id != bindparam("but"),
        Reservation.holds_over(WINDOW, lateness.TODAY),
    ),
    select(literal(BLOCKED), PitchBlock.from_on, PitchBlock.to_on, UNKNOWN).where(
        PitchBlock.stands, ~STANDS, PitchBlock.overlaps(WINDOW)
    ),
    select(literal(CLOSED), SiteClosure.from_on, SiteClosure.to_on, UNKNOWN).where(
        SiteClosure.stands, SiteClosure.overlaps(WINDOW)
    ),
)
"""What lies over the window: kind, first day, the day after the last, and until when an open stay plans to last.

A reservation of a late family holds its place as long as that is kept, then nothing; a block under a stay is counted
with the stay.
"""


def nights_of(
    limits: Limits | None, first: date, nights: int, *, now: datetime, but: UUID | None = None
) -> list[Night]:
    """The nights from a day on, in one statement whatever is reserved; the reservation `but` left out. `now`: it
    says whose place is kept."""
    window = Period(first, first + timedelta(days=nights))
    taken, closed = [], []
    tomorrow = clock.day_of(now) + timedelta(days=1)
    values = {"first": window.start, "end": window.end, "but": but or NOBODY} | lateness.values(now)
    for kind, start, end, latest in db.session.execute(CLAIMS, values):
        if kind == STANDING and end is None:
            latest = latest or start + timedelta(days=limits.longest if limits else nights)
            end = max(latest, tomorrow)
        if kind == RESERVED:
            end = max(end, tomorrow)
        (closed if kind == CLOSED else taken).append(Period(start, end))
    return count_free(first, nights, capacity=limits.capacity if limits else 0, taken=taken, closed=closed)


def first_free(nights: Sequence[Night], wanted: int, since: date) -> date | None:
    """The first day from `since` on from which so many nights in a row have a free pitch; None within these nights."""
    run = 0
    for night in nights:
        run = run + 1 if night.free > 0 and night.on >= since else 0
        if run == wanted:
            return night.on - timedelta(days=wanted - 1)
    return None


def take(nights: Sequence[Night], period: Period) -> list[Night]:
    """The same nights with a pitch less free in a period."""
    return [Night(night.on, night.capacity, max(night.free - period.lasts_on(night.on), 0)) for night in nights]
