"""What of people follows a person when rows of persons are merged: in which households they are, or were."""

from typing import Any

from sqlalchemy import ColumnElement, and_

from amal_field.people.models import HouseholdMember
from amal_field.people.queries.merging import Merges


def _same_household(other: Any) -> ColumnElement[bool]:
    mine = HouseholdMember
    return and_(
        other.household_id == mine.household_id,
        (other.to_on.is_(None) | mine.from_on.is_(None) | (other.to_on > mine.from_on)),
        (mine.to_on.is_(None) | other.from_on.is_(None) | (mine.to_on > other.from_on)),
    )


MERGES = (Merges(HouseholdMember, overlap=_same_household),)
