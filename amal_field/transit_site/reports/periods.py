"""The spans of time that a picture shows, a month, a season or a year, as days: no database, no clock."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class SpanKind(StrEnum):
    """How much a picture shows at once."""

    MONTH = "month"
    SEASON = "season"
    YEAR = "year"


MONTHS = {SpanKind.MONTH: 1, SpanKind.SEASON: 3, SpanKind.YEAR: 12}


@dataclass(frozen=True)
class Span:
    """The days from `first` to `last`, both included."""

    kind: SpanKind
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def end(self) -> date:
        """The day after the last."""
        return self.last + timedelta(days=1)

    @property
    def before(self) -> "Span":
        """The span that ends where this one begins."""
        return span_of(self.kind, self.first - timedelta(days=1))

    @property
    def after(self) -> "Span":
        """The span that begins where this one ends."""
        return span_of(self.kind, self.end)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def span_of(kind: SpanKind, on: date) -> Span:
    """The span of a kind in which a day lies. A season is one of the weather's: winter begins on 1 December."""
    number = on.year * 12 + on.month - 1
    start = number - (number % 12 if kind is SpanKind.YEAR else number % MONTHS[kind])
    if kind is SpanKind.SEASON:
        start = number - (number + 1) % 3
    return Span(kind, month_start(start), month_start(start + MONTHS[kind]) - timedelta(days=1))


def month_start(number: int) -> date:
    """The first day of a month, counted from the year 0."""
    return date(number // 12, number % 12 + 1, 1)


def months_of(span: Span) -> list[date]:
    """The first day of each month in a span."""
    number = span.first.year * 12 + span.first.month - 1
    return [month_start(number + place) for place in range(MONTHS[span.kind])]
