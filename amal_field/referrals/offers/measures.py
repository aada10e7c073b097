"""What referrals let a configured figure count (`domain.md` I.3). Those to care are told by no such figure; what was
withdrawn never counts."""

from typing import Any

from sqlalchemy import FromClause, Select, select

from amal_field.db import db
from amal_field.figures.figure import PEOPLE
from amal_field.figures.queries.measures import Filters, Measure, firsts, monthly
from amal_field.organisations.models import Service
from amal_field.referrals import rules
from amal_field.referrals.messages import KINDS
from amal_field.referrals.models import Referral


def services() -> list[tuple[str, Any]]:
    """Every service of the agency."""
    return [(one.code, one.name) for one in db.session.scalars(select(Service).order_by(Service.id))]


def kinds() -> list[tuple[str, Any]]:
    """Where people are sent, but to care."""
    return [(kind, name) for kind, name in KINDS.items() if kind != rules.HEALTH]


def _made(years: FromClause, filters: Filters) -> FromClause:
    wanted = (
        select(years.c.year, Referral.made_on.label("day"), Referral.person_id.label("key"))
        .join(Referral, Referral.made_on.between(years.c.first, years.c.last))
        .where(Referral.stands, Referral.state != rules.WITHDRAWN)
    )
    if service := filters.get("service"):
        wanted = wanted.where(Referral.service_id.in_(select(Service.id).where(Service.code == service)))
    if kind := filters.get("kind"):
        wanted = wanted.where(Referral.kind == kind)
    return wanted.subquery()


def _referrals(years: FromClause, filters: Filters) -> Select:
    return monthly(_made(years, filters))


def _people(years: FromClause, filters: Filters) -> Select:
    rows = _made(years, filters)
    return monthly(firsts(rows, rows.c.key))


FILTERS = {"service": services, "kind": kinds}
MEASURES = (Measure("referrals", _referrals, FILTERS), Measure("people_referred", _people, FILTERS, subject=PEOPLE))
