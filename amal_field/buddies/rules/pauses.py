"""When a duo may rest."""

from collections.abc import Iterable
from datetime import date, timedelta

from amal_field.refusal import RuleBroken

Span = tuple[date, date]
"""From a day until a day, both included."""


def check_pause(span: Span, others: Iterable[Span], *, started_on: date) -> None:
    """Demand a pause that lasts, after the start, apart from the others. Raises `RuleBroken` `pause_backwards`,
    `meeting_before_start` or `pause_there`."""
    first, last = span
    if last < first:
        raise RuleBroken("pause_backwards")
    if first < started_on:
        raise RuleBroken("meeting_before_start", day=started_on)
    for from_on, until_on in others:
        if from_on <= last and first <= until_on:
            raise RuleBroken("pause_there", day=until_on)


def days_in(spans: Iterable[Span], after: date, until: date) -> int:
    """How many of the days after one until another lie in these spans, which are apart."""
    return sum(max((min(last, until) - max(first, after + timedelta(days=1))).days + 1, 0) for first, last in spans)


def covers(spans: Iterable[Span], day: date) -> bool:
    """Whether a day lies in one of these spans."""
    return any(first <= day <= last for first, last in spans)
