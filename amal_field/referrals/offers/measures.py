"""What referrals let a configured figure count (`domain.md` I.3). Those to care are told by no such figure; what was
withdrawn never counts."""

from typing import Any

from sqlalchemy import FromClause, Integer, Select, func, null, select

from amal_field.db import db
from amal_field.figures.figure import PEOPLE, Moves, Record
from amal_field.figures.queries.measures import Filters, Measure, firsts
from amal_field.figures.queries.rows import row
from amal_field.organisations.models import Service
from amal_field.permissions import Permission
from amal_field.referrals import rules
from amal_field.referrals.messages import KINDS
from amal_field.referrals.models import Referral
from amal_field.referrals.offers.figures import PERSON

ON_SITE = Record("people.person", "person_id", Permission.SITE_SEE, "people")
BY_SITE = Record("referrals.referral", "referral_id", Permission.REFERRALS_SITE)
BY_DESK = Record("referrals.referral", "referral_id", Permission.REFERRALS_DESK)


def services() -> list[tuple[str, Any]]:
    """Every service of the agency."""
    return [(one.code, one.name) for one in db.session.scalars(select(Service).order_by(Service.id))]


def kinds() -> list[tuple[str, Any]]:
    """Where people are sent, but to care."""
    return [(kind, name) for kind, name in KINDS.items() if kind != rules.HEALTH]


def _referral(filters: Filters) -> Record:
    return BY_SITE if filters.get("service") == "site" else BY_DESK


def _person(filters: Filters) -> Record:
    return ON_SITE if filters.get("service") == "site" else PERSON


def _moves(filters: Filters) -> Moves:
    return Moves(("referrals",), ("desk",))


def _made(columns: list[Any], years: FromClause, filters: Filters) -> Select:
    wanted = (
        select(*columns)
        .select_from(years)
        .join(Referral, Referral.made_on.between(years.c.first, years.c.last))
        .where(Referral.stands, Referral.state != rules.WITHDRAWN)
    )
    if service := filters.get("service"):
        wanted = wanted.where(Referral.service_id.in_(select(Service.id).where(Service.code == service)))
    return wanted.where(Referral.kind == filters["kind"]) if filters.get("kind") else wanted


def _referrals(years: FromClause, filters: Filters) -> Select:
    return _made(row(years.c.year, Referral.id, Referral.made_on), years, filters)


def _people(years: FromClause, filters: Filters) -> Select:
    columns = [years.c.year, Referral.made_on.label("day"), Referral.person_id.label("key")]
    made = _made(columns, years, filters).subquery()
    first = firsts(made, made.c.key)
    return select(*row(first.c.year, first.c.key, first.c.day))


def _of_people(years: FromClause, filters: Filters) -> Select:
    columns = [years.c.year, func.count(Referral.person_id).label("number"), null().cast(Integer).label("part")]
    return _made(columns, years, filters).group_by(years.c.year)


FILTERS = {"service": services, "kind": kinds}
MEASURES = (
    Measure("referrals", _referrals, FILTERS, _referral, _moves, "referrals"),
    Measure(
        "people_referred",
        _people,
        FILTERS,
        _person,
        _moves,
        "people",
        subject=PEOPLE,
        base="referrals",
        base_of=_of_people,
    ),
)
