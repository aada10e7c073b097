"""How long a proposal waits for its answers."""

from datetime import date, timedelta

from amal_field.refusal import RuleBroken

QUIET_DAYS, LAPSE_DAYS = 14, 90


def quiet_since(today: date) -> date:
    """Proposals of this day and before wait too long."""
    return today - timedelta(days=QUIET_DAYS)


def lapses_before(today: date) -> date:
    """Proposals of a register from before this day came to nothing."""
    return today - timedelta(days=LAPSE_DAYS)


def check_agreed(is_agreed: bool) -> None:
    """Demand that both sides said yes before a duo meets. Raises `RuleBroken` `match_not_agreed`."""
    if not is_agreed:
        raise RuleBroken("match_not_agreed")
