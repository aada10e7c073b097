"""The annual figures that desk files and interpreters tell (`domain.md` J.5)."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from sqlalchemy import CompoundSelect, FromClause, Select, exists, extract, func, literal, select, union_all
from sqlalchemy.orm import aliased

from amal_field.figures.figure import PEOPLE, SPLIT, Base, Doubt, Facts, Figure, Reading, Record, YearSpan, by_month
from amal_field.figures.queries.rows import row
from amal_field.figures.queries.years import ask, grouped
from amal_field.people.models import Person
from amal_field.people.queries.ages import UNKNOWN, YES, minority
from amal_field.permissions import Permission
from amal_field.reception_desk.models import DeskFile, InterpreterAssignment
from amal_field.reception_desk.rules.words import DONE

TIERS = {"sociaal_tolk": "social", "crisistolk": "crisis"}
PERSON = Record("people.person", "person_id", Permission.DESK_SEE, "desk")
ASSIGNMENT = Record(None, "assignment_id", Permission.DESK_SEE)


CAME, DID = "came", "did"


def desk(spans: Sequence[YearSpan]) -> dict[int, list[tuple[int, str, int, str]]]:
    """Year → of who came (`CAME`): month of arrival, whether under 18 on that day, how many people, of several files
    the earliest counts; of what interpreters did for the desk (`DID`): month, tier, how many assignments."""
    return grouped(spans, ask(_counted, spans), lambda *columns: columns)


def _counted(years: FromClause) -> CompoundSelect:
    came = arrivals_of(years).subquery()
    arrivals = [came.c.year, extract("month", came.c.day).label("month"), minority(Person.born_on, came.c.day)]
    done = [years.c.year, extract("month", InterpreterAssignment.day), InterpreterAssignment.tier]
    people = select(*arrivals, func.count(), literal(CAME)).join(Person, Person.id == came.c.person_id)
    return union_all(
        people.group_by(*arrivals), _done(select(*done, func.count(), literal(DID)), years).group_by(*done)
    )


def _of(facts: Facts, wanted: str) -> list[tuple[int, str, int]]:
    """Month, label and number of who came, or of what was done."""
    return [(month, label, number) for month, label, number, what in facts[desk] if what == wanted]


def persons(facts: Facts) -> Reading:
    """People with a file who came to Ghent in the year."""
    months = by_month((month, number) for month, _minor, number in _of(facts, CAME))
    return Reading(sum(months), None, months)


def minors(facts: Facts) -> Reading:
    """Of these, those under 18 on the day of arrival; an unknown birth is no minor, and may be one."""
    months = by_month((month, number) for month, minor, number in _of(facts, CAME) if minor == YES)
    value, everybody = sum(months), sum(number for _month, _minor, number in _of(facts, CAME))
    unknown = sum(number for _month, minor, number in _of(facts, CAME) if minor == UNKNOWN)
    doubts = (Doubt("births", unknown, value, value + unknown),) if unknown else ()
    return Reading(value, Base("people", everybody), months, doubts)


def interpreters(facts: Facts) -> Reading:
    """Assignments that were done for the desk, by tier."""
    done = [one for one in _of(facts, DID) if one[1] in TIERS.values()]
    told = {word: sum(number for _month, of, number in done if of == tier) for word, tier in TIERS.items()}
    months = by_month((month, number) for month, _tier, number in done)
    return Reading(told, Base("assignments", sum(months)), months)


def person_rows(years: FromClause) -> Select:
    """Those who came, by the day of arrival."""
    came = arrivals_of(years).subquery()
    return select(*row(came.c.year, came.c.person_id, came.c.day))


def minor_rows(years: FromClause) -> Select:
    """Those of them under 18, and those whose birth is unknown, who are left out."""
    came = arrivals_of(years).subquery()
    is_minor = minority(Person.born_on, came.c.day)
    columns = row(came.c.year, came.c.person_id, came.c.day, left_out=is_minor == UNKNOWN, doubt="births")
    there = select(*columns).join(Person, Person.id == came.c.person_id)
    return there.where(is_minor.in_((YES, UNKNOWN)))


def assignment_rows(years: FromClause) -> Select:
    """The assignments, by tier; the language is what they are called."""
    done = InterpreterAssignment
    return _done(select(*row(years.c.year, done.id, done.day, part=done.tier, title=done.language)), years)


def arrivals_of(years: FromClause) -> Select:
    """Who came in a year, and on which day; of several files the earliest counts."""
    before = aliased(DeskFile)
    came_before = exists().where(
        before.person_id == DeskFile.person_id, before.stands, before.arrived_on < years.c.first
    )
    return (
        select(years.c.year, DeskFile.person_id, func.min(DeskFile.arrived_on).label("day"))
        .join(DeskFile, DeskFile.arrived_on.between(years.c.first, years.c.last))
        .where(DeskFile.stands, ~came_before)
        .group_by(years.c.year, DeskFile.person_id)
    )


def _done(wanted: Select, years: FromClause) -> Select:
    return (
        wanted.select_from(years)
        .join(InterpreterAssignment, InterpreterAssignment.day.between(years.c.first, years.c.last))
        .where(InterpreterAssignment.stands, InterpreterAssignment.state == DONE)
        .where(InterpreterAssignment.service == "desk")
    )


FIGURES = (
    Figure(
        "desk.persons",
        _l("People with a file at the desk who came to Ghent in the year."),
        persons,
        (desk,),
        sentence=lambda said: ngettext(
            "%(value)s person came to Ghent and got a file at the desk.",
            "%(value)s people came to Ghent and got a file at the desk.",
            said.number,
            value=said.value,
        ),
        rows=person_rows,
        record=PERSON,
        subject=PEOPLE,
    ),
    Figure(
        "desk.minors",
        _l("Of these people, those under 18 on the day of arrival. An unknown birth is no minor."),
        minors,
        (desk,),
        sentence=lambda said: ngettext(
            "%(value)s of them was a minor.", "%(value)s of them were minors.", said.number, value=said.value
        ),
        rows=minor_rows,
        record=PERSON,
        subject=PEOPLE,
    ),
    Figure(
        "desk.interpreters",
        _l("Assignments that interpreters did for the desk: social interpreters and volunteers for the crisis."),
        interpreters,
        (desk,),
        sentence=lambda said: ngettext(
            "Interpreters came for %(social)s assignment, volunteers for the crisis for %(crisis)s.",
            "Interpreters came for %(social)s assignments, volunteers for the crisis for %(crisis)s.",
            said.numbers["sociaal_tolk"],
            social=said["sociaal_tolk"],
            crisis=said["crisistolk"],
        ),
        rows=assignment_rows,
        record=ASSIGNMENT,
        unit=SPLIT,
    ),
)
