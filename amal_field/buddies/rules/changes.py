"""When the rules of a programme may change, and what they must add up to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from amal_field.buddies.rules.profiles import Weights
from amal_field.refusal import RuleBroken

ALL_POINTS = 100
MOST_RHYTHM_DAYS, MOST_MONTHS = 90, 36


@dataclass(frozen=True)
class NewRules:
    """What shall hold in a programme; `weights` None: it gives no points."""

    rhythm_days: int | None
    months: int | None
    minutes: int
    hard: Sequence[str]
    least_points: int
    weights: Weights | None


def check_points(points: Iterable[int | None]) -> None:
    """Demand 100 points in all, or no points at all. Raises `RuleBroken` `rule_points`."""
    known = [one for one in points if one is not None]
    if known and sum(known) != ALL_POINTS:
        raise RuleBroken("rule_points", total=sum(known), all=ALL_POINTS)


def check_valid_from(valid_from: date, *, today: date, taken: bool) -> None:
    """Demand a day from today on that has no rules of its own yet: what was decided before stays explained. Raises
    `RuleBroken` `rule_past` or `rule_exists`."""
    if valid_from < today:
        raise RuleBroken("rule_past")
    if taken:
        raise RuleBroken("rule_exists")


def check_withdrawal(valid_from: date, *, today: date) -> None:
    """Demand that no day has passed under the rules. Raises `RuleBroken` `rule_in_force`."""
    if valid_from < today:
        raise RuleBroken("rule_in_force")
