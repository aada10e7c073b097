"""What people do to persons and households. Each changes, flushes and records; none commits."""

from amal_field.people.operations.households import (
    add_member,
    change_relation,
    join_households,
    leave_household,
    return_to_household,
    split_household,
)
from amal_field.people.operations.merging import merge, take_back_difference, tell_apart, unmerge
from amal_field.people.operations.persons import (
    correct_household,
    correct_people,
    correct_person,
    register_household,
    register_members,
    register_people,
)
from amal_field.people.operations.receiving import NewHousehold, Received, household_of, receive
from amal_field.people.operations.recent import forget_earlier_days, note_opening

__all__ = [
    "NewHousehold",
    "Received",
    "add_member",
    "change_relation",
    "correct_household",
    "correct_people",
    "correct_person",
    "forget_earlier_days",
    "household_of",
    "join_households",
    "leave_household",
    "merge",
    "note_opening",
    "receive",
    "register_household",
    "register_members",
    "register_people",
    "return_to_household",
    "split_household",
    "take_back_difference",
    "tell_apart",
    "unmerge",
]
