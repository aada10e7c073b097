"""Referrals, for the tests."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from sqlalchemy import select

from amal_field import clock
from amal_field.db import db
from amal_field.organisations.models import Organisation, Service
from amal_field.people.models import Household, Person
from amal_field.people.queries import people as people_queries
from amal_field.permissions import Permission
from amal_field.referrals import operations
from amal_field.referrals.models import AnyReferral
from amal_field.referrals.operations import Whom
from amal_field.stamp import Stamp

MALPERTUUS = "Wijkgezondheidscentrum Malpertuus"


def organisation(name: str = "OCMW Gent") -> Organisation:
    """One that the migration noted."""
    return db.session.scalars(select(Organisation).where(Organisation.name == name)).one()


def service_id(code: str = "site") -> UUID:
    """The key of a service."""
    return db.session.scalars(select(Service.id).where(Service.code == code)).one()


def refer(
    stamp: Stamp,
    *whom: Person | Household,
    kind: str = "ocmw",
    to: Organisation | str = "OCMW Gent",
    service: str = "site",
    on: date | None = None,
) -> list[AnyReferral]:
    """Send these somewhere, today or on a day."""
    people = Whom(
        [one.id for one in whom if isinstance(one, Person)], [one.id for one in whom if isinstance(one, Household)]
    )
    there = organisation(to) if isinstance(to, str) else to
    return operations.make_referrals(people, kind, there, service_id(service), on or clock.today(), stamp=stamp)


def go_on(stamp: Stamp, referral: AnyReferral, steps: Sequence[tuple[str, date]]) -> None:
    """Take these steps."""
    for step, on in steps:
        operations.take_step(referral, step, on, stamp=stamp)


@contextmanager
def everybody_at_the_desk(monkeypatch) -> Iterator[None]:
    """The desk brings everybody into sight of those who work there: whom it does comes with the desk."""
    households = select(Household.id)
    persons = select(Person.id)
    with monkeypatch.context() as patch:
        patch.setitem(people_queries.HOUSEHOLD_SIGHT, "desk", ((Permission.REFERRALS_DESK, lambda user: households),))
        patch.setitem(people_queries.PERSON_SIGHT, "desk", ((Permission.REFERRALS_DESK, lambda user: persons),))
        yield
