"""The rows behind the figures that sessions tell (`domain.md` I.1): what counts, and what a doubt leaves out."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import FromClause, Select, String, case, func, or_, select, true, union_all

from amal_field.attendance.models import Attendance, GroupSession, Series
from amal_field.attendance.queries.held_sessions import held, people_at, took_place
from amal_field.attendance.queries.sessions import disputed_participants, named_participants
from amal_field.figures.queries.rows import row
from amal_field.people.models import Person


def session_rows(
    programme: str | None, *, kind: str | None = None, counts: str = "sessions"
) -> Callable[[FromClause], Select]:
    """The held sessions of a programme, or of all, each with its `participants`, its `children`, or as one of
    `sessions`; the series is the part. Among `sessions` stand those past of which nothing was noted, left out,
    among the others those where somebody is disputed, with how many."""
    are_sessions = counts == "sessions"

    def rows(years: FromClause) -> Select:
        heads = [GroupSession.extra_site, GroupSession.extra_outside]
        heads += [] if counts == "children" else [GroupSession.extra_other]
        present = named_participants() + sum(func.coalesce(column, 0) for column in heads)
        columns = row(
            years.c.year,
            GroupSession.id,
            GroupSession.held_on,
            number=1 if are_sessions else present,
            part=GroupSession.series_id.cast(String),
            title=func.coalesce(Series.name, GroupSession.place),
            left_out=~took_place() if are_sessions else None,
            doubt="unnoted",
        )
        wanted = held(select(*columns), years, *filter(None, [programme]), unnoted=are_sessions)
        wanted = _in_series(wanted, kind)
        return wanted if are_sessions else select(union_all(wanted, _disputed_rows(years, programme, kind)).subquery())

    return rows


def _disputed_rows(years: FromClause, programme: str | None, kind: str | None) -> Select:
    """The sessions of a programme with how many came late there and are disputed, left out."""
    late = disputed_participants()
    columns = row(
        years.c.year,
        GroupSession.id,
        GroupSession.held_on,
        number=late,
        part=GroupSession.series_id.cast(String),
        title=func.coalesce(Series.name, GroupSession.place),
        left_out=true(),
        doubt="disputed",
    )
    wanted = held(select(*columns), years, *filter(None, [programme]), unnoted=True)
    return _in_series(wanted, kind).where(late > 0)


def _in_series(wanted: Select, kind: str | None) -> Select:
    wanted = wanted.outerjoin(Series, Series.id == GroupSession.series_id)
    return wanted.where(GroupSession.kind == kind) if kind else wanted


def people_rows(
    programme: str, role: str, keep: Any = None, *, part: Any = None, left_out: Any = None, doubt: Any = None
) -> Callable[[FromClause], Select]:
    """The people who were there in this role, by the day of their first time. `keep`: of `Person`, told the years;
    `part` and `left_out` are columns of `Person` too; `doubt`: which leaves them out."""

    def rows(years: FromClause) -> Select:
        there = people_at(years, programme).where(Attendance.role == role).subquery()
        is_out = ~there.c.sure if left_out is None else or_(~there.c.sure, left_out)
        why = "disputed" if doubt is None else case((~there.c.sure, "disputed"), else_=doubt)
        columns = row(there.c.year, there.c.person_id, there.c.day, part=part, left_out=is_out, doubt=why)
        wanted = select(*columns).join(Person, Person.id == there.c.person_id)
        return wanted.where(keep(there)) if keep else wanted

    return rows


def series_rows(programme: str) -> Callable[[FromClause], Select]:
    """The series of a programme that had a session."""

    def rows(years: FromClause) -> Select:
        first = func.min(GroupSession.held_on)
        columns = row(years.c.year, Series.id, first, title=Series.name)
        wanted = held(select(*columns), years, programme).join(Series, Series.id == GroupSession.series_id)
        return wanted.group_by(years.c.year, Series.id, Series.name)

    return rows
