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
