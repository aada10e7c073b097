"""Who of a household may say yes for its children."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from amal_field.db import db
from amal_field.people.models import HouseholdMember, Person
from amal_field.vaccination.rules.ages import is_minor


def adults_of(household_id: UUID, day: date) -> list[Person]:
    """The members of a household who are of age on a day, as far as is known, in their order there."""
    members = db.session.scalars(
        select(Person)
        .join(HouseholdMember, HouseholdMember.person_id == Person.id)
        .where(HouseholdMember.household_id == household_id, HouseholdMember.is_present, ~Person.is_duplicate)
        .order_by(HouseholdMember.position, HouseholdMember.id)
    )
    return [person for person in members if not is_minor(person.born_on, day)]


def adults_around(person_id: UUID, day: date) -> list[Person]:
    """The members of the households in which somebody is now who are of age on a day, without them."""
    homes = select(HouseholdMember.household_id).where(
        HouseholdMember.person_id == person_id, HouseholdMember.is_present
    )
    members = db.session.scalars(
        select(Person)
        .join(HouseholdMember, HouseholdMember.person_id == Person.id)
        .where(HouseholdMember.household_id.in_(homes), HouseholdMember.is_present, ~Person.is_duplicate)
        .order_by(HouseholdMember.position, HouseholdMember.id)
    )
    return [one for one in members if one.id != person_id and not is_minor(one.born_on, day)]
