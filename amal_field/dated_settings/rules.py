"""Decisions about dated settings, on plain values."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from amal_field.refusal import RuleBroken

Value = int | Decimal | date | str


class Kind(StrEnum):
    """What the value of a setting is: whole days, months, years, percents or people, an hour of the day, euros, a day,
    or a line of text."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    PERCENT = "percent"
    PEOPLE = "people"
    HOUR = "hour"
    AMOUNT = "amount"
    DATE = "date"
    TEXT = "text"


def check_day(valid_from: date, *, today: date, taken: bool) -> None:
    """Demand a day from today on that has no value of its own yet.

    Raises `RuleBroken` `setting_backwards` or `setting_exists`.
    """
    if valid_from < today:
        raise RuleBroken("setting_backwards")
    if taken:
        raise RuleBroken("setting_exists")


def check_withdrawal(valid_from: date, *, today: date) -> None:
    """Demand that no day has passed under the value: what was decided by it stays explained. On its first day a slip
    can still be mended. Raises `RuleBroken` `setting_in_force`."""
    if valid_from < today:
        raise RuleBroken("setting_in_force")


def as_json(value: Value) -> int | str:
    """A value as the database keeps it: euros as text, which loses no cent."""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.2f}" if isinstance(value, Decimal) else value


def from_json(kind: Kind, kept: int | str) -> Value:
    """The value that was kept."""
    if kind == Kind.DATE:
        return date.fromisoformat(str(kept))
    return Decimal(kept) if kind == Kind.AMOUNT else kept
