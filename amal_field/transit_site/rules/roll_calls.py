"""Decisions about counting people outside (evacuatie, `domain.md` A.8), on plain values."""

from datetime import datetime, timedelta

from amal_field.refusal import RuleBroken

FOUND, MISSING, UNMARKED = "found", "missing", "unmarked"
ROLL_CALL_MARKS = (FOUND, MISSING, UNMARKED)
MARKS_KEPT = timedelta(hours=24)
"""How long it is kept who was found and who was missing, once a roll call is closed; the counts stay."""


def forgotten_since(now: datetime) -> datetime:
    """The marks of roll calls that were closed at this moment or before it are gone."""
    return now - MARKS_KEPT


def check_roll_call(*, closed: bool) -> None:
    """Demand a roll call that is open. Raises `RuleBroken` `roll_call_closed`."""
    if closed:
        raise RuleBroken("roll_call_closed")


def check_counted(*, is_anybody_there: bool) -> None:
    """Demand somebody to be counted. Raises `RuleBroken` `nobody_on_site`."""
    if not is_anybody_there:
        raise RuleBroken("nobody_on_site")


def check_reopening(*, closed_at: datetime, is_another_open: bool, now: datetime) -> None:
    """Demand a roll call whose marks are still there, and no other that is open.

    Raises `RuleBroken` `roll_call_forgotten` or `roll_call_open`.
    """
    if closed_at <= forgotten_since(now):
        raise RuleBroken("roll_call_forgotten")
    if is_another_open:
        raise RuleBroken("roll_call_open")
