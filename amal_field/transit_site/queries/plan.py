"""The site plan: one tile a pitch, the counters, and who is on the site, each in a few statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sqlalchemy import Date, bindparam, case, func, or_, select

from amal_field.db import db
from amal_field.people.models import Household, Person
from amal_field.transit_site import rules
from amal_field.transit_site.models import (
    Pitch,
    PitchBlock,
    Reservation,
    Site,
    SiteRule,
    Stay,
    StayPerson,
    StayPitch,
    rule_on,
)
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.rules import PitchState

ON = bindparam("on", type_=Date)


class Tile(NamedTuple):
    """What the plan shows of one pitch. `nights_left` is negative where overdue, None where unknown; `beside`: the
    other pitches of its family, of which the first alone shows the people and what is still to do."""

    number: int
    row: int
    column: int
    state: PitchState
    name: str | None = None
    reason: str | None = None
    people: int = 0
    nights_left: int | None = None
    to_do: int = 0
    disputed: bool = False
    beside: tuple[int, ...] = ()

    def is_at(self, number: int | None) -> bool:
        """Whether the panel of the pitch with this number is its own, or its family's."""
        return number is not None and (number == self.number or number in self.beside)

    @property
    def leads(self) -> bool:
        """Whether it is the first pitch of its family."""
        return not self.beside or self.number < min(self.beside)


@dataclass(frozen=True)
class Plan:
    """The whole plan and its counters."""

    site: Site
    on: date
    tiles: list[Tile] = field(default_factory=list)
    people: int = 0
    children: int = 0
    expected: int = 0

    @property
    def version(self) -> str:
        """Changes whenever something on the plan does: the site's revision and the day."""
        return version(self.site.revision, self.on)

    @property
    def free(self) -> int:
        """How many pitches take somebody."""
        return sum(tile.state in (PitchState.FREE, PitchState.EXPECTED) for tile in self.tiles)

    def tile(self, number: int) -> Tile:
        """The tile of a pitch. Raises `StopIteration` where there is none."""
        return next(tile for tile in self.tiles if tile.number == number)


def version(revision: int, on: date) -> str:
    """The tag of a plan, for the poll."""
    return f"{revision}-{on:%Y%m%d}"


def revision() -> int:
    """The revision of the site, in one statement."""
    return db.session.scalars(select(Site.revision).order_by(Site.code).limit(1)).one()


PITCHES = (
    select(Pitch.id, Pitch.number, Pitch.row, Pitch.column, PitchBlock.reason)
    .outerjoin(
        PitchBlock,
        (PitchBlock.pitch_id == Pitch.id) & PitchBlock.is_open,
    )
    .where(Pitch.site_id == bindparam("site_id"))
    .order_by(Pitch.number)
)


SITE = (
    select(Site, rule_on(Site.id, ON, SiteRule.longest).correlate(Site).scalar_subquery()).order_by(Site.code).limit(1)
)


STANDING = (
    select(
        StayPitch.pitch_id,
        Stay.id,
        Household.name,
        Stay.arrived_on,
        Stay.planned_departure_on,
        Stay.prepayment,
        Stay.meter_start,
        Stay.identity_seen_at,
        Stay.house_rules_at,
        or_(StayPitch.is_disputed, Stay.is_disputed).label("disputed"),
    )
    .join(Stay, Stay.id == StayPitch.stay_id)
    .join(Household, Household.id == Stay.household_id)
    .where(
        Stay.site_id == bindparam("site_id"),
        *stay_queries.there(StayPitch, ON),
    )
    .order_by(Stay.arrived_on)
)


PRESENT = (
    select(Stay.id, func.count(), func.sum(case((Person.born_on > bindparam("grown", type_=Date), 1), else_=0)))
    .join(StayPerson, StayPerson.stay_id == Stay.id)
    .join(Person, Person.id == StayPerson.person_id)
    .where(
        Stay.site_id == bindparam("site_id"),
        *stay_queries.there(StayPerson, ON),
    )
    .group_by(Stay.id)
)


EXPECTED = select(Reservation.pitch_id, Reservation.name).where(Reservation.from_on == ON, Reservation.is_confirmed)
"""The statements of the plan, made once: making them took as long as running them."""


def plan(on: date) -> Plan:
    """The plan of the day, in five statements whatever stands there."""
    site, max_nights = db.session.execute(SITE, {"on": on}).one()
    values = {"site_id": site.id, "on": on}
    standing = defaultdict(list)
    for row in db.session.execute(STANDING, values):
        standing[row.pitch_id].append(row)
    counted = db.session.execute(PRESENT, values | {"grown": _grown(on)})
    present = {stay_id: (people, children) for stay_id, people, children in counted}
    awaited = db.session.execute(EXPECTED, values).all()
    expected = {pitch_id: name for pitch_id, name in awaited if pitch_id is not None}
    pitches = db.session.execute(PITCHES, values).all()
    held = defaultdict(list)
    for pitch in pitches:
        for stay in standing[pitch.id]:
            held[stay.id].append(pitch.number)
    tiles = [
        _tile(pitch, standing[pitch.id], held, present, expected.get(pitch.id), max_nights, on) for pitch in pitches
    ]
    here = present.values()
    return Plan(site, on, tiles, sum(people for people, _ in here), sum(children for _, children in here), len(awaited))


def _grown(on: date) -> date:
    """Who was born later is under age on this day."""
    return date(on.year - 18, on.month, on.day) if (on.month, on.day) != (2, 29) else date(on.year - 18, 2, 28)


def _tile(pitch, stays: Sequence, held, present, expected: str | None, max_nights: int | None, on: date) -> Tile:
    number, row, column, reason = pitch[1:]
    if not stays:
        state = rules.pitch_state(
            blocked=reason is not None, taken=False, nights_left=None, expected=expected is not None
        )
        return Tile(number, row, column, state, name=expected, reason=reason)
    first = stays[0]
    left = min(
        (
            left
            for stay in stays
            if (
                left := rules.nights_left(
                    arrived_on=stay.arrived_on,
                    planned_departure_on=stay.planned_departure_on,
                    max_nights=max_nights,
                    today=on,
                )
            )
            is not None
        ),
        default=None,
    )
    to_do = rules.left_to_do(
        planned=first.planned_departure_on is not None,
        prepaid=first.prepayment is not None,
        metered=first.meter_start is not None,
        identified=first.identity_seen_at is not None,
        instructed=first.house_rules_at is not None,
    )
    return Tile(
        number,
        row,
        column,
        rules.pitch_state(blocked=False, taken=True, nights_left=left, expected=False),
        name=" / ".join(stay.name for stay in stays),
        people=sum(present.get(stay.id, (0, 0))[0] for stay in stays),
        nights_left=left,
        to_do=len(to_do),
        disputed=len(stays) > 1 or first.disputed,
        beside=tuple(other for other in held[first.id] if other != number),
    )
