"""With whom candidates live: a name that is asked for beside theirs may be one of these."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from amal_field.db import db, is_sqlite
from amal_field.people.models import HouseholdMember, Person
from amal_field.people.search import index_lookups
from amal_field.people.search.candidates import Sight
from amal_field.people.search.ranking import Candidate

OWN, OTHER = aliased(HouseholdMember), aliased(HouseholdMember)


def add(candidates: Iterable[Candidate], sight: Sight) -> list[Candidate]:
    """Note the names of those in sight who live with each of these, in one statement; who does not live alone."""
    by_id: dict[object, list[Candidate]] = {}
    for candidate in candidates:
        by_id.setdefault(candidate.id, []).append(candidate)
    theirs = _of(is_sqlite()).where(sight(OTHER.person_id))
    rows = db.session.execute(theirs, {"ids": list(by_id)})
    by_row: dict[int, Candidate] = {}
    for key, *names_of_other in rows:
        for candidate in by_id[key]:
            candidate.housemates += tuple(name for name in names_of_other if name)
            by_row[id(candidate)] = candidate
    return list(by_row.values())


HOUSEMATES = (
    select(OWN.person_id, Person.given_name, Person.family_name, Person.nickname)
    .join(OTHER, OTHER.household_id == OWN.household_id)
    .join(Person, Person.id == OTHER.person_id)
    .where(OWN.is_present, OTHER.is_present, OTHER.person_id != OWN.person_id)
)


@cache
def _of(sqlite: bool) -> Select:
    return HOUSEMATES.where(index_lookups.among(OWN.person_id, "ids", sqlite))
