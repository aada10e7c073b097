"""The sessions of a year that were held, and who was at them: what the annual figures count from."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Select, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from amal_field.attendance.models import Attendance, GroupSession, Programme
from amal_field.attendance.queries.sessions import disputed_participants, named_participants
from amal_field.attendance.rules import TALLIES
from amal_field.db import db


@dataclass(frozen=True)
class Held:
    """A session that was to be held. `named`: participants in the roll; the extras are its head counts, 0 where nobody
    counted. `disputed`: who came late to the roll and does not count until somebody has looked. `was_held`: whether
    anything was noted of it."""

    programme: str
    held_on: date
    starts: time
    number: str
    series_id: UUID | None
    kind: str | None
    named: int
    extra_site: int
    extra_outside: int
    extra_other: int
    disputed: int
    was_held: bool

    @property
    def participants(self) -> int:
        """Everybody who took part, with a name or without."""
        return self.named + self.extra_site + self.extra_outside + self.extra_other

    @property
    def children(self) -> int:
        """The children at the class unit or Pretkamjonet: named, of the site, and from outside it."""
        return self.named + self.extra_site + self.extra_outside

    @property
    def week(self) -> date:
        """The Monday of its week."""
        return self.held_on - timedelta(days=self.held_on.weekday())


def sessions_of(years: FromClause) -> Select:
    """Year → the sessions that were not called off, as `Held` takes them."""
    return (
        select(
            years.c.year,
            Programme.code,
            GroupSession.held_on,
            GroupSession.starts,
            func.coalesce(GroupSession.register_no, ""),
            GroupSession.series_id,
            GroupSession.kind,
            named_participants(),
            func.coalesce(GroupSession.extra_site, 0),
            func.coalesce(GroupSession.extra_outside, 0),
            func.coalesce(GroupSession.extra_other, 0),
            disputed_participants(),
            took_place(),
        )
        .join(GroupSession, GroupSession.held_on.between(years.c.first, years.c.last))
        .join(Programme, Programme.id == GroupSession.programme_id)
        .where(~GroupSession.is_called_off)
        .order_by(GroupSession.id)
    )


def in_time(sessions: list[Held]) -> list[Held]:
    """Sessions in order of time, then of their number."""
    return sorted(sessions, key=lambda held: (held.held_on, held.starts, natural(held.number)))


def held(wanted: Select, years: FromClause, *programmes: str, unnoted: bool = False) -> Select:
    """What is wanted of the sessions of these programmes, or of all, that were held in a year; begins at `years`.
    `unnoted`: those past of which nothing was noted too."""
    counted = took_place()
    if unnoted:
        counted = or_(counted, GroupSession.held_on < years.c.today)
    wanted = (
        wanted.select_from(years)
        .join(GroupSession, GroupSession.held_on.between(years.c.first, years.c.last))
        .join(Programme, Programme.id == GroupSession.programme_id)
        .where(~GroupSession.is_called_off, counted)
    )
    return wanted.where(Programme.code.in_(programmes)) if programmes else wanted


def people_at(years: FromClause, *programmes: str) -> Select:
    """Who was at a session, in which role, and on which day first: one row a year, programme, role and person. `sure`:
    whether at least one of these is not disputed; the day is that of the first that is not."""
    sure = func.min(case((Attendance.counts, GroupSession.held_on)))
    own = (years.c.year, years.c.first, years.c.last, Programme.code, Attendance.role, Attendance.person_id)
    wanted = (
        select(
            *own[:3],
            Programme.code.label("programme"),
            *own[4:],
            func.coalesce(sure, func.min(GroupSession.held_on)).label("day"),
            sure.is_not(None).label("sure"),
        )
        .select_from(years)
        .join(GroupSession, GroupSession.held_on.between(years.c.first, years.c.last))
        .join(Programme, Programme.id == GroupSession.programme_id)
        .join(Attendance, Attendance.session_id == GroupSession.id)
        .where(~GroupSession.is_called_off, Attendance.stands)
        .group_by(*own)
    )
    return wanted.where(Programme.code.in_(programmes)) if programmes else wanted


def by_series(sessions: list[Held]) -> list[list[Held]]:
    """The sessions of each series, the series in order of their first; what belongs to no series is left out."""
    series: dict[UUID, list[Held]] = defaultdict(list)
    for held in sessions:
        if held.series_id:
            series[held.series_id].append(held)
    return list(series.values())


def people_in_roll(group_session: GroupSession) -> int:
    """How many people are marked present at a session."""
    standing = (Attendance.session_id == group_session.id, Attendance.counts)
    return db.session.scalar(select(func.count()).select_from(Attendance).where(*standing))


def is_presence_noted(group_session: GroupSession) -> bool:
    """Whether it was noted who or how many were at a session, or that its roll is done."""
    counted = (getattr(group_session, column) for column in TALLIES.values())
    return group_session.is_closed or any(counted) or people_in_roll(group_session) > 0


def natural(number: str) -> list[str | int]:
    """A number of a register in the order in which people count: S9 before S10."""
    return [int(part) if place % 2 else part for place, part in enumerate(re.split(r"([0-9]+)", number))]


def took_place() -> ColumnElement[bool]:
    """Whether something was noted of a `GroupSession`: one that was only planned was not held, or nobody knows."""
    there = aliased(Attendance)
    return or_(
        GroupSession.register_no.is_not(None),
        GroupSession.is_closed,
        *(getattr(GroupSession, column).is_not(None) for column in TALLIES.values()),
        exists().where(there.session_id == GroupSession.id, there.counts),
    )
