"""What an assignment of an interpreter may tell, which step may follow which, and until when calling off costs
nothing (`domain.md` J.5)."""

from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

from amal_field.reception_desk.rules.words import (
    CANCELLED,
    CONFIRMED,
    DONE,
    IN_TIME,
    LATE,
    NOT_DELIVERED,
    OPEN_STATES,
    REFUSED,
    REQUESTED,
)
from amal_field.refusal import RuleBroken

LEAST_MINUTES, MOST_MINUTES = 1, 720
HOUR = "reception_desk.interpreter_hour"
"""The dated setting: until which hour of the working day before somebody calls off in time."""
LEFT_OPEN_DAYS = 30
"""So many days an assignment that nobody has closed stays among those to come."""
CALL_OFF = CANCELLED
STEPS = (CONFIRMED, REFUSED, DONE, NOT_DELIVERED, CALL_OFF)
"""What somebody says of an assignment; when it is called off tells whether that was in time."""
SATURDAY = 5


def check_day(day: date, state: str, *, today: date) -> None:
    """Demand that what was done is over. Raises `RuleBroken` `assignment_to_come`."""
    if state == DONE and day > today:
        raise RuleBroken("assignment_to_come")


def check_minutes(minutes: int | None, state: str) -> None:
    """Demand minutes of what was done alone, and no more of them than a day at work has.

    Raises `RuleBroken` `minutes_of_nothing` or `assignment_minutes`.
    """
    if minutes is None:
        return
    if state != DONE:
        raise RuleBroken("minutes_of_nothing")
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise RuleBroken("assignment_minutes", least=LEAST_MINUTES, most=MOST_MINUTES)


def check_request(day: date, *, today: date) -> None:
    """Demand a day that is not over, and no more than a year ahead. Raises `RuleBroken` `request_of_past` or
    `request_far`."""
    if day < today:
        raise RuleBroken("request_of_past")
    if day > today + timedelta(days=366):
        raise RuleBroken("request_far")


def has_begun(day: date, starts: time | None, at: datetime) -> bool:
    """Whether it was to begin by `at`, a moment in Brussels; one without hours begins with its day."""
    return (day, starts or time()) <= (at.date(), at.time())


def is_unmet(state: str, day: date, starts: time | None, at: datetime) -> bool:
    """Whether nobody came who was asked for: refused, not delivered, or not answered when it was to begin."""
    return state in (REFUSED, NOT_DELIVERED) or (state == REQUESTED and has_begun(day, starts, at))


def steps_from(state: str, *, begun: bool) -> tuple[str, ...]:
    """The steps that may follow: an answer while it is asked for, the outcome once it was to begin, calling off until
    then."""
    if state not in OPEN_STATES:
        return ()
    answers = (CONFIRMED, REFUSED) if state == REQUESTED else ()
    outcomes = (DONE, NOT_DELIVERED) if state == CONFIRMED else (NOT_DELIVERED,)
    return (*answers, *(outcomes if begun else (CALL_OFF,)))


def check_step(step: str, state: str, *, begun: bool) -> None:
    """Demand a step that may follow. Raises `RuleBroken` `assignment_moved_on`."""
    if step not in steps_from(state, begun=begun):
        raise RuleBroken("assignment_moved_on")


def reopened(state: str, *, was_confirmed: bool) -> str:
    """The state before: what a register tells as done was confirmed. Raises `RuleBroken` `assignment_moved_on` where
    nothing has become of it yet."""
    if state == REQUESTED:
        raise RuleBroken("assignment_moved_on")
    if state in (CONFIRMED, REFUSED):
        return REQUESTED
    return CONFIRMED if was_confirmed or state == DONE else REQUESTED


def called_off(day: date, at: datetime, *, hour: int) -> str:
    """As what it counts to call off at a moment in Brussels: in time until that hour of the working day before."""
    return IN_TIME if at <= datetime.combine(working_day_before(day), time(hour), at.tzinfo) else LATE


def working_day_before(day: date) -> date:
    """The last day before that is neither of a weekend nor a public holiday of Belgium."""
    before = day - timedelta(days=1)
    while before.weekday() >= SATURDAY or before in _public_holidays(before.year):
        before -= timedelta(days=1)
    return before


def planned_minutes(starts: time | None, ends: time | None) -> int | None:
    """How long it was asked for, as far as that is known and may be told."""
    if starts is None or ends is None:
        return None
    minutes = (ends.hour - starts.hour) * 60 + ends.minute - starts.minute
    return min(minutes, MOST_MINUTES)


@cache
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("BE", years=year))
