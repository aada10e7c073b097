"""What the toy library tells the other rooms: who comes to play, what they borrowed, and how many did."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, FromClause, Select, extract, func, literal, select

from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.queries.roster import HELD_ON, Source
from amal_field.db import db
from amal_field.figures.figure import Facts, Figure, Reading, YearSpan, by_month
from amal_field.figures.queries.years import ask, grouped
from amal_field.people.queries.merging import Merges
from amal_field.people.queries.timeline import Happened
from tests.guards.toy_room.models import Loan

KIND = "toys"
"""The kind of the programmes to which people come with a toy."""


def borrowers() -> Select[tuple[UUID, int]]:
    """Who had a toy on the day of a session."""
    return select(Loan.person_id, literal(0)).where(Loan.lent_on <= HELD_ON).distinct()


def version() -> str:
    """Changes with every loan."""
    return str(db.session.scalar(select(func.count()).select_from(Loan)))


def sessions_to_play(today: date | BindParameter) -> ColumnElement[bool]:
    """Whether people come to a `GroupSession` with a toy."""
    return GroupSession.programme_id.in_(select(Programme.id).where(Programme.kind == KIND))


def loans_of(user, person_id: UUID) -> list[Happened]:
    """What a person borrowed."""
    loans = db.session.scalars(select(Loan).where(Loan.person_id == person_id))
    return [Happened(loan.lent_on, loan.lent_on, "Borrowed a toy", loan.toy) for loan in loans]


def loans(spans: Sequence[YearSpan]) -> dict[int, list[tuple[int, int]]]:
    """Year → month, how many toys were lent."""
    return grouped(spans, ask(_loans_counted, spans), lambda *columns: columns)


def _loans_counted(years: FromClause) -> Select:
    parts = [years.c.year, extract("month", Loan.lent_on)]
    counted = select(*parts, func.count()).join(Loan, Loan.lent_on.between(years.c.first, years.c.last))
    return counted.group_by(*parts)


def loans_in(facts: Facts) -> Reading:
    """How many toys were lent in a year."""
    months = by_month(facts[loans])
    return Reading(sum(months), None, months)


ROSTERS = {KIND: Source(borrowers, version)}
MERGES = (Merges(Loan, once_in=("toy",)),)
FIGURES = (Figure("toys.lent", "Toys that were lent.", loans_in, (loans,)),)
