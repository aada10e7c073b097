"""How long a link of a duo works, how often it may be used, and until when what came by it can be taken back."""

from datetime import date, datetime, timedelta

from amal_field.buddies.rules.rhythm import planned_end
from amal_field.refusal import RuleBroken

OUTCOMES = ("called", "met", "passed_on", "solved")
"""What came of a request for help."""
DAYS_AFTER_END = 30
MONTHS_WITHOUT_END = 12
POSTS_A_DAY = 20
WRONG_AN_HOUR = 60
DAYS_TO_UNDO = 7
LONGEST_WAIT = timedelta(hours=1)
"""After which it is worth while to try again."""
TRIES_KEPT = timedelta(days=2)


def works_until(planned_end_on: date | None, made_on: date) -> date:
    """The last day of a link: some days after the planned end, or a year after it was made where there is none."""
    if planned_end_on is not None:
        return planned_end_on + timedelta(days=DAYS_AFTER_END)
    return planned_end(made_on, MONTHS_WITHOUT_END) or made_on


def undone_since(now: datetime) -> datetime:
    """What was noted after this moment can be changed and taken back by the link."""
    return now - timedelta(days=DAYS_TO_UNDO)


def check_contact(name: str, phone: str) -> None:
    """Demand somebody to call, for a card or a link. Raises `RuleBroken` `link_without_contact`."""
    if not name.strip() or not phone.strip():
        raise RuleBroken("link_without_contact")


def check_may_have(*, is_adult: bool, is_there: bool, is_open: bool, is_agreed: bool) -> None:
    """Demand an adult who is in a duo that goes on and to which both sides said yes.

    Raises `RuleBroken` `link_of_child`, `link_of_nobody` or `match_not_agreed`.
    """
    if not is_there or not is_open:
        raise RuleBroken("link_of_nobody")
    if not is_adult:
        raise RuleBroken("link_of_child")
    if not is_agreed:
        raise RuleBroken("match_not_agreed")
