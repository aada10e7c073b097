"""What became of the duos of each programme in a year (`domain.md` I.1): how many started, were active, ended; and of
those that started in it how many ended before their time."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, func, select

from amal_field.attendance.models import Programme
from amal_field.buddies.models import Match
from amal_field.buddies.queries.programmes import KIND
from amal_field.buddies.rules.closing import COMPLETED
from amal_field.clock import year_days
from amal_field.db import db
from amal_field.figures.figure import percentage


@dataclass(frozen=True)
class ProgrammeYear:
    """The duos of a programme in a year. `dropped`: of those that started in it, who ended before the planned end, in
    whatever year; `completed`: of these, who had done what they came for; `endless`: of those that started, who have no
    planned end."""

    programme: str
    started: int
    active: int
    ended: int
    dropped: int
    completed: int
    endless: int

    @property
    def share(self) -> int | None:
        """How many per cent dropped out; None where none started, or none has a planned end."""
        return percentage(self.dropped, self.started) if self.endless < self.started else None


def programme_years(year: int) -> Sequence[ProgrammeYear]:
    """All programmes of duos in a year, in their order, also those without one."""
    first, last = year_days(year)
    started = and_(Match.stands, Match.started_on.between(first, last))
    dropped = and_(started, Match.closed_on < Match.planned_end_on)
    rows = db.session.execute(
        select(
            Programme.code,
            _count(started),
            _count(and_(Match.stands, Match.begins_on <= last, Match.ends_on >= first)),
            _count(and_(Match.stands, Match.started_on.is_not(None), Match.closed_on.between(first, last))),
            _count(dropped),
            _count(and_(dropped, Match.reason == COMPLETED)),
            _count(and_(started, Match.planned_end_on.is_(None))),
        )
        .outerjoin(Match, Match.programme_id == Programme.id)
        .where(Programme.kind == KIND)
        .group_by(Programme.id, Programme.code)
        .order_by(Programme.id)
    )
    return [ProgrammeYear(*row) for row in rows]


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, Match.id)))
