"""What a duo must be: somebody of each side, nobody with themselves, days in their order."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from amal_field.refusal import RuleBroken

ADULT = 18
BUDDY_MINOR, CHILD_ALONE = "buddy_minor", "child_alone"


def is_minor(age: int | None) -> bool:
    """Whether somebody is known to be no adult."""
    return age is not None and age < ADULT


def check_sides(buddies: Collection[UUID], newcomers: Collection[UUID]) -> None:
    """Demand somebody of each side, and nobody on both. Raises `RuleBroken` `match_without_side` or
    `match_with_oneself`."""
    if not buddies or not newcomers:
        raise RuleBroken("match_without_side")
    if set(buddies) & set(newcomers):
        raise RuleBroken("match_with_oneself")


def check_started_on(started_on: date, *, proposed_on: date, today: date) -> None:
    """Demand a start that has come, and not before the proposal. Raises `RuleBroken` `match_in_future` or
    `match_starts_early`."""
    if started_on > today:
        raise RuleBroken("match_in_future")
    if started_on < proposed_on:
        raise RuleBroken("match_starts_early", day=proposed_on)


def check_closed_on(closed_on: date, *, proposed_on: date, started_on: date | None, today: date) -> None:
    """Demand an end that has come, and not before the start, or the proposal of one that did not start. Raises
    `RuleBroken` `match_in_future` or `match_ends_early`."""
    if closed_on > today:
        raise RuleBroken("match_in_future")
    if closed_on < (started_on or proposed_on):
        raise RuleBroken("match_ends_early", day=started_on or proposed_on)


def check_prolonged(until: date, *, planned_end_on: date | None, today: date) -> None:
    """Demand an end that is planned, and another after it that is still to come. Raises `RuleBroken` `match_endless` or
    `prolonged_backwards`."""
    if planned_end_on is None:
        raise RuleBroken("match_endless")
    if until <= max(planned_end_on, today):
        raise RuleBroken("prolonged_backwards", day=max(planned_end_on, today))


def check_proposed_on(proposed_on: date, *, today: date) -> None:
    """Demand a proposal that was made. Raises `RuleBroken` `match_in_future`."""
    if proposed_on > today:
        raise RuleBroken("match_in_future")


def check_reason(reason: str | None, closed_on: date | None) -> None:
    """Demand an end where there is a reason for it. Raises `RuleBroken` `match_reason_without_end`."""
    if reason and closed_on is None:
        raise RuleBroken("match_reason_without_end")


def marks_of(buddies: Collection[int | None], newcomers: Collection[tuple[int | None, Collection[UUID]]]) -> list[str]:
    """What a duo of the past has that the rules of today refuse: of ages (None: unknown), and of the households of
    each newcomer. A buddy is 18; a child comes beside an adult of its household."""
    adult_homes = {home for age, homes in newcomers if age is None or age >= ADULT for home in homes}
    minors = [homes for age, homes in newcomers if is_minor(age)]
    marks = [BUDDY_MINOR] if any(map(is_minor, buddies)) else []
    return marks + ([CHILD_ALONE] if any(adult_homes.isdisjoint(homes) for homes in minors) else [])
