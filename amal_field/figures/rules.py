"""Decisions about figures, on plain values: what is too small to leave the house (`domain.md` G.6), and which year may
be frozen."""

from collections.abc import Mapping
from datetime import date

from amal_field.refusal import RuleBroken

LEAST = 5
"""From how many people on a part may be told outside the house, until an administrator sets it."""
ALIKE_PERCENT = 5
"""By how many per cent at most two years differ that are in line with each other, until an administrator sets it."""

ANONYMISED = "figures:year:anonymise"
"""The tag of an entry that says of how many `people` of a year, whose edition is its subject, no name is left."""


def is_small(number: int, least: int = LEAST) -> bool:
    """Whether so few people could be recognised. Nobody is no one to recognise."""
    return 0 < number < least


def hidden_parts(parts: Mapping[str, int], *, total_stands: bool, least: int = LEAST) -> set[str]:
    """Which parts of a split of people are hidden. Where the total stands and one alone is hidden, it would follow from
    the others, so the next smallest is hidden too."""
    hidden = {key for key, number in parts.items() if is_small(number, least)}
    if total_stands and len(hidden) == 1:
        others = [key for key, number in parts.items() if number and key not in hidden]
        hidden |= set(sorted(others, key=parts.__getitem__)[:1])
    return hidden


def is_share_hidden(part: int, whole: int, least: int = LEAST) -> bool:
    """Whether a share is hidden: its numerator, the rest or its base is small, judged before rounding."""
    return any(is_small(number, least) for number in (part, whole - part, whole))


def check_over(year: int, *, today: date) -> None:
    """Demand a year that is over. Raises `RuleBroken` `year_to_come` or `year_running`."""
    if year > today.year:
        raise RuleBroken("year_to_come", year=year)
    if year == today.year:
        raise RuleBroken("year_running", year=year)


def check_reason(reason: str | None, *, editions: int) -> None:
    """Demand a reason for a further edition. Raises `RuleBroken` `edition_without_reason`."""
    if editions and not reason:
        raise RuleBroken("edition_without_reason")


def check_counted(year: int, *, is_empty: bool) -> None:
    """Demand that something was counted. Raises `RuleBroken` `year_empty`."""
    if is_empty:
        raise RuleBroken("year_empty", year=year)
