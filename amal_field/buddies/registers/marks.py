"""What imported duos have that the rules of today refuse: they are stored, and marked."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from amal_field.buddies.models import Match, MatchMember
from amal_field.buddies.rules import duos
from amal_field.buddies.rules.words import BUDDY, NEWCOMER
from amal_field.db import db
from amal_field.people.models import HouseholdMember, Person
from amal_field.registers.importing.register import parts


def mark(matches: Sequence[tuple[Match, Sequence[MatchMember]]]) -> None:
    """Mark each of these duos, by the ages and households of its members on the day on which it began."""
    person_ids = {member.person_id for _match, members in matches for member in members}
    people = {
        person.id: person
        for chunk in parts(person_ids)
        for person in db.session.scalars(select(Person).where(Person.id.in_(chunk)))
    }
    homes: dict[UUID, set[UUID]] = defaultdict(set)
    for chunk in parts(person_ids):
        memberships = select(HouseholdMember.person_id, HouseholdMember.household_id)
        for person_id, household_id in db.session.execute(memberships.where(HouseholdMember.person_id.in_(chunk))):
            homes[person_id].add(household_id)
    for match, members in matches:
        day = match.started_on or match.proposed_on
        standing = [member for member in members if member.stands]
        ages = {member.person_id: people[member.person_id].age_on(day) for member in standing}
        wanted = duos.marks_of(
            [ages[member.person_id] for member in standing if member.role == BUDDY],
            [(ages[member.person_id], homes[member.person_id]) for member in standing if member.role == NEWCOMER],
        )
        if match.marks != wanted:
            match.marks = wanted
