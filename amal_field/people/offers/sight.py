"""Whom people bring into a user's sight: everybody, for those who merge."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from amal_field.people.models import Household, Person
from amal_field.people.queries.people import is_known


def every_household(user) -> Select[tuple[UUID]]:
    """The ids of all households."""
    return select(aliased(Household).id)


def everybody(user) -> Select[tuple[UUID]]:
    """The ids of all persons, but of whom one room alone knows."""
    person = aliased(Person)
    return select(person.id).where(is_known(person.id))
