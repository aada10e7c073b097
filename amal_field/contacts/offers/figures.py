"""The annual figure that talks tell (`domain.md` I.3)."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from sqlalchemy import FromClause, Select, case, extract, func, select

from amal_field.contacts.models import Contact
from amal_field.figures.figure import PEOPLE, Base, Facts, Figure, Reading, Record, YearSpan, by_month
from amal_field.figures.queries.rows import row
from amal_field.figures.queries.years import ask, grouped
from amal_field.organisations.models import Service
from amal_field.permissions import Permission

PERSON = Record("people.person", "person_id", Permission.DESK_SEE, "desk")
SECTION = (
    select(case((Service.code == "desk", "desk"), else_="talks"))
    .where(Service.id == Contact.service_id)
    .correlate(Contact)
    .scalar_subquery()
)
"""The section of the report that a talk may change; those of other services tell configured figures alone."""


def talks(spans: Sequence[YearSpan]) -> dict[int, list[tuple[int, int, int]]]:
    """Year → month of the first talk, how many people, in how many talks."""
    return grouped(spans, ask(_counted, spans), lambda *numbers: numbers)


def _counted(years: FromClause) -> Select:
    people = _people(years).subquery()
    parts = [people.c.year, extract("month", people.c.day)]
    return select(*parts, func.count(), func.sum(people.c.talks)).group_by(*parts)


def guided(facts: Facts) -> Reading:
    """People with whom the desk spoke, each once."""
    months = by_month((month, people) for month, people, _talks in facts[talks])
    return Reading(sum(months), Base("talks", int(sum(number for _month, _people, number in facts[talks]))), months)


def _people(years: FromClause) -> Select:
    desk = select(Service.id).where(Service.code == "desk").scalar_subquery()
    return (
        select(years.c.year, Contact.person_id, func.min(Contact.spoken_on).label("day"), func.count().label("talks"))
        .join(Contact, Contact.spoken_on.between(years.c.first, years.c.last))
        .where(Contact.stands, Contact.service_id == desk, Contact.person_id.is_not(None))
        .group_by(years.c.year, Contact.person_id)
    )


def _rows(years: FromClause) -> Select:
    people = _people(years).subquery()
    return select(*row(people.c.year, people.c.person_id, people.c.day))


FIGURES = (
    Figure(
        "desk.guided",
        _l("People whom the desk guided at least once"),
        guided,
        (talks,),
        sentence=lambda said: ngettext(
            "%(value)s person got individual guidance.",
            "%(value)s people got individual guidance.",
            said.number,
            value=said.value,
        ),
        rows=_rows,
        record=PERSON,
        subject=PEOPLE,
    ),
)
