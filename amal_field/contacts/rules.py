"""How long a talk is, and with whom, on plain values."""

from datetime import date

from amal_field.refusal import RuleBroken

LEAST_MINUTES, MOST_MINUTES = 1, 480
MINUTES = (15, 30, 45, 60)
"""What a button says."""
AGE_GROUPS = ("minor", "adult", "unknown")
"""What is known of somebody whom nobody names."""
UNKNOWN = "unknown"


def check_day(on: date, *, today: date) -> None:
    """Demand a day that has come. Raises `RuleBroken` `contact_to_come`."""
    if on > today:
        raise RuleBroken("contact_to_come")


def check_minutes(minutes: int) -> None:
    """Demand a talk of a minute to eight hours. Raises `RuleBroken` `contact_minutes`."""
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise RuleBroken("contact_minutes", least=LEAST_MINUTES, most=MOST_MINUTES)
