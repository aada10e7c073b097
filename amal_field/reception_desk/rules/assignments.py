"""What an assignment of an interpreter may tell."""

from datetime import date

from amal_field.reception_desk.rules.words import DONE
from amal_field.refusal import RuleBroken

LEAST_MINUTES, MOST_MINUTES = 1, 720


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
