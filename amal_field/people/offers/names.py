"""What people and households are called where a history holds their keys."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from amal_field.people.models import Household, Person


def of_persons(keys: Collection[UUID]) -> Select:
    """The key of each of these persons, the own name, and that of the person whom a duplicate describes."""
    root = aliased(Person)
    pair = root.id == func.coalesce(Person.same_as_id, Person.id)
    return select(Person.id, _full(Person), _full(root)).join(root, pair).where(Person.id.in_(keys))


def of_households(keys: Collection[UUID]) -> Select:
    """The key and the name of each of these households, the name twice: none describes another."""
    return select(Household.id, Household.name, Household.name).where(Household.id.in_(keys))


def _full(person: type[Person]) -> ColumnElement[str]:
    return func.trim(func.coalesce(person.given_name, "") + " " + func.coalesce(person.family_name, ""))
