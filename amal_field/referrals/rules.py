"""What may be referred where, and which steps may follow which, on plain values (`domain.md` J.2)."""

from collections.abc import Collection
from datetime import date

from amal_field.refusal import RuleBroken

HEALTH = "health"
DESTINATIONS = {
    HEALTH: ("health",),
    "school_basic": ("school",),
    "school_okan": ("school",),
    "school_other": ("school",),
    "nt2": ("nt2",),
    "ocmw": ("welfare",),
    "leisure": ("leisure",),
    "other": ("other", "partner", "housing"),
}
"""Kind of a referral → the kinds of organisations to which it leads. The first is that of one which a register brings.
"""
KINDS = tuple(DESTINATIONS)
SCHOOL = ("school_basic", "school_okan", "school_other")

OPEN, WITHDRAWN = "open", "withdrawn"
PENDING = (OPEN, "waiting_list", "accepted")
"""The states in which something is still to come."""
ENDED = ("started", "refused", "not_taken_up", WITHDRAWN)
STATES = (*PENDING, *ENDED)
ASKED = "asked"
"""A step that leaves the state as it is: somebody asked, and there is nothing yet."""
MAKING, FOLLOWING, LETTER, EXPORT, IMPORTING = ("making", "following", "letter", "export", "importing")
"""Why somebody reads of a referral to care."""


def steps_from(state: str) -> tuple[str, ...]:
    """The steps that may follow a state: any other of those to come, or opening again where it has ended."""
    if state in ENDED:
        return (OPEN,)
    return tuple(step for step in STATES if step not in (state, OPEN))


def check_made_on(made_on: date, *, today: date) -> None:
    """Demand a day that has come. Raises `RuleBroken` `referral_in_future`."""
    if made_on > today:
        raise RuleBroken("referral_in_future")


def check_destination(kind: str, *, organisation_kind: str, is_retired: bool, name: str) -> None:
    """Demand a destination to which this kind leads, and which has not stopped. Raises `RuleBroken`
    `destination_of_other_kind` or `destination_retired`."""
    if organisation_kind not in DESTINATIONS[kind]:
        raise RuleBroken("destination_of_other_kind", name=name)
    if is_retired:
        raise RuleBroken("destination_retired", name=name)


def check_step(step: str, on: date, *, state: str, not_before: Collection[date], today: date) -> None:
    """Demand a step that may follow the state, on a day that has come and lies before none of `not_before`: the day on
    which it was made, first, and those of its steps.

    Raises `RuleBroken` `step_not_now`, `step_in_future` or `step_too_early`.
    """
    if step not in ((*steps_from(state), ASKED) if state in PENDING else steps_from(state)):
        raise RuleBroken("step_not_now")
    if on > today:
        raise RuleBroken("step_in_future")
    if on < max(not_before):
        raise RuleBroken("step_too_early", day=max(not_before))
