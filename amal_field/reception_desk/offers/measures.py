"""What interpreters let a configured figure count (`domain.md` I.3): assignments that were done."""

from typing import Any

from sqlalchemy import FromClause, Select, case, literal, select

from amal_field.figures.figure import SHARE, Moves
from amal_field.figures.queries.measures import Filters, Measure
from amal_field.figures.queries.rows import row
from amal_field.reception_desk.messages.interpreters import MANNERS, TIERS
from amal_field.reception_desk.models import InterpreterAssignment
from amal_field.reception_desk.offers.figures import ASSIGNMENT
from amal_field.reception_desk.rules.words import DONE


def modes() -> list[tuple[str, Any]]:
    """In which ways somebody may interpret."""
    return list(MANNERS.items())


def kinds() -> list[tuple[str, Any]]:
    """Which kinds of interpreters there are."""
    return list(TIERS.items())


def _moves(filters: Filters) -> Moves:
    return Moves(("assignments",), ("desk",))


def _done(years: FromClause, filters: Filters, number: Any) -> Select:
    own = InterpreterAssignment
    columns = row(years.c.year, own.id, own.day, number=number, part=own.tier, title=own.language)
    wanted = select(*columns).select_from(years).join(own, own.day.between(years.c.first, years.c.last))
    wanted = wanted.where(own.stands, own.state == DONE)
    return wanted.where(own.tier == filters["kind"]) if filters.get("kind") else wanted


def _assignments(years: FromClause, filters: Filters) -> Select:
    wanted = _done(years, filters, 1)
    return wanted.where(InterpreterAssignment.manner == filters["mode"]) if filters.get("mode") else wanted


def _by_mode(years: FromClause, filters: Filters) -> Select:
    """All of them, those of one way as 1."""
    is_of_mode = InterpreterAssignment.manner == filters["mode"] if filters.get("mode") else literal(True)
    return _done(years, filters, case((is_of_mode, 1), else_=0))


FILTERS = {"kind": kinds, "mode": modes}
MEASURES = (
    Measure("assignments", _assignments, FILTERS, lambda filters: ASSIGNMENT, _moves, "assignments"),
    Measure("share_by_mode", _by_mode, FILTERS, lambda filters: ASSIGNMENT, _moves, "assignments", SHARE, needs="mode"),
)
