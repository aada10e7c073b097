"""The annual figures that desk files and interpreters tell (`domain.md` J.5)."""

from datetime import date

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from amal_field.clock import year_days
from amal_field.db import db
from amal_field.figures.figure import Figure
from amal_field.people.models import Person
from amal_field.people.rules import is_minor
from amal_field.reception_desk.models import DeskFile, InterpreterAssignment
from amal_field.reception_desk.rules.words import DONE

TIERS = {"sociaal_tolk": "social", "crisistolk": "crisis"}


def persons(year: int, today: date) -> int:
    """People with a file who came to Ghent in the year; of several files the earliest arrival counts."""
    return len(_arrivals(year))


def minors(year: int, today: date) -> int:
    """Of these, those under 18 on the day of arrival; an unknown birth is no minor."""
    return sum(is_minor(born_on, arrived_on) for born_on, arrived_on in _arrivals(year))


def interpreters(year: int, today: date) -> dict[str, int]:
    """Assignments that were done for the desk, by tier."""
    done = (
        select(InterpreterAssignment.tier, func.count())
        .where(InterpreterAssignment.stands, InterpreterAssignment.state == DONE)
        .where(InterpreterAssignment.service == "desk", InterpreterAssignment.day.between(*year_days(year)))
        .group_by(InterpreterAssignment.tier)
    )
    numbers = dict(db.session.execute(done).all())
    return {word: numbers.get(tier, 0) for word, tier in TIERS.items()}


def _arrivals(year: int) -> list[tuple[date | None, date]]:
    """Birth and first arrival of each person who came in the year."""
    first = func.min(DeskFile.arrived_on)
    came = (
        select(Person.born_on, first)
        .join(Person, Person.id == DeskFile.person_id)
        .where(DeskFile.stands)
        .group_by(Person.id, Person.born_on)
        .having(first.between(*year_days(year)))
    )
    return list(db.session.execute(came).all())


FIGURES = (
    Figure("desk.persons", _l("People with a file at the desk who came to Ghent in the year."), persons),
    Figure(
        "desk.minors",
        _l("Of these people, those under 18 on the day of arrival. An unknown birth is no minor."),
        minors,
    ),
    Figure(
        "desk.interpreters",
        _l("Assignments that interpreters did for the desk: social interpreters and volunteers for the crisis."),
        interpreters,
    ),
)
