"""Minors who came without a parent, and what became of their reports (`domain.md` J.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, extract, func, literal, select
from sqlalchemy.orm import contains_eager

from amal_field.clock import year_days
from amal_field.db import db, on_page, page_of
from amal_field.people.models import Person
from amal_field.people.rules import ADULT_AGE
from amal_field.reception_desk.models import DeskFile, Guardianship
from amal_field.reception_desk.queries.files import DeskPerson
from amal_field.reception_desk.queries.registrations import home
from amal_field.reception_desk.rules.registration import GROWN, GUARDED, OPEN, REPORTED, UNKNOWN, must_be_reported
from amal_field.reception_desk.rules.words import WITHOUT_PARENT


@dataclass(frozen=True)
class Minor:
    """A file of a minor who came without a parent, with what is known of the report, and the household."""

    file: DeskFile
    guardianship: Guardianship | None
    state: str
    household_id: UUID | None


def minors(today: date, year: int | None, page: int | None) -> tuple[list[Minor], bool]:
    """A page, or all, of those who were minors on arrival: what is open first, the oldest arrival first."""
    state = _state(today)
    order = case({state_name: place for place, state_name in enumerate(ORDER)}, value=state)
    wanted = (
        _wanted(select(DeskFile, Guardianship, state, home(DeskFile.person_id)), today, year)
        .options(contains_eager(DeskFile.person))
        .order_by(order, DeskFile.arrived_on, DeskFile.id)
    )
    rows = db.session.execute(on_page(wanted, page))
    return page_of([Minor(*row) for row in rows], page)


ORDER = (OPEN, REPORTED, GUARDED, UNKNOWN, GROWN)


def counts(today: date, year: int | None) -> dict[str, int]:
    """How many there are in each state."""
    state = _state(today).label("state")
    states = _wanted(select(state), today, year).subquery()
    return dict(db.session.execute(select(states.c.state, func.count()).group_by(states.c.state)).all())


def years(today: date) -> Sequence[int]:
    """The years in which such minors came, the latest first."""
    came = extract("year", DeskFile.arrived_on)
    known = _wanted(select(came), today, None).distinct().order_by(came.desc())
    return [int(year) for year in db.session.scalars(known) if year]


def minor(file_id: UUID, today: date) -> Minor | None:
    """The minor with this file, where it stands."""
    wanted = (
        _wanted(select(DeskFile, Guardianship, _state(today), home(DeskFile.person_id)), today, None)
        .options(contains_eager(DeskFile.person))
        .where(DeskFile.id == file_id)
    )
    row = db.session.execute(wanted).first()
    return Minor(*row) if row else None


def alarms(people: Sequence[DeskPerson], today: date) -> dict[UUID, UUID]:
    """Who of these people is still to be reported, and with which file: what is open, as `_state` says."""
    return {
        one.person.id: file.id
        for one in people
        for file in one.files
        if file.file_no and not one.facts.is_reported and must_be_reported(file.companion, one.person.born_on, today)
    }


def _wanted(what: Select, today: date, year: int | None) -> Select:
    came = DeskFile.arrived_on.between(*year_days(year)) if year else True
    return (
        what.select_from(DeskFile)
        .join(Person, Person.id == DeskFile.person_id)
        .outerjoin(Guardianship, and_(Guardianship.person_id == DeskFile.person_id, Guardianship.stands))
        .where(DeskFile.stands, DeskFile.companion.in_(WITHOUT_PARENT), came)
        .where(_age(Person.born_on, func.coalesce(DeskFile.arrived_on, today)) < ADULT_AGE)
    )


def _state(today: date) -> ColumnElement[str]:
    """What became of the report: a register does not tell it, and who has a guardian needs none. A file that was made
    here has a number of the register as well once it has left with an export."""
    return case(
        (Guardianship.guardian.is_not(None), GUARDED),
        (Guardianship.reported_on.is_not(None), REPORTED),
        (DeskFile.companion == "guardian", GUARDED),
        (DeskFile.file_no.is_(None), UNKNOWN),
        (_age(Person.born_on, literal(today)) >= ADULT_AGE, GROWN),
        else_=OPEN,
    )


def _age(born_on: ColumnElement[date], day: ColumnElement[date]) -> ColumnElement[int]:
    """Whole years from the birth to a day, in SQL."""

    def in_year(on: ColumnElement[date]) -> ColumnElement[int]:
        return extract("month", on) * 100 + extract("day", on)

    had_none = case((in_year(day) < in_year(born_on), 1), else_=0)
    return extract("year", day) - extract("year", born_on) - had_none
