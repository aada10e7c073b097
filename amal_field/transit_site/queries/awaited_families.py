"""The families that were to come by today and have not: expected, late, or so late that somebody has to decide."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Row, select

from amal_field.db import db
from amal_field.transit_site.models import Reservation
from amal_field.transit_site.queries import lateness
from amal_field.transit_site.rules import Keeping, Lateness


class LateFamily(NamedTuple):
    """A family that was to come on an earlier day. `pitch`: the number of the pitch that it has reserved."""

    id: UUID
    name: str
    pitch: int | None
    from_on: date
    lateness: Lateness
    is_until_tomorrow: bool


AWAITED = (
    select(Reservation.id, Reservation.pitch_id, Reservation.name, Reservation.from_on, Reservation.looked_for_on)
    .where(Reservation.from_on <= lateness.TODAY, Reservation.is_confirmed)
    .order_by(Reservation.from_on, Reservation.recorded_at)
)


def until_today(now: datetime) -> Sequence[Row]:
    """Those whose day has come, the earliest first."""
    return db.session.execute(AWAITED, lateness.values(now)).all()


def late_ones(awaited: Sequence[Row], numbers: Mapping[UUID, int], keeping: Keeping) -> list[LateFamily]:
    """Those of them whose day has gone by. `numbers`: the number of each pitch."""
    return [
        LateFamily(
            row.id,
            row.name,
            numbers.get(row.pitch_id),
            row.from_on,
            keeping.of(row),
            keeping.is_until_tomorrow(row),
        )
        for row in awaited
        if row.from_on < keeping.today
    ]
