"""A row of any table, made from its columns: what each holds follows from its type, for tests of all tables."""

from collections.abc import Callable
from datetime import date, time, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table

from amal_field import clock
from amal_field.column_types import UtcDateTime
from amal_field.db import new_key

NEVER = date(9999, 12, 31)
SAMEN_GENTENAAR = UUID("00000000-0000-7000-8000-0000000002aa")
NOBODY = UUID(int=1)
"""A contact of a duo: that it is a member is asked at the end of the transaction."""
VALUES = {
    "candidates.capacity": 1,
    "candidates.role": "newcomer",
    "card_copies.consent_by": "adult",
    "card_copies.consent_how": "paper",
    "card_copies.known_by": "seen",
    "contacts.minutes": 30,
    "counters.side": "welfare",
    "group_sessions.starts": time(9),
    "imports.state": "queued",
    "group_sessions.ends": time(12),
    "file_steps.state": "done",
    "file_steps.step": "dutch",
    "interpreter_assignments.ends": time(12),
    "interpreter_assignments.manner": "phone",
    "interpreter_assignments.service": "desk",
    "interpreter_assignments.starts": time(9),
    "interpreter_assignments.state": "requested",
    "interpreter_assignments.tier": "social",
    "interpreter_hours.ends": time(12),
    "interpreter_hours.starts": time(9),
    "interpreter_hours.weekday": 1,
    "looks.act": "page",
    "pins.tries": 0,
    "looks.kind": "people",
    "match_members.ends_on": NEVER,
    "match_members.programme_id": SAMEN_GENTENAAR,
    "match_members.proposed_on": date(2026, 3, 5),
    "match_members.role": "buddy",
    "match_calls.kind": "called",
    "matches.begins_on": NEVER,
    "matches.buddy_id": NOBODY,
    "matches.buddy_role": "buddy",
    "matches.ends_on": NEVER,
    "matches.newcomer_id": NOBODY,
    "matches.newcomer_role": "newcomer",
    "matches.programme_id": SAMEN_GENTENAAR,
    "matches.proposed_on": date(2026, 3, 5),
    "protection_statuses.status": "none",
    "roll_call_marks.mark": "found",
    "tablets.use": "staff",
    "tickets.absences": 0,
    "tickets.children": 0,
    "tickets.letter": "A",
    "tickets.people": 1,
    "tickets.purpose": "school",
    "tickets.side": "welfare",
    "tickets.state": "waiting",
    "vaccination_lines.came_as": "site",
    "vaccination_schedule.protects": "mmr",
    "vaccines.kind": "basic",
    "vaccines.protects": "mmr",
    "volunteer_years.system": "real",
}
"""Table and column → what it holds, where a constraint wants more than the type tells."""

numbers = count(1)
MADE: dict[type, Callable[[], Any]] = {
    UUID: new_key,
    date: clock.today,
    time: lambda: time(12),
    bool: lambda: False,
    object: list,  # JSON
}


def values_of(table: Table, key_in: Callable[[Column], Any]) -> dict[str, Any]:
    """What the columns of a row hold that may not be empty; `key_in`: gives a key that stands in another column."""
    return {column.name: _value(column, key_in) for column in table.c if not column.nullable}


def _value(column: Column, key_in: Callable[[Column], Any]) -> Any:
    name = f"{column.table.name}.{column.name}"
    if name in VALUES:
        return VALUES[name]
    for key in column.foreign_keys:
        if not key.constraint.use_alter:  # what goes in a circle is asked at the end of the transaction
            return key_in(key.column)
    if isinstance(column.type, UtcDateTime):
        return clock.now()
    kind = column.type.python_type
    if kind is date and column.primary_key:  # each row is a day of its own
        return clock.today() - timedelta(days=next(numbers))
    return MADE[kind]() if kind in MADE else kind(next(numbers))
