"""Persons and households that a user may see, and the search by the beginnings of names.

Which people a room brings into sight is told by the room: `rooms.py` adds to `SCOPES` a select of household ids.
"""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import ColumnElement, Select, false, or_, select
from sqlalchemy.orm import selectinload

from amal_field.db import db
from amal_field.people import rules
from amal_field.people.models import Household, HouseholdMember, NamePart, Person
from amal_field.permissions import Permission

SCOPES: list[tuple[Permission, Callable[[], Select]]] = []
"""Permission → the ids of the households that its holder may see."""

MOST_PARTS = 6


def household_for(user, household_id: UUID) -> Household | None:
    """The household with its members, if this user may see it."""
    return db.session.scalars(
        select(Household)
        .where(Household.id == household_id, _in_sight(user))
        .options(selectinload(Household.members).joinedload(HouseholdMember.person))
    ).one_or_none()


def person_for(user, person_id: UUID) -> Person | None:
    """The person, if a household of hers is one that this user may see."""
    return db.session.scalar(
        select(Person).where(
            Person.id == person_id,
            Person.id.in_(
                select(HouseholdMember.person_id)
                .join(Household, Household.id == HouseholdMember.household_id)
                .where(_in_sight(user))
            ),
        )
    )


def households_of(person: Person) -> list[HouseholdMember]:
    """The memberships of a person, the present ones first."""
    return list(
        db.session.scalars(
            select(HouseholdMember)
            .where(HouseholdMember.person_id == person.id)
            .options(selectinload(HouseholdMember.household))
            .order_by(HouseholdMember.to_on.is_not(None), HouseholdMember.recorded_at.desc())
        )
    )


def person_ids_named(text: str) -> Select[tuple[UUID]] | None:
    """A select of the ids of persons who have, for each word of `text`, a name that begins with it.

    None where `text` holds nothing to look for.
    """
    parts = rules.name_parts(text)[:MOST_PARTS]
    if not parts:
        return None
    first, *others = (
        select(NamePart.person_id).where(NamePart.part >= part, NamePart.part < part + "\x7f") for part in parts
    )
    return first.intersect(*others) if others else first


def _in_sight(user) -> ColumnElement[bool]:
    scopes = [Household.id.in_(scope()) for permission, scope in SCOPES if user.may(permission)]
    return or_(false(), *scopes)
