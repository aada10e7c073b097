"""What the pages of planning show: programmes, series with their plan, helpers, calendars."""

from collections.abc import Iterable
from datetime import date, time
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Row, func, or_, select, true, union_all

from amal_field import clock
from amal_field.attendance.models import (
    Attendance,
    GroupSession,
    Programme,
    Series,
    SeriesHelper,
    SessionHelper,
)
from amal_field.attendance.queries.kept_elsewhere import is_kept_elsewhere
from amal_field.attendance.queries.sessions import kinds_planned_by
from amal_field.attendance.rules import HELPER
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.people.queries.people import is_known, person_ids_named, words_of
from amal_field.planning import rules
from amal_field.planning.models import SchoolHoliday, SeriesPlan
from amal_field.planning.queries.holidays import closed_between
from amal_field.planning.rules import Draft
from amal_field.refusal import RuleBroken

MOST_HELPERS = 12
MOST_SERIES = 300


class FoundSeries(NamedTuple):
    """A series, its programme, and its plan where it has one."""

    series: Series
    programme: Programme
    plan: SeriesPlan | None


class FoundSession(NamedTuple):
    """A session, its programme, and its series where it has one."""

    session: GroupSession
    programme: Programme
    series: Series | None


def programmes(user) -> list[Programme]:
    """The programmes whose sessions this user plans, in the order in which they came."""
    return list(db.session.scalars(select(Programme).where(planned_by(user)).order_by(Programme.id)))


def planned_by(user) -> ColumnElement[bool]:
    """Whether this user plans the sessions of a `Programme`."""
    kinds = kinds_planned_by(user)
    return true() if kinds is None else Programme.kind.in_(sorted(kinds))


def programme(programme_id: UUID, *, locked: bool = False) -> Programme | None:
    """One programme; `locked`: once its other writers have ended."""
    wanted = select(Programme).where(Programme.id == programme_id)
    return db.session.scalar(wanted.with_for_update() if locked else wanted)


def series_list(user, today: date, most: int | None = MOST_SERIES) -> list[Row]:
    """Every series that this user plans with the code of its programme, its next session and how many are ahead; those
    to come first; `most` None: all of them, for a file."""
    ahead = (
        select(GroupSession.series_id, func.min(GroupSession.held_on).label("next_on"), func.count().label("ahead"))
        .where(GroupSession.held_on >= today, ~GroupSession.is_called_off)
        .group_by(GroupSession.series_id)
        .subquery()
    )
    return list(
        db.session.execute(
            select(Series.id, Series.name, Programme.code, ahead.c.next_on, ahead.c.ahead, SeriesPlan.least_level)
            .join(Programme, Programme.id == Series.programme_id)
            .outerjoin(ahead, ahead.c.series_id == Series.id)
            .outerjoin(SeriesPlan, SeriesPlan.series_id == Series.id)
            .where(planned_by(user))
            .order_by(ahead.c.next_on.is_(None), ahead.c.next_on, Series.name, Series.id)
            .limit(most)
        )
    )


def series_for(series_id: UUID, *, locked: bool = False) -> FoundSeries | None:
    """A series, its programme, and its plan where it has one; `locked`: once its other writers have ended."""
    wanted = (
        select(Series, Programme, SeriesPlan)
        .join(Programme, Programme.id == Series.programme_id)
        .outerjoin(SeriesPlan, SeriesPlan.series_id == Series.id)
        .where(Series.id == series_id)
    )
    row = db.session.execute(wanted.with_for_update(of=Series) if locked else wanted).one_or_none()
    return FoundSeries(*row) if row else None


def session_for(session_id: UUID, *, locked: bool = False) -> FoundSession | None:
    """A session, its programme, and its series where it has one; `locked`: once its other writers have ended."""
    wanted = (
        select(GroupSession, Programme, Series)
        .join(Programme, Programme.id == GroupSession.programme_id)
        .outerjoin(Series, Series.id == GroupSession.series_id)
        .where(GroupSession.id == session_id)
    )
    row = db.session.execute(wanted.with_for_update(of=GroupSession) if locked else wanted).one_or_none()
    return FoundSession(*row) if row else None


def check_planned_here(programme: Programme) -> None:
    """Demand a programme whose sessions are planned here. Raises `RuleBroken` `health_arranges`, or
    `programme_retired` for one of which nothing is planned any more."""
    if is_kept_elsewhere(programme):
        raise RuleBroken("health_arranges")
    if programme.is_retired(clock.today()):
        raise RuleBroken("programme_retired", day=programme.retired_on)


def draft_of(plan: SeriesPlan, today: date, language: str = "nl") -> Draft:
    """What planning this series would make, leave alone and skip. Raises `RuleBroken` as `rules.check_pattern`."""
    pattern = plan.pattern
    rules.check_pattern(pattern)
    closed = closed_between(
        pattern.from_on,
        rules.last_possible(pattern),
        school=plan.skips_school_holidays,
        public=plan.skips_public_holidays,
        language=language,
    )
    return rules.draft(rules.occurrences(pattern, closed), _taken(plan), today)


def sessions_since(plan: SeriesPlan, since: date) -> list[GroupSession]:
    """The sessions of a series that are, or were planned, on a day or later, once their other writers have ended."""
    days = or_(GroupSession.held_on >= since, GroupSession.planned_on >= since)
    wanted = select(GroupSession).where(GroupSession.series_id == plan.series_id, days)
    return list(db.session.scalars(wanted.order_by(GroupSession.held_on, GroupSession.id).with_for_update()))


def helpers_of(owner: Series | GroupSession) -> list[Person]:
    """Those who are to help at a series, or at one session beside its series, by name."""
    table = SeriesHelper if isinstance(owner, Series) else SessionHelper
    key = table.series_id if isinstance(owner, Series) else table.session_id
    return list(
        db.session.scalars(
            select(Person)
            .join(table, table.person_id == Person.id)
            .where(key == owner.id)
            .order_by(Person.sort_key, Person.id)
        )
    )


def possible_helpers(text: str | None, *, without: Iterable[UUID] = ()) -> list[Person]:
    """Volunteers, students on placement and whoever helped before, by name; of a search those who are called so."""
    helps = union_all(
        select(SeriesHelper.person_id), select(SessionHelper.person_id), _helped(), _known_as_helper()
    ).subquery()
    wanted = [Person.id.in_(select(helps.c[0])), ~Person.is_duplicate, Person.id.not_in(list(without))]
    words, _common = words_of(text or "")
    if words:
        wanted.append(Person.id.in_(person_ids_named(words)))
    by_name = select(Person).where(*wanted).order_by(Person.sort_key, Person.id)
    return list(db.session.scalars(by_name.limit(MOST_HELPERS)))


def possible_helper(person_id: UUID) -> Person | None:
    """Somebody who may be asked to help."""
    wanted = (Person.id == person_id, ~Person.is_duplicate, is_known(Person.id))
    return db.session.scalar(select(Person).where(*wanted))


def school_holiday(holiday_id: UUID) -> SchoolHoliday | None:
    """The school holiday with this key, a withdrawn one too; None where there is none."""
    return db.session.get(SchoolHoliday, holiday_id)


def _taken(plan: SeriesPlan) -> set[tuple[date, time]]:
    rows = db.session.execute(
        select(
            func.coalesce(GroupSession.planned_on, GroupSession.held_on),
            func.coalesce(GroupSession.planned_at, GroupSession.starts),
        ).where(GroupSession.series_id == plan.series_id)
    )
    return {(on, starts) for on, starts in rows}


def _helped():
    return select(Attendance.person_id).where(Attendance.role == HELPER, Attendance.counts)


def _known_as_helper():
    return select(Person.id).where(Person.volunteer_since_on.is_not(None) | Person.student_at.is_not(None))
