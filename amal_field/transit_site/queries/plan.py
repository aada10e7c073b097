"""The site plan: one tile a pitch, the counters, and who is late, in a few statements."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Date, and_, bindparam, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import Household, Person
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
from amal_field.transit_site.queries import awaited_families, lateness, roll_calls
from amal_field.transit_site.queries import stays as stay_queries
from amal_field.transit_site.queries.awaited_families import LateFamily
from amal_field.transit_site.queries.tiles import Tile, tile_of
from amal_field.transit_site.rules import Keeping, Lateness, PitchState

ON = bindparam("on", type_=Date)


@dataclass(frozen=True)
class Plan:
    """The whole plan and its counters. `expected`: how many are to come today, or are late and their place kept;
    `is_to_forget`: whether a roll call holds what may be kept no longer."""

    site: Site
    on: date
    keeping: Keeping
    tiles: list[Tile] = field(default_factory=list)
    people: int = 0
    children: int = 0
    expected: int = 0
    late: list[LateFamily] = field(default_factory=list)
    is_to_forget: bool = False

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
SITE_NOW = SITE.add_columns(lateness.UNTIL_HOUR, roll_calls.IS_DUE)


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


ELSEWHERE = aliased(StayPerson)
IS_CHILD = Person.born_on > bindparam("grown", type_=Date)
TWICE = and_(
    StayPerson.is_disputed,
    exists().where(ELSEWHERE.person_id == StayPerson.person_id, ELSEWHERE.counts, ELSEWHERE.lasts_on(ON)),
)
"""Whether somebody is under age, and whether a disputed row tells of somebody whom another row tells of."""
PRESENT = (
    select(
        Stay.id,
        func.count().label("people"),
        func.sum(case((IS_CHILD, 1), else_=0)).label("children"),
        func.sum(case((TWICE, 1), else_=0)).label("people_twice"),
        func.sum(case((and_(TWICE, IS_CHILD), 1), else_=0)).label("children_twice"),
    )
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
    asked = {"on": on} | lateness.values(now) | roll_calls.values(now)
    site, max_nights, until_hour, is_to_forget = db.session.execute(SITE_NOW, asked).one()
    keeping = lateness.keeping_of(now, until_hour)
    values = {"site_id": site.id, "on": on}
    standing = defaultdict(list)
    for row in db.session.execute(STANDING, values):
        standing[row.pitch_id].append(row)
    counted = db.session.execute(PRESENT, values | {"grown": _grown(on)})
    present = {row.id: row for row in counted}
    awaited = awaited_families.until_today(now)
    kept = [row for row in awaited if keeping.of(row) is not Lateness.ASKED]
    expected = {row.pitch_id: row for row in reversed(kept)}
    pitches = db.session.execute(PITCHES, values).all()
    held = defaultdict(list)
    for pitch in pitches:
        for stay in standing[pitch.id]:
            held[stay.id].append(pitch.number)
    tiles = [
        tile_of(
            pitch,
            standing[pitch.id],
            held=held,
            present=present,
            expected=expected.get(pitch.id),
            max_nights=max_nights,
            keeping=keeping,
        )
        for pitch in pitches
    ]
    here = present.values()
    people = sum(row.people - row.people_twice for row in here)
    children = sum(row.children - row.children_twice for row in here)
    numbers = {pitch.id: pitch.number for pitch in pitches}
    late = awaited_families.late_ones(awaited, numbers, keeping)
    return Plan(site, on, keeping, tiles, people, children, len(kept), late, is_to_forget)


def _version(revision: int, keeping: Keeping) -> str:
    return f"{revision}-{keeping.today:%Y%m%d}-{(keeping.today - keeping.since).days}"


def _grown(on: date) -> date:
    """Who was born later is under age on this day."""
    return date(on.year - 18, on.month, on.day) if (on.month, on.day) != (2, 29) else date(on.year - 18, 2, 28)
