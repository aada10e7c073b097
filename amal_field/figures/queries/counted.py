"""What a figure counted: its rows in pages, and what the people in them are called."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from amal_field.db import db, on_page, page_of
from amal_field.figures.figure import Figure, Record, YearSpan
from amal_field.figures.queries.years import days_of, years_of
from amal_field.people.models import HouseholdMember, Person
from amal_field.people.queries.lines import NAMED_BY, PersonInLine


@dataclass(frozen=True)
class CountedRow:
    """A row behind a figure, with what it is called; `key`: of its record, None where there is none to open."""

    key: UUID | None
    day: date | None
    number: int
    part: str | None
    title: str | None
    left_out: bool
    doubt: str | None
    person: PersonInLine | None = None


def page_of_rows(figure: Figure, span: YearSpan, page: int, doubt: str | None) -> tuple[list[CountedRow], bool]:
    """A page of what a figure counted in a year, and whether more follow: who or what is left out stands first.
    `doubt`: only what this kind of doubt leaves out."""
    rows = figure.rows(years_of(1)).subquery()
    columns = (rows.c.key, rows.c.day, rows.c.number, rows.c.part, rows.c.title, rows.c.left_out, rows.c.doubt)
    names = NAMED_BY if figure.record and figure.record.argument == "person_id" else ()
    wanted = select(*columns, *names).select_from(rows)
    if names:
        wanted = wanted.outerjoin(Person, Person.id == rows.c.key)
    if doubt:
        wanted = wanted.where(rows.c.doubt == doubt)
    wanted = on_page(wanted.order_by(rows.c.left_out.desc(), rows.c.day, rows.c.key), page)
    return page_of([_row(*row) for row in db.session.execute(wanted, days_of([span]))])


def _row(*values: Any) -> CountedRow:
    told, names = values[:7], values[7:]
    return CountedRow(*told, PersonInLine(*names) if names and told[0] else None)


def people_in(record: Record, keys: Iterable[UUID]) -> set[UUID]:
    """The people whom the records with these keys are about, where they are not themselves people."""
    return set(db.session.scalars(record.people(list(keys)))) if record.people else set()


def people_of_households(keys: Iterable[UUID]) -> Select:
    """Those who live in these households, for a `Record`."""
    return select(HouseholdMember.person_id).where(HouseholdMember.household_id.in_(keys))
