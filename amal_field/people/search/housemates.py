"""With whom candidates live: a name that is asked for beside theirs may be one of these."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import aliased

from amal_field.db import db
from amal_field.people.models import HouseholdMember, Person
from amal_field.people.search.candidates import Sight
from amal_field.people.search.ranking import Candidate


def add(candidates: Iterable[Candidate], sight: Sight) -> None:
    """Note the names of those in sight who live with each of these, in one statement."""
    by_id: dict[object, list[Candidate]] = {}
    for candidate in candidates:
        by_id.setdefault(candidate.id, []).append(candidate)
    own, other = aliased(HouseholdMember), aliased(HouseholdMember)
    names = (Person.given_name, Person.family_name, Person.nickname)
    for key, *found in db.session.execute(
        select(own.person_id, *names)
        .join(other, other.household_id == own.household_id)
        .join(Person, Person.id == other.person_id)
        .where(own.person_id.in_(by_id), own.to_on.is_(None), other.to_on.is_(None), other.person_id != own.person_id)
        .where(sight(other.person_id))
    ):
        for candidate in by_id[key]:
            candidate.housemates += tuple(name for name in found if name)
