"""What a family may tell of itself at the desk (`domain.md` J.5)."""

from datetime import date, timedelta

from amal_field.people.rules import Birth, is_minor
from amal_field.reception_desk.rules.files import check_arrival
from amal_field.reception_desk.rules.words import UNACCOMPANIED
from amal_field.refusal import RuleBroken

ROWS, MOST_PEOPLE = 4, 40
"""How many rows a registration shows at first, and how many people it takes."""
LEAST_YEARS = 12
"""So many years a parent is older than a child; with fewer it is asked once."""
ANNEX_DAYS, A_CARD_UNTIL, GUARDIANSHIP_PHONE = (
    "reception_desk.annex_15_days",
    "reception_desk.a_card_until",
    "reception_desk.guardianship_phone",
)
"""Codes of dated settings."""
SOON = timedelta(days=30)
"""A status that ends within it is to be renewed."""
OPEN, REPORTED, GUARDED, UNKNOWN, GROWN = MINOR_STATES = ("open", "reported", "guarded", "unknown", "grown")
"""What became of the report of a minor; `unknown` of a register, which does not tell it."""


def file_number(year: int, number: int) -> str:
    """The number of a file that is made at the desk. No register has one of this shape."""
    return f"B{year}-{number:04}"


def check_days(arrived_on: date, belgium_on: date | None, *, today: date, birth: Birth | None) -> None:
    """Demand arrivals in their order: the birth, Belgium, Ghent, today.

    Raises `RuleBroken` `arrival_to_come`, `arrival_before_birth` or `ghent_before_belgium`.
    """
    check_arrival(arrived_on, today=today, birth=birth)
    if belgium_on and belgium_on > arrived_on:
        raise RuleBroken("ghent_before_belgium")
    if belgium_on:
        check_arrival(belgium_on, today=today, birth=birth)


def check_status(status: str | None, since: date | None, until: date | None, *, today: date) -> None:
    """Demand days of a status that is told, in their order.

    Raises `RuleBroken` `days_of_no_status`, `status_to_come` or `status_ends_early`.
    """
    if (since or until) and not status:
        raise RuleBroken("days_of_no_status")
    if since and since > today:
        raise RuleBroken("status_to_come")
    if since and until and until <= since:
        raise RuleBroken("status_ends_early")


def proposed_until(status: str | None, since: date | None, *, annex_days: int, a_card_until: date) -> date | None:
    """Until when a status lasts where nobody says it; None where there is no term, or it was over before it began."""
    if status == "annex_15" and since:
        return since + timedelta(days=annex_days)
    if status == "a_card" and (since is None or since < a_card_until):
        return a_card_until
    return None


def companion_of(
    told: str | None, relation: str | None, birth: Birth | None, arrived_on: date, *, of_adult: bool
) -> str | None:
    """Who came with somebody: nobody is asked of an adult; a child of an adult comes with a parent unless another is
    told. Raises `RuleBroken` `companion_untold`."""
    if not is_minor(birth.on if birth else None, arrived_on):
        return None
    if not told and relation == "child" and of_adult:
        return "parent"
    if not told:
        raise RuleBroken("companion_untold")
    return told


def is_odd_child(child: Birth | None, parent: Birth | None) -> bool:
    """Whether a child is older than a parent, or so little younger that it is asked about."""
    if child is None or parent is None:
        return False
    return (child.on.year - parent.on.year, child.on.timetuple()[1:3]) < (LEAST_YEARS, parent.on.timetuple()[1:3])


def must_be_reported(companion: str | None, born_on: date | None, today: date) -> bool:
    """Whether a minor without anybody who may decide is under 18 still."""
    return companion in UNACCOMPANIED and is_minor(born_on, today)
