"""A row of any table, made from its columns: what each holds follows from its type, for tests of all tables."""

from collections.abc import Callable
from datetime import date, time
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table

from amal_field import clock
from amal_field.db import UtcDateTime, new_key

VALUES = {
    "contacts.minutes": 30,
    "group_sessions.starts": time(9),
    "group_sessions.ends": time(12),
    "looks.act": "page",
    "pins.tries": 0,
    "looks.kind": "people",
    "roll_call_marks.mark": "found",
    "tablets.use": "staff",
    "vaccination_lines.came_as": "site",
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
        return key_in(key.column)
    if isinstance(column.type, UtcDateTime):
        return clock.now()
    kind = column.type.python_type
    return MADE[kind]() if kind in MADE else kind(next(numbers))
