"""Who is in a household now, as the page of its file shows them: without the rows of the models, which take longer to
make than to ask for."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from amal_field.db import db
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.people.queries import people as people_queries
from amal_field.people.rules import Birth, whole_name


class PersonKnown(NamedTuple):
    """What a column shows of a person."""

    id: UUID
    given_name: str | None
    family_name: str | None
    nickname: str | None
    native_name: str | None
    patronymic: str | None
    born_on: date | None
    birth_precision: str | None
    phone: str | None
    languages: list[str]

    @property
    def name(self) -> str:
        """Given name and family name, or the one there is."""
        return whole_name(self.given_name, self.family_name)

    @property
    def birth(self) -> Birth | None:
        """When they were born, as far as it is known."""
        return Birth(self.born_on, self.birth_precision) if self.born_on else None


class PersonListed(NamedTuple):
    """What a list says of a person."""

    id: UUID
    given_name: str | None
    family_name: str | None
    native_name: str | None
    born_on: date | None
    birth_precision: str | None

    name, birth = PersonKnown.name, PersonKnown.birth


@dataclass(frozen=True)
class HomeKnown:
    """A household with who is in it now, in the order of its list."""

    id: UUID
    name: str
    phone: str | None
    language: str | None
    people: list[PersonKnown]


OF_PERSON = tuple(getattr(Person, name) for name in PersonKnown._fields)
OF_LISTED = tuple(getattr(Person, name) for name in PersonListed._fields)


def home_for(user: Any, household_id: UUID) -> HomeKnown | None:
    """The household, if this user may see it and somebody is in it."""
    wanted = (
        select(Household.id, Household.name, Household.phone, Household.language, *OF_PERSON)
        .join(HouseholdMember, HouseholdMember.household_id == Household.id)
        .join(Person, Person.id == HouseholdMember.person_id)
        .where(Household.id == household_id, people_queries.household_in_sight(user, Household.id))
        .where(HouseholdMember.is_present, ~Person.is_duplicate)
        .order_by(HouseholdMember.position, HouseholdMember.recorded_at, HouseholdMember.id)
    )
    rows = db.session.execute(wanted).all()
    return HomeKnown(*rows[0][:4], [PersonKnown(*row[4:]) for row in rows]) if rows else None
