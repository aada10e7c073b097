"""Who is in a duo, and who lives with them."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from amal_field.buddies.models import Match, MatchMember
from amal_field.buddies.rules.words import NEWCOMER
from amal_field.db import db
from amal_field.people.models import HouseholdMember, Person


def member_for(match: Match, member_id: UUID) -> MatchMember | None:
    """One of its rows, whether they are there or not."""
    wanted = select(MatchMember).where(MatchMember.match_id == match.id, MatchMember.id == member_id)
    return db.session.scalar(wanted.with_for_update())


def members_there(match: Match) -> list[MatchMember]:
    """Who is in it now, with the person."""
    wanted = select(MatchMember).where(
        MatchMember.match_id == match.id, MatchMember.stands, MatchMember.left_on.is_(None)
    )
    return list(db.session.scalars(wanted.options(joinedload(MatchMember.person)).order_by(MatchMember.id)))


def housemates(match: Match) -> list[Person]:
    """Who lives with a newcomer of the duo, and is not in it."""
    there = [one.person_id for one in match.members if one.is_there]
    newcomers = [one.person_id for one in match.members if one.is_there and one.role == NEWCOMER]
    homes = select(HouseholdMember.household_id).where(
        HouseholdMember.person_id.in_(newcomers), HouseholdMember.is_present
    )
    wanted = (
        select(Person)
        .join(HouseholdMember, HouseholdMember.person_id == Person.id)
        .where(HouseholdMember.household_id.in_(homes), HouseholdMember.is_present, Person.id.not_in(there))
    )
    return list(db.session.scalars(wanted.order_by(Person.sort_key, Person.id)))
