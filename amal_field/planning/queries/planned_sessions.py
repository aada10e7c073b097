"""The sessions of a week, a series or a calendar as lines, each with the names of those who are to help."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from sqlalchemy import ColumnElement, select, union_all

from amal_field.attendance.models import GroupSession, Programme, Series, SeriesHelper, SessionHelper
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.people.rules import distinct_names
from amal_field.planning.models import CalendarFeed
from amal_field.planning.queries.plans import planned_by

MOST_LINES = 400


@dataclass(frozen=True)
class PlannedSession:
    """A session as the planning shows it; `programme` is a code, `helpers` the names of those who are to help."""

    id: UUID
    programme: str
    series_id: UUID | None
    series: str | None
    kind: str | None
    held_on: date
    starts: time
    ends: time
    place: str | None
    sequence: int
    is_called_off: bool
    called_off_reason: str | None
    helpers: tuple[str, ...] = ()


def sessions_between(
    user, first: date, last: date, *, programme: str | None = None, most: int | None = MOST_LINES
) -> list[PlannedSession]:
    """The sessions of these days that this user plans, of all programmes or of one, in order of time; `most` None: all
    of them, for a file."""
    wanted = [GroupSession.held_on.between(first, last), planned_by(user)]
    return _lines(*wanted, *([Programme.code == programme] if programme else []), most=most)


def sessions_of(series: Series, *, since: date) -> list[PlannedSession]:
    """The sessions of a series from a day on, in order of time."""
    return _lines(GroupSession.series_id == series.id, GroupSession.held_on >= since)


def sessions_of_feed(feed: CalendarFeed, first: date, last: date) -> list[PlannedSession]:
    """The sessions of a calendar between two days: of its series, or those at which its helper is to help."""
    days = GroupSession.held_on.between(first, last)
    if feed.series_id:
        return _lines(days, GroupSession.series_id == feed.series_id)
    single = select(SessionHelper.session_id).where(SessionHelper.person_id == feed.person_id)
    fixed = select(SeriesHelper.series_id).where(SeriesHelper.person_id == feed.person_id)
    return _lines(days, GroupSession.id.in_(single) | GroupSession.series_id.in_(fixed))


def _lines(*wanted: ColumnElement[bool], most: int | None = MOST_LINES) -> list[PlannedSession]:
    rows = db.session.execute(
        select(
            GroupSession.id,
            Programme.code,
            GroupSession.series_id,
            Series.name,
            GroupSession.kind,
            GroupSession.held_on,
            GroupSession.starts,
            GroupSession.ends,
            GroupSession.place,
            GroupSession.sequence,
            GroupSession.is_called_off,
            GroupSession.called_off_reason,
        )
        .join(Programme, Programme.id == GroupSession.programme_id)
        .outerjoin(Series, Series.id == GroupSession.series_id)
        .where(*wanted)
        .order_by(GroupSession.held_on, GroupSession.starts, GroupSession.id)
        .limit(most)
    )
    return _with_helpers([PlannedSession(*row) for row in rows])


def _with_helpers(lines: Sequence[PlannedSession]) -> list[PlannedSession]:
    own = select(SessionHelper.session_id.label("at"), SessionHelper.person_id).where(
        SessionHelper.session_id.in_([line.id for line in lines])
    )
    fixed = select(SeriesHelper.series_id, SeriesHelper.person_id).where(
        SeriesHelper.series_id.in_({line.series_id for line in lines} - {None})
    )
    helps = union_all(own, fixed).subquery()
    people: dict[UUID | None, dict[UUID, Person]] = defaultdict(dict)
    for at, person in db.session.execute(
        select(helps.c[0], Person).join(Person, Person.id == helps.c.person_id).order_by(Person.sort_key, Person.id)
    ):
        people[at][person.id] = person
    at_each = [people[line.series_id] | people[line.id] for line in lines]
    return [
        replace(line, helpers=tuple(distinct_names(helpers, first=True).values()))
        for line, helpers in zip(lines, at_each, strict=True)
    ]
