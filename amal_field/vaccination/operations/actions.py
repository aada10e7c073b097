"""Actions: planned and prepared, moved, called off, and closed when the list is done."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, update

from amal_field import audit, clock
from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.operations import planned
from amal_field.attendance.operations.planned import SessionValues
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped
from amal_field.vaccination.models import VaccinationAction
from amal_field.vaccination.operations import door
from amal_field.vaccination.queries.actions import FoundAction
from amal_field.vaccination.queries.listed import Listed, Visit

ACTIONS = VaccinationAction.__table__
COUNT_UP = (
    update(ACTIONS)
    .where(ACTIONS.c.id == bindparam("action"))
    .values(revision=ACTIONS.c.revision + 1)
    .returning(ACTIONS.c.revision, ACTIONS.c.closed_at, ACTIONS.c.removed_at)
)


def plan_action(
    programme: Programme, values: SessionValues, kind: str, details: Mapping[str, Any], *, stamp: Stamp
) -> VaccinationAction:
    """Plan an action: its session, and what it needs beside it. Raises `RuleBroken` as `planned.add_session`."""
    with audit.untold():
        session = planned.add_session(programme, values, kind, stamp=stamp)
    return _prepare(session, details, stamp)


def prepare_action(group_session: GroupSession, *, stamp: Stamp) -> VaccinationAction:
    """Make the action of a session that stands there without one."""
    return _prepare(group_session, {}, stamp)


def change_action(found: FoundAction, values: SessionValues, details: Mapping[str, Any], *, stamp: Stamp) -> None:
    """Move an action, or correct what it needs. The same twice is once.

    Raises `RuleBroken` `action_noted` where something was noted and the day changes, `list_removed` where only its
    numbers are left, or as `planned.move_session`.
    """
    demand_list(found)
    if values.held_on != found.day and door.is_noted(found.action.id):
        raise RuleBroken("action_noted", day=found.day)
    moved = [name for name, value in vars(values).items() if getattr(found.session, name) != value]
    with audit.untold():
        planned.move_session(found.session, values, stamp=stamp)
    changed = [name for name, value in details.items() if getattr(found.action, name) != value]
    for name in changed:
        setattr(found.action, name, details[name])
    db.session.flush()
    if moved or changed:
        audit.record("vaccination:action:correct", found.action, stamp, fields=sorted(moved + changed))


def call_off_action(found: FoundAction, reason: str, *, stamp: Stamp) -> None:
    """Call an action off. Raises `RuleBroken` `action_given` where something was given, `list_removed`, or as
    `planned.call_off`."""
    demand_list(found)
    if door.has_given(found.action.id):
        raise RuleBroken("action_given")
    with audit.untold():
        planned.call_off(found.session, reason, stamp=stamp)
    audit.record("vaccination:action:call_off", found.action, stamp)


def restore_action(found: FoundAction, *, stamp: Stamp) -> None:
    """Let it take place after all. Twice is once."""
    if found.session.is_called_off:
        with audit.untold():
            planned.restore_session(found.session, stamp=stamp)
        audit.record("vaccination:action:restore", found.action, stamp)


def count_up(action: VaccinationAction) -> int:
    """Count the revision of a list up and return it: its writers queue here."""
    revision = db.session.execute(COUNT_UP, {"action": action.id}).one().revision
    db.session.expire(action, ["revision"])
    return revision


def lock_list(found: FoundAction, stamp: Stamp, *, ahead_too: bool = False, corrects: bool = False) -> int:
    """Count the revision of the list up and return it: writers of one list queue here, so what is read after this is
    what the others left. `corrects`: a list that is closed takes it too.

    Raises `RuleBroken` `action_called_off`, `list_removed`, `action_closed`, or `action_to_come` before its day unless
    it notes nothing that was done (`ahead_too`).
    """
    revision, closed_at, removed_at = db.session.execute(COUNT_UP, {"action": found.action.id}).one()
    if found.session.is_called_off:
        raise RuleBroken("action_called_off")
    if removed_at:
        raise RuleBroken("list_removed", day=clock.day_of(removed_at))
    if closed_at and not corrects:
        raise RuleBroken("action_closed")
    if not ahead_too and found.day > clock.day_of(stamp.at):
        raise RuleBroken("action_to_come", day=found.day)
    return revision


def lock_line(
    found: FoundAction, line_id: UUID, visit: Visit, stamp: Stamp, *, ahead_too: bool = False
) -> tuple[int, Listed]:
    """The revision of the list, as `lock_list`, and one line as the others left it. Raises `RuleBroken` as that, or
    `line_gone`."""
    revision = lock_list(found, stamp, ahead_too=ahead_too, corrects=visit.corrects)
    listed = door.line_of(found.action.id, line_id, visit)
    if listed is None:
        raise RuleBroken("line_gone")
    return revision, listed


def demand_list(found: FoundAction) -> None:
    """Demand that the list is still there. Raises `RuleBroken` `list_removed`."""
    if found.removed_on is not None:
        raise RuleBroken("list_removed", day=found.removed_on)


def _prepare(session: GroupSession, details: Mapping[str, Any], stamp: Stamp) -> VaccinationAction:
    action = VaccinationAction(session_id=session.id, **details, **stamped(stamp))
    db.session.add(action)
    db.session.flush()
    audit.record("vaccination:action:plan", action, stamp)
    return action
