"""What sessions let a configured figure count (`domain.md` I.3): of those that were held, and who was there."""

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import FromClause, Select, extract, func, literal, select

from amal_field.attendance.messages import KINDS, PROGRAMMES
from amal_field.attendance.models import Attendance, GroupSession, Programme, Series
from amal_field.attendance.queries.held_sessions import held
from amal_field.attendance.queries.sessions import named_participants
from amal_field.attendance.rules import HELPER, PARTICIPANT
from amal_field.db import db
from amal_field.figures.figure import MEAN, PEOPLE, RANGE
from amal_field.figures.queries.measures import Filters, Measure, firsts, monthly


def programmes() -> list[tuple[str, Any]]:
    """Every programme by its code, those made on screen too."""
    codes = db.session.scalars(select(Programme.code).order_by(Programme.id))
    return [(code, PROGRAMMES[code]) for code in codes]


def kinds() -> list[tuple[str, Any]]:
    """Every kind of session that a programme has."""
    several = db.session.scalars(select(Programme.session_kinds).order_by(Programme.id))
    return [(kind, KINDS[kind]) for kind in dict.fromkeys(kind for own in several for kind in own)]


WITH = _l("with an organisation alone")
ROLES = {PARTICIPANT: _l("as participant"), HELPER: _l("as helper")}


def yes() -> list[tuple[str, Any]]:
    """Only those that say it."""
    return [("yes", WITH)]


def roles() -> list[tuple[str, Any]]:
    """As what somebody is there."""
    return list(ROLES.items())


def _sessions(columns: list[Any], years: FromClause, filters: Filters) -> Select:
    wanted = held(select(*columns), years, *filter(None, [filters.get("programme")]))
    return wanted.where(GroupSession.kind == filters["kind"]) if filters.get("kind") else wanted


def _there(column: Any, years: FromClause, filters: Filters, role: str | None = None) -> FromClause:
    """Attendances with one of their columns as `key`."""
    columns = [years.c.year, GroupSession.held_on.label("day"), column.label("key")]
    wanted = _sessions(columns, years, filters).join(Attendance, Attendance.session_id == GroupSession.id)
    wanted = wanted.where(Attendance.counts)
    if role := role or filters.get("role"):
        wanted = wanted.where(Attendance.role == role)
    if filters.get("with_organisation"):
        wanted = wanted.where(Attendance.organisation_id.is_not(None))
    return wanted.subquery()


def _with_heads(years: FromClause, filters: Filters) -> FromClause:
    """Sessions, each with how many took part, by name and without."""
    extras = (GroupSession.extra_site, GroupSession.extra_outside, GroupSession.extra_other)
    present = named_participants() + sum(func.coalesce(column, 0) for column in extras)
    return _sessions(
        [years.c.year, GroupSession.held_on.label("day"), present.label("number")], years, filters
    ).subquery()


def _of_series(column: Any, years: FromClause, filters: Filters) -> FromClause:
    """Series with a held session, on the day of their first, with one of their columns as `told`."""
    columns = [years.c.year, GroupSession.held_on.label("day"), GroupSession.series_id.label("key")]
    once = _sessions(columns, years, filters).subquery()
    first = firsts(once, once.c.key)
    return select(first.c.year, first.c.day, column.label("told")).join(Series, Series.id == first.c.key).subquery()


def _held_sessions(years: FromClause, filters: Filters) -> Select:
    return monthly(_sessions([years.c.year, GroupSession.held_on.label("day")], years, filters).subquery())


def _attendances(years: FromClause, filters: Filters) -> Select:
    if filters.get("with_organisation"):
        return monthly(_there(Attendance.id, years, filters, PARTICIPANT))
    rows = _with_heads(years, filters)
    return monthly(rows, rows.c.number)


def _people(years: FromClause, filters: Filters) -> Select:
    rows = _there(Attendance.person_id, years, filters, filters.get("role") or PARTICIPANT)
    return monthly(firsts(rows, rows.c.key))


def _helpers(years: FromClause, filters: Filters) -> Select:
    rows = _there(Attendance.person_id, years, filters, HELPER)
    return monthly(firsts(rows, rows.c.key))


def _helping(years: FromClause, filters: Filters) -> Select:
    return monthly(_there(Attendance.id, years, filters, HELPER))


def _organisations(years: FromClause, filters: Filters) -> Select:
    rows = _there(Attendance.organisation_id, years, filters)
    return monthly(firsts(rows, rows.c.key))


def _mean(years: FromClause, filters: Filters) -> Select:
    rows = _with_heads(years, filters)
    return monthly(rows, rows.c.number, func.count())


def _range(years: FromClause, filters: Filters) -> Select:
    rows = _with_heads(years, filters)
    return select(rows.c.year, extract("month", rows.c.day).label("month"), rows.c.number, literal(1).label("whole"))


def _series(years: FromClause, filters: Filters) -> Select:
    return monthly(_of_series(Series.id, years, filters))


def _languages(years: FromClause, filters: Filters) -> Select:
    rows = _of_series(Series.language, years, filters)
    return monthly(firsts(rows, rows.c.told))


def _sum_of(column: Any) -> Any:
    def counted(years: FromClause, filters: Filters) -> Select:
        rows = _of_series(func.coalesce(column, 0), years, filters)
        return monthly(rows, rows.c.told)

    return counted


OF_SESSIONS = {"programme": programmes, "kind": kinds}
OF_PEOPLE = OF_SESSIONS | {"with_organisation": yes}
MEASURES = (
    Measure("held_sessions", _held_sessions, OF_SESSIONS),
    Measure("series", _series, OF_SESSIONS),
    Measure("attendances", _attendances, OF_PEOPLE),
    Measure("unique_people", _people, OF_PEOPLE | {"role": roles}, subject=PEOPLE),
    Measure("mean", _mean, OF_SESSIONS, MEAN),
    Measure("range", _range, OF_SESSIONS, RANGE),
    Measure("helpers", _helpers, OF_PEOPLE, subject=PEOPLE),
    Measure("helper_attendances", _helping, OF_PEOPLE),
    Measure("organisations", _organisations, OF_SESSIONS | {"role": roles}),
    Measure("languages", _languages, OF_SESSIONS),
    Measure("enrolled", _sum_of(Series.enrolled), OF_SESSIONS),
    Measure("completed", _sum_of(Series.completed), OF_SESSIONS),
)
