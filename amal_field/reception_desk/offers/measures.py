"""What interpreters let a configured figure count (`domain.md` I.3): assignments that were done."""

from typing import Any

from sqlalchemy import FromClause, Select, case, func, literal, select

from amal_field.figures.figure import SHARE
from amal_field.figures.queries.measures import Filters, Measure, monthly
from amal_field.reception_desk.messages.interpreters import MANNERS, TIERS
from amal_field.reception_desk.models import InterpreterAssignment
from amal_field.reception_desk.rules.words import DONE


def modes() -> list[tuple[str, Any]]:
    """In which ways somebody may interpret."""
    return list(MANNERS.items())


def kinds() -> list[tuple[str, Any]]:
    """Which kinds of interpreters there are."""
    return list(TIERS.items())


def _done(years: FromClause, filters: Filters, *, by_mode: bool) -> FromClause:
    own = InterpreterAssignment
    is_of_mode = case((own.manner == filters["mode"], 1), else_=0) if filters.get("mode") else literal(1)
    wanted = (
        select(years.c.year, own.day.label("day"), is_of_mode.label("number"))
        .join(own, own.day.between(years.c.first, years.c.last))
        .where(own.stands, own.state == DONE)
    )
    if kind := filters.get("kind"):
        wanted = wanted.where(own.tier == kind)
    if not by_mode and filters.get("mode"):
        wanted = wanted.where(own.manner == filters["mode"])
    return wanted.subquery()


def _assignments(years: FromClause, filters: Filters) -> Select:
    return monthly(_done(years, filters, by_mode=False))


def _by_mode(years: FromClause, filters: Filters) -> Select:
    rows = _done(years, filters, by_mode=True)
    return monthly(rows, rows.c.number, func.count())


FILTERS = {"kind": kinds, "mode": modes}
MEASURES = (
    Measure("assignments", _assignments, FILTERS),
    Measure("share_by_mode", _by_mode, FILTERS, SHARE, needs="mode"),
)
