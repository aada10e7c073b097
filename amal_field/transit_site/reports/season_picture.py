"""Where the things of the season picture lie on its paper, in pixels."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from flask_babel import format_date
from flask_babel import gettext as _

from amal_field.transit_site import messages
from amal_field.transit_site.reports.periods import Span, SpanKind, months_of
from amal_field.transit_site.reports.season import Bar, BarKind

DAY_WIDTHS = {SpanKind.MONTH: 46, SpanKind.SEASON: 16, SpanKind.YEAR: 4.4}
"""In a month a night is as wide as a finger."""
ROW_HEIGHT = 34
"""Of 25 pitches one sheet of A4 lying on its side has room, with letters of 12 points."""
LETTER = 14.5
"""How wide a letter is, or nearly, as large as it is printed; one of Chinese is twice that."""
LEFT, TOP, LINE = 48, 56, 26
"""Room for the numbers of the pitches, for the days, and for one more line of these: a month names the weekdays."""
SIGNS = {BarKind.OVERDUE: "! "}
"""What stands before the words of a bar, so that nothing is told by its colour alone."""


@dataclass(frozen=True)
class Words:
    """What stands on a bar, and where it begins, or ends."""

    text: str
    x: float
    ends_here: bool = False
    planned: bool = False


@dataclass(frozen=True)
class Paper:
    """The paper of a picture: its days, how many pitches, which day is today, whether the stays are drawn one by one,
    whether they are named, and how the reader's `language` writes a day (`day_name`)."""

    span: Span
    pitches: int
    today: date
    crowded: bool
    named: bool
    language: str
    day_name: Callable[[date], str]

    @property
    def day_width(self) -> float:
        """The width of a day."""
        return DAY_WIDTHS[self.span.kind]

    @property
    def row_height(self) -> int:
        """The height of a pitch."""
        return ROW_HEIGHT

    @property
    def top(self) -> int:
        """Where the pitches begin."""
        return TOP + LINE if self.span.kind is SpanKind.MONTH else TOP

    @property
    def width(self) -> int:
        """The width of it all."""
        return round(LEFT + self.span.days * self.day_width) + 2

    @property
    def height(self) -> int:
        """The height of it all."""
        return self.top + self.pitches * self.row_height + 2

    @property
    def left(self) -> int:
        """Where the days begin."""
        return LEFT

    def x(self, day: date) -> float:
        """Where a day begins."""
        return round(LEFT + (day - self.span.first).days * self.day_width, 1)

    def y(self, row: int) -> int:
        """Where a row begins."""
        return self.top + row * self.row_height

    def across(self, start: date, end: date) -> float:
        """The width of the days up to `end`, which is not among them; a stay of no night can be seen."""
        return max(round((end - start).days * self.day_width, 1) - 1, 3)

    def months(self) -> list[tuple[float, str]]:
        """Where each month begins, and its name."""
        short = "LLL" if self.span.kind is SpanKind.YEAR else "LLLL"
        return [(self.x(month), format_date(month, short)) for month in months_of(self.span)]

    def days(self) -> list[tuple[float, list[str]]]:
        """Where each marked day begins, and its lines: weekday and number of every day of a month, the number of the
        Mondays of a season."""
        days = [self.span.first + timedelta(days=place) for place in range(self.span.days)]
        if self.span.kind is SpanKind.MONTH:
            return [(self.x(day), [format_date(day, "EEEEE"), str(day.day)]) for day in days]
        if self.span.kind is SpanKind.SEASON:
            return [(self.x(day), [str(day.day)]) for day in days if day.weekday() == 0]
        return []

    def label(self, bar: Bar) -> str:
        """A bar in words, for whoever hears it; what blocks a pitch is always said."""
        sentence = _told(self.language, self.day_name, bar.kind, bar.disputed, bar.from_on, bar.to_on)
        return f"{bar.name}, {sentence}" if self.named or bar.kind is BarKind.BLOCKED else sentence

    def words(self, bar: Bar) -> Words | None:
        """The words on a stay: at its beginning; of one that goes on before today's line, where the page opens, or
        else on what is planned. None where nothing fits that says something."""
        text = SIGNS.get(bar.kind, "? " if bar.disputed else "") + (bar.name if self.named else "")
        goes_on = bar.to_on is None and self.today in self.span
        start, end = self.x(bar.start), self.x(bar.end)
        until = end - self.day_width / 2 if goes_on else end
        fitting = _fitted(text, until - start - 12)
        if bar.plan and fitting != text and (planned := _fitted(text, self.x(bar.plan) - end - 12)):
            return Words(planned, end + 6, planned=True)
        if not fitting:
            return None
        return Words(fitting, until - 8, ends_here=True) if goes_on else Words(fitting, start + 6)


@lru_cache(maxsize=4096)
def _told(
    language: str,
    day_name: Callable[[date], str],
    kind: BarKind,
    disputed: bool,
    from_on: date,
    to_on: date | None,
) -> str:
    said = [str(messages.BARS[kind]), *([_("disputed")] if disputed else [])]
    since = _("from %(day)s", day=day_name(from_on))
    return ", ".join((*said, f"{since} {_('until %(day)s', day=day_name(to_on))}" if to_on else since))


def _fitted(text: str, room: float) -> str:
    """As much of a text as has room; nothing where that says nothing."""
    letters, widths = room / LETTER, _widths(text)
    if sum(widths) <= letters:
        return text
    fitting = next((place for place in range(len(text)) if sum(widths[: place + 1]) > letters - 1), len(text))
    return f"{text[:fitting].rstrip()}…" if fitting >= 3 else ""


@lru_cache(maxsize=4096)
def _widths(text: str) -> list[int]:
    return [2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text]
