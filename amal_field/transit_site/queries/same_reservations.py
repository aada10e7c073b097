"""Reservations that may be one and the same: the same name and phone on overlapping nights."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import or_, select

from amal_field.db import db
from amal_field.people.models import FurtherPhone
from amal_field.people.rules import phone_keys
from amal_field.people.search.likeness import cover, likeness
from amal_field.people.search.spellings import parts_of, run_together
from amal_field.transit_site.models import Reservation
from amal_field.transit_site.queries.reservations import wanted
from amal_field.transit_site.rules import Period

ALIKE = 0.7
"""From here on two names with one phone may be one name, typed wrong."""


def doubles_of(
    name: str,
    phone: str | None,
    period: Period,
    *,
    of: Reservation | None = None,
    different: Collection[UUID] = (),
) -> list[Reservation]:
    """Others still to come, on the waiting list too, that may be the same as this wish; None of them without a phone.

    `of`: the reservation that is to be changed into it. Those that were like it before are not asked about again.
    `different`: those of which somebody has said that they are others.
    """
    doubles = [double for double in _same(name, phone, period, of) if double.id not in different]
    if doubles and of is not None and of.name is not None and of.is_to_come:
        known = {double.id for double in _same(of.name, of.phone, of.period, of)}
        doubles = [double for double in doubles if double.id not in known]
    return doubles


def is_same_name(one: str, other: str) -> bool:
    """Whether each part of the shorter name is like one of the longer, or both are alike as one word."""
    first, second = sorted((parts_of(one), parts_of(other)), key=len)
    found = [best for best, _ in cover([(part,) for part in first], second, partly=False)]
    together = (likeness(mine, theirs) for mine in run_together(one) for theirs in run_together(other))
    return max(min(found, default=0.0), *together, 0.0) >= ALIKE


def _same(name: str, phone: str | None, period: Period, but: Reservation | None) -> list[Reservation]:
    keys = phone_keys(phone)
    if not keys:
        return []
    further = select(FurtherPhone.owner_id).where(FurtherPhone.key.in_(keys))
    rows = db.session.scalars(
        wanted()
        .where(or_(Reservation.phone_key.in_(keys), Reservation.id.in_(further)))
        .where(Reservation.is_to_come, Reservation.overlaps(period))
        .order_by(Reservation.from_on, Reservation.id)
    )
    return [row for row in rows if (but is None or row.id != but.id) and is_same_name(name, row.name)]
