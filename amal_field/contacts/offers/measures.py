"""What talks let a configured figure count (`domain.md` I.3)."""

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import FromClause, Select, func, select

from amal_field.contacts import queries
from amal_field.contacts.messages import AGE_GROUPS
from amal_field.contacts.models import Contact, ContactTopic
from amal_field.db import db
from amal_field.figures.queries.measures import Filters, Measure, firsts, monthly
from amal_field.organisations.models import Service

WITH = _l("with an organisation alone")


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


def _talks(years: FromClause, filters: Filters) -> FromClause:
    key = func.coalesce(Contact.organisation_id, Contact.person_id).label("key")
    wanted = (
        select(years.c.year, Contact.spoken_on.label("day"), key)
        .join(Contact, Contact.spoken_on.between(years.c.first, years.c.last))
        .where(Contact.stands)
    )
    if service := filters.get("service"):
        wanted = wanted.where(Contact.service_id.in_(select(Service.id).where(Service.code == service)))
    if topic := filters.get("topic"):
        wanted = wanted.where(Contact.topic_id.in_(select(ContactTopic.id).where(ContactTopic.code == topic)))
    if age := filters.get("age"):
        wanted = wanted.where(Contact.age_group == age)
    if filters.get("with_organisation"):
        wanted = wanted.where(Contact.organisation_id.is_not(None))
    return wanted.subquery()


def _contacts(years: FromClause, filters: Filters) -> Select:
    return monthly(_talks(years, filters))


def _subjects(years: FromClause, filters: Filters) -> Select:
    rows = _talks(years, filters)
    return monthly(firsts(rows, rows.c.key))


FILTERS = {"service": services, "topic": topics, "age": ages, "with_organisation": organisations}
MEASURES = (Measure("contacts", _contacts, FILTERS), Measure("subjects", _subjects, FILTERS))
