"""What people do to persons and households. Each changes, flushes and records; none commits."""

from amal_field.people.operations.merging import merge, take_back_difference, tell_apart, unmerge
from amal_field.people.operations.persons import (
    correct_household,
    correct_person,
    register_household,
    register_members,
    register_people,
)

__all__ = [
    "correct_household",
    "correct_person",
    "merge",
    "register_household",
    "register_members",
    "register_people",
    "take_back_difference",
    "tell_apart",
    "unmerge",
]
