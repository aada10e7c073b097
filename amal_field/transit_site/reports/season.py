"""The season picture: who stood on which pitch on which days, what is planned, and what blocked a pitch."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Date, String, bindparam, func, or_, select, type_coerce

from amal_field.db import db
from amal_field.people.models import Household
from amal_field.transit_site import rules
from amal_field.transit_site.models import Pitch, PitchBlock, Site, Stay, StayPitch
from amal_field.transit_site.queries.plan import SITE
from amal_field.transit_site.queries.stays import staying
from amal_field.transit_site.reports.periods import Span

MOST_BARS = 500
"""How many stays a picture draws one by one; of more it shows only which nights were taken."""
FIRST, LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)


class BarKind(StrEnum):
    """What a bar says of its days."""

    GONE = "gone"
    HERE = "here"
    OVERDUE = "overdue"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Bar:
    """Days of a pitch that somebody or something holds: `start` to `end` inside the span, the end not included.

    `plan`: the day to which a stay that goes on is planned, where that lies after `end`, inside the span as well.
    `from_on` and `to_on` are the days as recorded. A stay of no night has `start == end`.
    """

    kind: BarKind
    start: date
    end: date
    name: str
    from_on: date
    to_on: date | None
    nights: int = 0
    plan: date | None = None
    stay_id: UUID | None = None
    disputed: bool = False


@dataclass(frozen=True, eq=False)
class PitchRow:
    """One pitch: its bars in the order of their days, and what they come to.

    A row is equal to itself alone: `_row` makes the same one again for as long as nothing about it changes, so that
    it need not be drawn anew either.
    """

    number: int
    bars: tuple[Bar, ...] = ()

    @cached_property
    def stays(self) -> list[Bar]:
        """The bars that are stays."""
        return [bar for bar in self.bars if bar.stay_id]

    @cached_property
    def nights(self) -> int:
        """The nights of its stays inside the span; what is disputed does not count."""
        return sum(bar.nights for bar in self.bars if not bar.disputed)

    @property
    def blocked_days(self) -> int:
        """The days inside the span on which it took nobody."""
        return sum((bar.end - bar.start).days for bar in self.bars if bar.kind is BarKind.BLOCKED)

    @property
    def taken(self) -> list[tuple[date, date]]:
        """The days on which somebody stood there, joined, for a picture that cannot draw every stay."""
        joined: list[tuple[date, date]] = []
        for bar in self.stays:
            if joined and bar.start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], bar.end))
            else:
                joined.append((bar.start, bar.end))
        return joined


@dataclass(frozen=True)
class Season:
    """Which stay stood on which pitch over a span of days: a row for each pitch."""

    site: Site
    span: Span
    today: date
    rows: tuple[PitchRow, ...]

    @property
    def bars(self) -> int:
        """How many stays and blocks there are."""
        return sum(len(row.bars) for row in self.rows)

    @property
    def stays(self) -> int:
        """How many different stays."""
        return len({bar.stay_id for row in self.rows for bar in row.stays})

    @property
    def nights(self) -> int:
        """The nights of all pitches together."""
        return sum(row.nights for row in self.rows)

    @property
    def is_crowded(self) -> bool:
        """Whether there are too many to draw one by one."""
        return self.bars > MOST_BARS


PITCHES = (
    select(type_coerce(Pitch.id, String), Pitch.number)
    .where(Pitch.site_id == bindparam("site_id"))
    .order_by(Pitch.number)
)
"""Keys come as the driver gives them; each row of these three begins with its pitch's."""


SPELLS = (
    select(
        type_coerce(StayPitch.pitch_id, String),
        type_coerce(StayPitch.stay_id, String),
        StayPitch.from_on,
        func.coalesce(StayPitch.to_on, Stay.departed_on).label("to_on"),
        Stay.arrived_on,
        Stay.planned_departure_on,
        Household.name,
        or_(StayPitch.is_disputed, Stay.is_disputed).label("disputed"),
    )
    .join(Stay, Stay.id == StayPitch.stay_id)
    .join(Household, Household.id == Stay.household_id)
    .where(
        Stay.id.in_(staying(FIRST)),
        Stay.site_id == bindparam("site_id"),
        Stay.stands,
        Stay.arrived_on <= LAST,
        StayPitch.stands,
        StayPitch.from_on <= LAST,
        StayPitch.reaches(FIRST),
    )
)


BLOCKS = (
    select(type_coerce(PitchBlock.pitch_id, String), PitchBlock.reason, PitchBlock.from_on, PitchBlock.to_on)
    .join(Pitch, Pitch.id == PitchBlock.pitch_id)
    .where(
        Pitch.site_id == bindparam("site_id"),
        PitchBlock.stands,
        PitchBlock.from_on <= LAST,
        PitchBlock.ends_after(FIRST),
    )
)


def season(span: Span, today: date) -> Season:
    """The picture of a span, in four statements whatever stood there. Undone stays are not in it, disputed ones are."""
    site, max_nights = db.session.execute(SITE, {"on": today}).one()
    values = {"site_id": site.id, "first": span.first, "last": span.last}
    spells, blocks = defaultdict(list), defaultdict(list)
    for spell in db.session.execute(SPELLS, values):
        spells[spell[0]].append(spell[1:])
    for block in db.session.execute(BLOCKS, values):
        blocks[block[0]].append(block[1:])
    rows = tuple(
        _row(number, tuple(spells[key]), tuple(blocks[key]), span, today, max_nights)
        for key, number in db.session.execute(PITCHES, {"site_id": site.id})
    )
    return Season(site, span, today, rows)


def lines(season: Season) -> list[tuple[int, Bar]]:
    """Every stay of the picture with the number of its pitch, for a list."""
    return [(row.number, bar) for row in season.rows for bar in row.stays]


@lru_cache(maxsize=512)
def _row(
    number: int, spells: tuple[tuple, ...], blocks: tuple[tuple, ...], span: Span, today: date, max_nights: int | None
) -> PitchRow:
    """The row of a pitch from its rows of the database, which are values: the same ones make the same row."""
    bars = [bar for spell in spells for bar in _stay_bars(StayOnPitch(*spell), span, today, max_nights)]
    for reason, from_on, to_on in blocks:
        start, end = _inside(span, from_on, to_on or span.end)
        if start < end:
            bars.append(Bar(BarKind.BLOCKED, start, end, reason, from_on, to_on))
    return PitchRow(number, tuple(sorted(bars, key=lambda bar: (bar.start, bar.end, bar.from_on))))


class StayOnPitch(NamedTuple):
    """What `SPELLS` tells of a stay on a pitch, beside the pitch."""

    stay_id: Any
    """As the driver gives it: a key is made of it with its bar."""
    from_on: date
    to_on: date | None
    arrived_on: date
    planned_departure_on: date | None
    name: str
    disputed: bool


def _stay_bars(spell: StayOnPitch, span: Span, today: date, max_nights: int | None) -> Iterable[Bar]:
    """The bar of a spell; none where it lies outside the span, or goes on to no planned day in a span to come."""
    kind, plan = BarKind.GONE, None
    if spell.to_on is None:
        left = rules.nights_left(
            arrived_on=spell.arrived_on,
            planned_departure_on=spell.planned_departure_on,
            max_nights=max_nights,
            today=today,
        )
        kind = BarKind.OVERDUE if left is not None and left < 0 else BarKind.HERE
        plan = today + timedelta(days=left) if left is not None else None
    start, end = _inside(span, spell.from_on, spell.to_on or today + timedelta(days=1))
    planned = _inside(span, end, plan)[1] if plan else end
    if start == planned and not (spell.from_on == spell.to_on and spell.from_on in span):
        return
    yield Bar(
        kind,
        start,
        end,
        spell.name,
        spell.from_on,
        spell.to_on,
        nights=rules.count_nights(spell.from_on, spell.to_on, until=today, first=span.first, last=span.last),
        plan=planned if planned > end else None,
        stay_id=UUID(str(spell.stay_id)),
        disputed=spell.disputed,
    )


def _inside(span: Span, start: date, end: date) -> tuple[date, date]:
    """The days that lie in the span; `end` never before `start`."""
    first = min(max(start, span.first), span.end)
    return first, max(min(end, span.end), first)
