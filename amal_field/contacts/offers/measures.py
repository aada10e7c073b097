"""What talks let a configured figure count (`domain.md` I.3)."""

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import FromClause, Integer, Select, case, func, null, select

from amal_field.contacts import queries
from amal_field.contacts.messages import AGE_GROUPS
from amal_field.contacts.models import Contact, ContactTopic
from amal_field.contacts.offers.figures import PERSON
from amal_field.db import db
from amal_field.figures.figure import PEOPLE, Moves, Record
from amal_field.figures.queries.measures import Filters, Measure, firsts
from amal_field.figures.queries.rows import row
from amal_field.organisations.models import Organisation, Service
from amal_field.permissions import Permission

WITH = _l("with an organisation alone")
TALK = Record(None, "contact_id", Permission.CONTACTS_RECORD)
ORGANISATION = Record("organisations.organisation", "organisation_id", Permission.ORGANISATIONS_SEE)
ON_SITE = Record("people.person", "person_id", Permission.SITE_SEE, "people")
ELSEWHERE = Record("people.person", "person_id", Permission.CONTACTS_RECORD, "people")


def services() -> list[tuple[str, Any]]:
    """Every service of the agency."""
    return [(one.code, one.name) for one in db.session.scalars(select(Service).order_by(Service.id))]


def topics() -> list[tuple[str, Any]]:
    """What a talk can be about."""
    return [(one.code, one.name) for one in queries.topics()]


def ages() -> list[tuple[str, Any]]:
    """What is known of somebody whom nobody names."""
    return list(AGE_GROUPS.items())


def organisations() -> list[tuple[str, Any]]:
    """Those with an organisation alone."""
    return [("yes", WITH)]


def _subject(filters: Filters) -> Record:
    """Whoever sees the people of a service; of all services together those of the desk are among them."""
    if filters.get("with_organisation"):
        return ORGANISATION
    return {None: PERSON, "desk": PERSON, "site": ON_SITE}.get(filters.get("service"), ELSEWHERE)


def _moves(filters: Filters) -> Moves:
    return Moves(("contacts",), ("desk", "talks"))


def _talks(columns: list[Any], years: FromClause, filters: Filters) -> Select:
    wanted = (
        select(*columns)
        .select_from(years)
        .join(Contact, Contact.spoken_on.between(years.c.first, years.c.last))
        .where(Contact.stands)
    )
    if service := filters.get("service"):
        wanted = wanted.where(Contact.service_id.in_(select(Service.id).where(Service.code == service)))
    if topic := filters.get("topic"):
        wanted = wanted.where(Contact.topic_id.in_(select(ContactTopic.id).where(ContactTopic.code == topic)))
    if age := filters.get("age"):
        wanted = wanted.where(Contact.age_group == age)
    return wanted.where(Contact.organisation_id.is_not(None)) if filters.get("with_organisation") else wanted


def _contacts(years: FromClause, filters: Filters) -> Select:
    title = func.coalesce(Organisation.name, ContactTopic.name)
    talks = _talks(row(years.c.year, Contact.id, Contact.spoken_on, title=title), years, filters)
    return talks.join(ContactTopic, ContactTopic.id == Contact.topic_id).outerjoin(
        Organisation, Organisation.id == Contact.organisation_id
    )


def _subjects(years: FromClause, filters: Filters) -> Select:
    """Whom it was spoken with, each once; an organisation among people leads nowhere."""
    key = func.coalesce(Contact.organisation_id, Contact.person_id).label("key")
    talks = _talks([years.c.year, Contact.spoken_on.label("day"), key], years, filters).subquery()
    first = firsts(talks, talks.c.key)
    leads = first.c.key if filters.get("with_organisation") else case((Organisation.id.is_(None), first.c.key))
    columns = row(first.c.year, leads, first.c.day, title=Organisation.name)
    return select(*columns).outerjoin(Organisation, Organisation.id == first.c.key)


def _of_subjects(years: FromClause, filters: Filters) -> Select:
    """The talks with somebody who is named."""
    named = func.count(func.coalesce(Contact.organisation_id, Contact.person_id))
    columns = [years.c.year, named.label("number"), null().cast(Integer).label("part")]
    return _talks(columns, years, filters).group_by(years.c.year)


FILTERS = {"service": services, "topic": topics, "age": ages, "with_organisation": organisations}
MEASURES = (
    Measure("contacts", _contacts, FILTERS, lambda filters: TALK, _moves, "talks"),
    Measure(
        "subjects",
        _subjects,
        FILTERS,
        _subject,
        _moves,
        "subjects",
        subject=PEOPLE,
        base="talks",
        base_of=_of_subjects,
    ),
)
