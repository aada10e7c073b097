"""What a figure tells of a year: the value with its base and its doubts, and the arithmetic that all of them share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

FIRST_YEAR, LAST_YEAR = 1900, 2200
MONTHS = range(1, 13)


@dataclass(frozen=True)
class YearSpan:
    """A year as figures count it on a day: the running one up to and including yesterday, so that an open stay counts
    its nights up to `today`."""

    year: int
    today: date

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """The last day that counts: of the running year yesterday, which on 1 January lies before its first."""
        end = date(self.year, 12, 31)
        return min(end, self.today - timedelta(days=1)) if self.is_running else end

    @property
    def is_running(self) -> bool:
        """Whether it has begun and is not over."""
        return self.year == self.today.year


@dataclass(frozen=True)
class Base:
    """What a value was counted from: `part` of `number`, of a kind that has words (`messages.BASES`)."""

    kind: str
    number: int
    part: int | None = None


@dataclass(frozen=True)
class Doubt:
    """What is not settled: how often, and the value if all of it went one way or the other."""

    kind: str
    number: int
    low: int | float
    high: int | float


@dataclass(frozen=True)
class Reading:
    """A figure of one year: its value, as JSON can hold it, with its base, twelve months that add up to it, and what is
    in doubt. `months` of a value that does not add up are those of its base, or none."""

    value: Any
    base: Base | None = None
    months: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def low(self) -> Any:
        """The value if every doubt were settled downwards."""
        return self.value + sum(doubt.low - self.value for doubt in self.doubts) if self.doubts else self.value

    @property
    def high(self) -> Any:
        """The value if every doubt were settled upwards."""
        return self.value + sum(doubt.high - self.value for doubt in self.doubts) if self.doubts else self.value


Loader = Callable[[Sequence[YearSpan]], Mapping[int, Any]]
"""What a room reads for some of its figures: year → facts, all years in one pass."""


@dataclass(frozen=True)
class Facts:
    """All that was read for the figures of a year. `doubles`: code → how many fewer people there would be if all open
    likely doubles among those whom the figure counts were one."""

    span: YearSpan
    known: Mapping[Loader, Any]
    doubles: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, loader: Loader) -> Any:
        return self.known[loader]


def by_month(counted: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Twelve numbers from pairs of month and number."""
    months = [0] * 12
    for month, number in counted:
        months[int(month) - 1] += number
    return tuple(months)


def percentage(part: int, whole: int) -> int | None:
    """A whole number of per cent, a half rounded up; None where there is nothing to count from."""
    return (200 * part + whole) // (2 * whole) if whole else None


def mean(total: int, count: int) -> float | None:
    """The mean with one decimal, a half rounded up; None where there is nothing to count from."""
    return (20 * total + count) // (2 * count) / 10 if count else None


def share(part: int, whole: int, months: tuple[int, ...], *, unknown: int = 0, kind: str, doubt: str) -> Reading:
    """A part of a whole in per cent; where some gave no answer, the share if all of these were in, or all out."""
    value = percentage(part, whole)
    doubts = ()
    if unknown and value is not None:
        everybody = whole + unknown
        low, high = percentage(part, everybody), percentage(part + unknown, everybody)
        doubts = (Doubt(doubt, unknown, low, high),)
    return Reading(value, Base(kind, whole, part), months, doubts)
