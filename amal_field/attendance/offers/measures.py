"""What sessions let a configured figure count (`domain.md` I.3): of those that were held, and who was there."""

from collections.abc import Callable
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import FromClause, Select, String, Uuid, func, null, select

from amal_field.attendance.messages import KINDS, PROGRAMMES
from amal_field.attendance.models import Attendance, GroupSession, Programme, Series
from amal_field.attendance.offers.dated_records import SECTIONS
from amal_field.attendance.queries.held_sessions import held
from amal_field.attendance.queries.sessions import named_participants
from amal_field.attendance.reports import figure_rows
from amal_field.attendance.reports.figures import HELPER_OF_CLASS, PERSON, PERSON_OF_DESK, SERIES, SESSION
from amal_field.attendance.rules import HELPER, PARTICIPANT
from amal_field.db import db
from amal_field.figures.figure import MEAN, PEOPLE, RANGE, Moves, Record
from amal_field.figures.queries.measures import Filters, Measure, firsts
from amal_field.figures.queries.rows import row
from amal_field.organisations.models import Organisation
from amal_field.permissions import Permission

WITH = _l("with an organisation alone")
ROLES = {PARTICIPANT: _l("as participant"), HELPER: _l("as helper")}
OF_CLASS, OF_DESK, VACCINATION = ("class_unit", "pretkamjonet"), ("ukraine_info", "ukraine_meeting"), "vaccination"
ORGANISATION = Record("organisations.organisation", "organisation_id", Permission.ORGANISATIONS_SEE)
LANGUAGE = Record(None, "series_id", Permission.PLANNING_OPEN)
ELSEWHERE = Record(None, "session_id", Permission.VACCINATION_PLAN)


def programmes() -> list[tuple[str, Any]]:
    """Every programme by its code, those made on screen too."""
    codes = db.session.scalars(select(Programme.code).order_by(Programme.id))
    return [(code, PROGRAMMES[code]) for code in codes]


def kinds() -> list[tuple[str, Any]]:
    """Every kind of session that a programme has."""
    several = db.session.scalars(select(Programme.session_kinds).order_by(Programme.id))
    return [(kind, KINDS[kind]) for kind in dict.fromkeys(kind for own in several for kind in own)]


def yes() -> list[tuple[str, Any]]:
    """Only those that say it."""
    return [("yes", WITH)]


def roles() -> list[tuple[str, Any]]:
    """As what somebody is there."""
    return list(ROLES.items())


def _session(filters: Filters) -> Record:
    return ELSEWHERE if filters.get("programme") == VACCINATION else SESSION


def _person(filters: Filters) -> Record:
    """Whoever sees the people of a programme; of all programmes together those of the desk are among them."""
    programme = filters.get("programme")
    if programme in OF_CLASS:
        return HELPER_OF_CLASS
    return PERSON_OF_DESK if programme is None or programme in OF_DESK else PERSON


def _moves(filters: Filters) -> Moves:
    """Sessions of the programme; those of one that was not made on screen stand in a section of the report."""
    programme = filters.get("programme")
    made = programme is not None and programme not in PROGRAMMES
    return Moves(("sessions",), (programme,) if made else tuple(SECTIONS.values()))


def _sessions(columns: list[Any], years: FromClause, filters: Filters) -> Select:
    wanted = held(select(*columns), years, *filter(None, [filters.get("programme")]))
    return wanted.where(GroupSession.kind == filters["kind"]) if filters.get("kind") else wanted


def _there(columns: list[Any], years: FromClause, filters: Filters, role: str | None = None) -> Select:
    """Attendances at these sessions."""
    wanted = _sessions(columns, years, filters).join(Attendance, Attendance.session_id == GroupSession.id)
    wanted = wanted.where(Attendance.counts)
    if role := role or filters.get("role"):
        wanted = wanted.where(Attendance.role == role)
    return wanted.where(Attendance.organisation_id.is_not(None)) if filters.get("with_organisation") else wanted


def _of_sessions(counts: str) -> Callable[[FromClause, Filters], Select]:
    def rows(years: FromClause, filters: Filters) -> Select:
        return figure_rows.session_rows(filters.get("programme"), kind=filters.get("kind"), counts=counts)(years)

    return rows


def _by_session(years: FromClause, filters: Filters, role: str) -> Select:
    """Sessions with how many were there by name in a role."""
    title = func.coalesce(Series.name, GroupSession.place)
    columns = row(years.c.year, GroupSession.id, GroupSession.held_on, number=func.count(), title=title)
    there = _there(columns, years, filters, role).outerjoin(Series, Series.id == GroupSession.series_id)
    return there.group_by(years.c.year, GroupSession.id, GroupSession.held_on, title)


def _attendances(years: FromClause, filters: Filters) -> Select:
    if filters.get("with_organisation"):
        return _by_session(years, filters, PARTICIPANT)
    return _of_sessions("participants")(years, filters)


def _first_times(key: Any, years: FromClause, filters: Filters, role: str | None) -> FromClause:
    columns = [years.c.year, GroupSession.held_on.label("day"), key.label("key")]
    there = _there(columns, years, filters, role).subquery()
    return firsts(there, there.c.key)


def _people(years: FromClause, filters: Filters) -> Select:
    first = _first_times(Attendance.person_id, years, filters, filters.get("role") or PARTICIPANT)
    return select(*row(first.c.year, first.c.key, first.c.day))


def _helpers(years: FromClause, filters: Filters) -> Select:
    return _people(years, {**filters, "role": HELPER})


def _of_people(years: FromClause, filters: Filters) -> Select | None:
    """The attendances of which unique people are counted, and how many of these have no name."""
    if filters.get("with_organisation") or filters.get("role") == HELPER:
        return None
    extras = (GroupSession.extra_site, GroupSession.extra_outside, GroupSession.extra_other)
    nameless: Any = sum(func.coalesce(column, 0) for column in extras)
    columns = [years.c.year, (named_participants() + nameless).label("number"), nameless.label("part")]
    there = _sessions(columns, years, filters).subquery()
    sums = [func.sum(there.c[name]).label(name) for name in ("number", "part")]
    return select(there.c.year, *sums).group_by(there.c.year)


def _organisations(years: FromClause, filters: Filters) -> Select:
    first = _first_times(Attendance.organisation_id, years, filters, None)
    columns = row(first.c.year, first.c.key, first.c.day, title=Organisation.name)
    return select(*columns).join(Organisation, Organisation.id == first.c.key)


def _series_of(years: FromClause, filters: Filters) -> FromClause:
    """Series with a held session, on the day of their first."""
    columns = [years.c.year, GroupSession.held_on.label("day"), GroupSession.series_id.label("key")]
    once = _sessions(columns, years, filters).subquery()
    return firsts(once, once.c.key)


def _of_series(column: Any = None) -> Callable[[FromClause, Filters], Select]:
    """Series, each once or with one of their numbers."""

    def rows(years: FromClause, filters: Filters) -> Select:
        first = _series_of(years, filters)
        number = 1 if column is None else func.coalesce(column, 0)
        columns = row(first.c.year, first.c.key, first.c.day, number=number, title=Series.name)
        return select(*columns).join(Series, Series.id == first.c.key)

    return rows


def _languages(years: FromClause, filters: Filters) -> Select:
    first = _series_of(years, filters)
    told = select(first.c.year, first.c.day, Series.language).join(Series, Series.id == first.c.key).subquery()
    once = firsts(told, told.c.language)
    return select(*row(once.c.year, null().cast(Uuid), once.c.day, title=once.c.language.cast(String)))


OF_SESSIONS = {"programme": programmes, "kind": kinds}
OF_PEOPLE = OF_SESSIONS | {"with_organisation": yes}
PARTICIPANTS = _l("Participants")
MEASURES = (
    Measure("held_sessions", _of_sessions("sessions"), OF_SESSIONS, _session, _moves, "sessions"),
    Measure("series", _of_series(), OF_SESSIONS, lambda filters: SERIES, _moves, "series"),
    Measure(
        "attendances",
        _attendances,
        OF_PEOPLE,
        _session,
        _moves,
        "attendances",
        number_name=PARTICIPANTS,
        base="sessions",
    ),
    Measure(
        "unique_people",
        _people,
        OF_PEOPLE | {"role": roles},
        _person,
        _moves,
        "people",
        subject=PEOPLE,
        base="attendances",
        base_of=_of_people,
    ),
    Measure(
        "mean", _of_sessions("participants"), OF_SESSIONS, _session, _moves, "sessions", MEAN, number_name=PARTICIPANTS
    ),
    Measure(
        "range",
        _of_sessions("participants"),
        OF_SESSIONS,
        _session,
        _moves,
        "sessions",
        RANGE,
        number_name=PARTICIPANTS,
    ),
    Measure("helpers", _helpers, OF_PEOPLE, _person, _moves, "helpers", subject=PEOPLE),
    Measure(
        "helper_attendances",
        lambda years, filters: _by_session(years, filters, HELPER),
        OF_PEOPLE,
        _session,
        _moves,
        "attendances",
        number_name=_l("Helpers"),
        base="sessions",
    ),
    Measure(
        "organisations",
        _organisations,
        OF_SESSIONS | {"role": roles},
        lambda filters: ORGANISATION,
        _moves,
        "organisations",
    ),
    Measure("languages", _languages, OF_SESSIONS, lambda filters: LANGUAGE, _moves, "languages"),
    Measure(
        "enrolled",
        _of_series(Series.enrolled),
        OF_SESSIONS,
        lambda filters: SERIES,
        _moves,
        "enrolled",
        number_name=_l("Enrolled"),
        base="series",
    ),
    Measure(
        "completed",
        _of_series(Series.completed),
        OF_SESSIONS,
        lambda filters: SERIES,
        _moves,
        "completed",
        number_name=_l("Completed"),
        base="series",
    ),
)
