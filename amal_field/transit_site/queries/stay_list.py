"""Stays as lists show them: a line for each, in one statement however many there are."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from amal_field.db import db
from amal_field.people.models import Household
from amal_field.transit_site.models import Pitch, Stay, StayPitch
from amal_field.transit_site.queries.families import households_alike
from amal_field.transit_site.queries.family_search import Wanted


@dataclass(slots=True)
class StayLine:
    """A stay in a list: whose, on which pitches, when, and its number."""

    id: UUID
    name: str
    arrived_on: date
    departed_on: date | None
    stands: bool
    is_open: bool
    number: str | None
    marks: list[str]
    pitches: list[str] = field(default_factory=list)


def stays(text: str | None, *, page: int, per_page: int | None) -> tuple[list[StayLine], bool]:
    """A page of all stays, the latest arrival first, and whether there are more; all of them without `per_page`."""
    skip, most = (0, None) if per_page is None else ((page - 1) * per_page, per_page + 1)
    conditions: list[ColumnElement[bool]] = []
    wanted = Wanted.of(text) if text else None
    if wanted:
        ways = [Stay.ticket_no == text.strip(), Stay.register_no == text.strip().upper()]
        conditions.append(or_(*ways, *([] if wanted.condition is None else [wanted.condition])))
    lines = _lines(*conditions, values=wanted.values if wanted else None, skip=skip, most=most)
    if text and not lines and (alike := households_alike(text)):
        lines = _lines(Stay.household_id.in_(alike), skip=skip, most=most)
    return lines[:per_page], per_page is not None and len(lines) > per_page


def stays_on(pitch: Pitch, *, most: int = 30) -> list[StayLine]:
    """The latest stays that held a pitch."""
    held = select(StayPitch.stay_id).where(StayPitch.pitch_id == pitch.id, StayPitch.stands)
    return _lines(Stay.id.in_(held), skip=0, most=most)


def stays_of(household_id: UUID, *, most: int = 20) -> list[StayLine]:
    """The latest stays of a household."""
    return _lines(Stay.household_id == household_id, skip=0, most=most)


def _lines(
    *conditions: ColumnElement[bool], skip: int, most: int | None, values: dict[str, Any] | None = None
) -> list[StayLine]:
    """Lines of stays that meet the conditions; a row for each pitch of a stay, gathered."""
    page_of_stays = (
        select(
            Stay.id,
            Stay.household_id,
            Stay.arrived_on,
            Stay.departed_on,
            Stay.stands,
            Stay.is_open,
            Stay.ticket_no,
            Stay.register_no,
            Stay.marks,
        )
        .where(*conditions)
        .order_by(Stay.arrived_on.desc(), Stay.id.desc())
        .offset(skip)
        .limit(most)
        .subquery()
    )
    rows = db.session.execute(
        select(
            page_of_stays.c.id,
            Household.name,
            page_of_stays.c.arrived_on,
            page_of_stays.c.departed_on,
            page_of_stays.c.stands,
            page_of_stays.c.is_open,
            page_of_stays.c.ticket_no,
            page_of_stays.c.register_no,
            page_of_stays.c.marks,
            Pitch.number,
        )
        .join(Household, Household.id == page_of_stays.c.household_id)
        .outerjoin(StayPitch, StayPitch.stay_id == page_of_stays.c.id)
        .outerjoin(Pitch, Pitch.id == StayPitch.pitch_id)
        .order_by(page_of_stays.c.arrived_on.desc(), page_of_stays.c.id.desc(), StayPitch.id),
        values,
    )
    lines: list[StayLine] = []
    for key, name, arrived_on, departed_on, stands, is_open, ticket_no, register_no, marks, pitch in rows:
        if not lines or lines[-1].id != key:
            number = ticket_no or register_no
            lines.append(StayLine(key, name, arrived_on, departed_on, stands, is_open, number, marks))
        if pitch is not None:
            lines[-1].pitches.append(str(pitch))
    return lines
