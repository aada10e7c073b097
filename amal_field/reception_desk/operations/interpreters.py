"""What people do to assignments of interpreters, and to the hours of volunteers. Each changes, flushes and records;
none commits."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, time
from uuid import UUID

from amal_field import audit, clock
from amal_field.dated_settings.queries import setting
from amal_field.db import constraint_as_refusal, db
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import InterpreterAssignment, InterpreterHours
from amal_field.reception_desk.rules.assignments import CALL_OFF, HOUR
from amal_field.reception_desk.rules.words import CONFIRMED, DONE, IN_TIME, LATE, OPEN_STATES, REQUESTED
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped


@dataclass(frozen=True)
class Need:
    """What somebody asks for: a language, how, by whom, when, what for, and for whom if anybody is named."""

    day: date
    starts: time
    ends: time
    language: str
    manner: str
    tier: str
    purpose: str
    person_id: UUID | None = None


def request_interpreter(need: Need, *, stamp: Stamp) -> InterpreterAssignment:
    """Ask for an interpreter, for the desk. Raises `RuleBroken` `request_of_past` or `request_far`."""
    rules.assignments.check_request(need.day, today=clock.day_of(stamp.at))
    assignment = InterpreterAssignment(service="desk", state=REQUESTED, **asdict(need), **stamped(stamp))
    db.session.add(assignment)
    db.session.flush()
    audit.record("reception_desk:assignment:request", assignment, stamp)
    return assignment


def undo_request(assignment: InterpreterAssignment, *, stamp: Stamp) -> None:
    """It was asked for by mistake. Twice is once. Raises `RuleBroken` `assignment_moved_on` where something has become
    of it."""
    if not assignment.stands:
        return
    if assignment.state != REQUESTED:
        raise RuleBroken("assignment_moved_on")
    assignment.cancel(stamp)
    db.session.flush()
    audit.record("reception_desk:assignment:cancel", assignment, stamp)


def take_step(assignment: InterpreterAssignment, step: str, minutes: int | None, *, stamp: Stamp) -> None:
    """Somebody answers, it is called off, or it is over. The state in which it is already says nothing new.

    Raises `RuleBroken` `assignment_moved_on`, `minutes_missing` or `assignment_minutes`.
    """
    is_called_off = step == CALL_OFF and assignment.state in (IN_TIME, LATE)
    if is_called_off or (assignment.state == step and minutes == assignment.minutes):
        return
    at = stamp.at.astimezone(clock.ZONE)
    rules.assignments.check_step(step, assignment.state, begun=assignment.has_begun(at))
    if step == DONE:
        if minutes is None:
            raise RuleBroken("minutes_missing")
        rules.assignments.check_minutes(minutes, step)
        assignment.minutes = minutes
    if step == CALL_OFF:
        step = rules.assignments.called_off(assignment.day, at, hour=setting(HOUR, at.date()))
    if step in OPEN_STATES:
        assignment.was_confirmed = step == CONFIRMED
    assignment.state = step
    db.session.flush()
    audit.record("reception_desk:assignment:step", assignment, stamp, state=f"assignment_{step}")


def reopen(assignment: InterpreterAssignment, state: str, *, stamp: Stamp) -> None:
    """Take its last step back, if it is still in `state`. Twice is once: what is back already stays so.

    Raises `RuleBroken` `assignment_moved_on`.
    """
    before = rules.assignments.reopened(state, was_confirmed=assignment.was_confirmed)
    if assignment.state == before:
        return
    if assignment.state != state:
        raise RuleBroken("assignment_moved_on")
    assignment.state, assignment.minutes, assignment.was_confirmed = before, None, before == CONFIRMED
    db.session.flush()
    audit.record("reception_desk:assignment:reopen", assignment, stamp)


def add_hours(
    person_id: UUID, language: str, weekdays: Collection[int], starts: time, ends: time, *, stamp: Stamp
) -> list[InterpreterHours]:
    """A volunteer interprets a language each week on these days. Raises `RuleBroken` `hours_twice`."""
    rows = [
        InterpreterHours(
            person_id=person_id, language=language, weekday=day, starts=starts, ends=ends, **stamped(stamp)
        )
        for day in sorted(set(weekdays))
    ]
    db.session.add_all(rows)
    with constraint_as_refusal({"interpreter_hours": "hours_twice"}):
        db.session.flush()
    for row in rows:
        audit.record("reception_desk:hours:add", row, stamp)
    return rows


def cancel_hours(hours: InterpreterHours, *, stamp: Stamp) -> None:
    """They do not interpret then any more. Twice is once."""
    if hours.stands:
        hours.cancel(stamp)
        db.session.flush()
        audit.record("reception_desk:hours:cancel", hours, stamp)


def restore_hours(hours: InterpreterHours, *, stamp: Stamp) -> None:
    """They do after all. Twice is once. Raises `RuleBroken` `hours_twice`."""
    if hours.stands:
        return
    hours.cancelled_at = hours.cancelled_by_id = None
    with constraint_as_refusal({"interpreter_hours": "hours_twice"}):
        db.session.flush()
    audit.record("reception_desk:hours:restore", hours, stamp)
