"""Persons, households and their members, what they are looked up by, and which rows describe one human being."""

from amal_field.people.models.lookups import FurtherPhone, NamePart, Phoned, SearchText
from amal_field.people.models.people import (
    Household,
    HouseholdMember,
    KnownDifferent,
    LikelyPair,
    Merge,
    Person,
)
from amal_field.people.models.recent import RecentPerson

__all__ = [
    "FurtherPhone",
    "Household",
    "HouseholdMember",
    "KnownDifferent",
    "LikelyPair",
    "Merge",
    "NamePart",
    "Person",
    "Phoned",
    "RecentPerson",
    "SearchText",
]
