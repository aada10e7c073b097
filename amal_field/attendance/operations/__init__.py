"""What people do to a session and its roll. Each changes, flushes and records; none commits."""

from amal_field.attendance.operations.coming import name_organisation
from amal_field.attendance.operations.common import lock_roll
from amal_field.attendance.operations.marks import (
    come_for,
    helper_comes,
    let_in,
    mark,
    mark_everyone,
    mark_some,
    put_back,
    unmark_everyone,
)
from amal_field.attendance.operations.paper import number_rows
from amal_field.attendance.operations.sessions import close_roll, reopen_roll, write_remark
from amal_field.attendance.operations.tallies import count, count_up

__all__ = [
    "close_roll",
    "come_for",
    "count",
    "count_up",
    "helper_comes",
    "let_in",
    "lock_roll",
    "mark",
    "mark_everyone",
    "mark_some",
    "name_organisation",
    "number_rows",
    "put_back",
    "reopen_roll",
    "unmark_everyone",
    "write_remark",
]
