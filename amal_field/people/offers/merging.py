"""What of people follows a person when rows of persons are merged: in which households they are, or were;
who opened them today."""

from typing import Any

from sqlalchemy import ColumnElement, and_

from amal_field.people.models import HouseholdMember, RecentPerson
from amal_field.people.queries.merging import Merges


def _same_household(other: Any) -> ColumnElement[bool]:
    return and_(other.household_id == HouseholdMember.household_id, HouseholdMember.overlaps(other))


MERGES = (
    Merges(HouseholdMember, overlap=_same_household),
    Merges(RecentPerson, RecentPerson.id, once_in=("user_id",)),
)
