"""When a duo may meet, and for how long."""

from datetime import date

from amal_field.refusal import RuleBroken

LEAST_MINUTES, MOST_MINUTES = 5, 720


def check_minutes(minutes: int) -> None:
    """Demand a time that one can spend together. Raises `RuleBroken` `minutes_impossible`."""
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise RuleBroken("minutes_impossible", least=LEAST_MINUTES, most=MOST_MINUTES)


def check_met_on(met_on: date, *, started_on: date | None, closed_on: date | None, today: date) -> None:
    """Demand a day that has come, from the start of the duo to its end. Raises `RuleBroken` `meeting_in_future`,
    `meeting_not_started`, `meeting_before_start` or `meeting_after_end`."""
    if met_on > today:
        raise RuleBroken("meeting_in_future")
    if started_on is None:
        raise RuleBroken("meeting_not_started")
    if met_on < started_on:
        raise RuleBroken("meeting_before_start", day=started_on)
    if closed_on is not None and met_on > closed_on:
        raise RuleBroken("meeting_after_end", day=closed_on)
