"""The list of an action is done: closed, and opened again."""

from amal_field import audit
from amal_field.db import db
from amal_field.stamp import Stamp
from amal_field.vaccination.operations.actions import lock_list
from amal_field.vaccination.operations.cards import copy_list
from amal_field.vaccination.queries.actions import FoundAction


def close_action(found: FoundAction, *, stamp: Stamp) -> None:
    """Say that the list is done: what was given is copied to the cards of those for whom somebody said yes to that.
    Raises `RuleBroken` as `lock_list`."""
    lock_list(found, stamp)
    found.action.closed_at, found.action.closed_by_id = stamp.at, stamp.by_id
    copy_list(found, stamp=stamp)
    audit.record("vaccination:action:close", found.action, stamp)


def reopen_action(found: FoundAction, *, stamp: Stamp) -> None:
    """Let the list take more, while there is one. Twice is once."""
    if found.action.is_closed and not found.action.is_removed:
        found.action.closed_at = found.action.closed_by_id = None
        db.session.flush()
        audit.record("vaccination:action:reopen", found.action, stamp)
