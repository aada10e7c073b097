"""The site plan: one tile a pitch, the counters, and who is late, in a few statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sqlalchemy import Date, Row, bindparam, case, func, or_, select

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import Household, Person
from amal_field.transit_site import rules
from amal_field.transit_site.models import (
    Pitch,
    PitchBlock,
    Site,
    SiteRule,
    Stay,
    StayPerson,
    StayPitch,
    rule_on,
)
from amal_field.transit_site.queries import awaited_families, lateness
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.queries.awaited_families import LateFamily
from amal_field.transit_site.rules import Keeping, Lateness, PitchState

ON = bindparam("on", type_=Date)


class Tile(NamedTuple):
    """What the plan shows of one pitch. `nights_left` is negative where overdue, None where unknown.

    `kept_until_hour`: the hour of today, or of tomorrow, until which it is kept for a late family.
    """

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
    kept_until_hour: int | None = None
    is_until_tomorrow: bool = False


@dataclass(frozen=True)
class Plan:
    """The whole plan and its counters. `expected`: how many are to come today, or are late and their place kept."""

    site: Site
    on: date
    keeping: Keeping
    tiles: list[Tile] = field(default_factory=list)
    people: int = 0
    children: int = 0
    expected: int = 0
    late: list[LateFamily] = field(default_factory=list)

    @property
    def version(self) -> str:
        """Changes whenever something on the plan does: the site's revision, the day, and whose place is kept."""
        return _version(self.site.revision, self.keeping)

    @property
    def free(self) -> int:
        """How many pitches take somebody."""
        return sum(tile.state in (PitchState.FREE, PitchState.EXPECTED) for tile in self.tiles)

    @property
    def asked(self) -> list[LateFamily]:
        """Those who are so late that somebody has to say what becomes of their reservation."""
        return [family for family in self.late if family.lateness is Lateness.ASKED]

    def tile(self, number: int) -> Tile:
        """The tile of a pitch. Raises `StopIteration` where there is none."""
        return next(tile for tile in self.tiles if tile.number == number)


def revision() -> int:
    """The revision of the site, in one statement."""
    return db.session.scalars(select(Site.revision).order_by(Site.code).limit(1)).one()


REVISION = select(Site.revision, lateness.UNTIL_HOUR).order_by(Site.code).limit(1)


def version() -> str:
    """The tag of the plan as it is now, for the poll, in one statement."""
    now = clock.now()
    revision, until_hour = db.session.execute(REVISION, lateness.values(now)).one()
    return _version(revision, lateness.keeping_of(now, until_hour))


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
SITE_NOW = SITE.add_columns(lateness.UNTIL_HOUR)


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
"""The statements of the plan, made once: making them took as long as running them."""


def plan(on: date) -> Plan:
    """The plan of the day, in five statements whatever stands there."""
    now = clock.now()
    site, max_nights, until_hour = db.session.execute(SITE_NOW, {"on": on} | lateness.values(now)).one()
    keeping = lateness.keeping_of(now, until_hour)
    values = {"site_id": site.id, "on": on}
    standing = defaultdict(list)
    for row in db.session.execute(STANDING, values):
        standing[row.pitch_id].append(row)
    counted = db.session.execute(PRESENT, values | {"grown": _grown(on)})
    present = {stay_id: (people, children) for stay_id, people, children in counted}
    awaited = awaited_families.until_today(now)
    kept = [row for row in awaited if keeping.of(row) is not Lateness.ASKED]
    expected = {row.pitch_id: row for row in reversed(kept)}
    pitches = db.session.execute(PITCHES, values).all()
    tiles = [
        _tile(pitch, standing.get(pitch.id, ()), present, expected.get(pitch.id), max_nights, keeping)
        for pitch in pitches
    ]
    here = present.values()
    people, children = sum(people for people, _ in here), sum(children for _, children in here)
    numbers = {pitch.id: pitch.number for pitch in pitches}
    late = awaited_families.late_ones(awaited, numbers, keeping)
    return Plan(site, on, keeping, tiles, people, children, len(kept), late)


def _version(revision: int, keeping: Keeping) -> str:
    return f"{revision}-{keeping.today:%Y%m%d}-{(keeping.today - keeping.since).days}"


def _grown(on: date) -> date:
    """Who was born later is under age on this day."""
    return date(on.year - 18, on.month, on.day) if (on.month, on.day) != (2, 29) else date(on.year - 18, 2, 28)


def _tile(pitch, stays: Sequence, present, expected: Row | None, max_nights: int | None, keeping: Keeping) -> Tile:
    number, row, column, reason = pitch[1:]
    if not stays:
        late = expected is not None and keeping.of(expected) is Lateness.LATE
        state = rules.pitch_state(
            blocked=reason is not None, taken=False, nights_left=None, expected=expected is not None, late=late
        )
        return Tile(
            number,
            row,
            column,
            state,
            name=expected and expected.name,
            reason=reason,
            kept_until_hour=keeping.until_hour if late else None,
            is_until_tomorrow=late and keeping.is_until_tomorrow(expected),
        )
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
                    today=keeping.today,
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
    )
