"""The report to the city: what the site did in a year beside the year before, and how full it was in each month.

Nights and days are counted by `rules.count_days`; where a number is also an annual figure, it is counted as
`figures.py` counts it, and a test compares the two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l

from amal_field.figures.figure import mean, percentage
from amal_field.transit_site.reports import year_facts
from amal_field.transit_site.reports.city_report_rows import Month, Year, spells_of, years

EUROS, PERCENT, NUMBER = "euros", "percent", "number"


@dataclass(frozen=True)
class ReportFigure:
    """One number of the report: what it is called, its definition, and how it is counted."""

    code: str
    name: Any
    definition: Any
    count: Callable[[Year], Any]
    unit: str = NUMBER


@dataclass(frozen=True)
class Told:
    """A number of a year beside that of the year before."""

    line: ReportFigure
    now: Any
    before: Any

    @property
    def change(self) -> int | None:
        """By how many per cent it grew, a share by how many points; None where there is nothing to compare with."""
        if self.line.unit == PERCENT:
            return None if self.now is None or self.before is None else self.now - self.before
        if self.now is None or not self.before:
            return None
        grown = Decimal(self.now) / Decimal(self.before) * 100 - 100
        return int(grown.to_integral_value())


@dataclass(frozen=True)
class Report:
    """A year as the city reads it, its numbers beside those of the year before. `today`: up to when it counts."""

    year: int
    today: date
    told: list[Told]
    months: list[Month]
    months_before: list[Month]

    @property
    def is_running(self) -> bool:
        """Whether the year has not ended."""
        return self.year == self.today.year


def report(year: int, today: date) -> Report:
    """The report of a year, in six statements for the two years together."""
    before, now = years(year, today)
    lines = [Told(figure, figure.count(now), figure.count(before)) for figure in LINES]
    return Report(year, today, lines, now.months, before.months)


def months(year: int, today: date) -> list[Month]:
    """How full each month of a year was, for the chart."""
    now = Year(year, today, capacities=year_facts.capacities())
    now.spells = spells_of(*now.days)
    return now.months


def _mean_stay(year: Year) -> float | None:
    return mean(sum(year.lengths), len(year.lengths))


def _began(year: Year) -> int:
    first, last = year.days
    return sum(first <= on <= last for _, on, _ in year.stays)


def _occupancy(year: Year) -> int | None:
    return percentage(year.nights, year_facts.pitch_days(year.capacities, *year.days))


LINES = (
    ReportFigure("stays", _l("Stays"), _l("Stays that began in the year."), _began),
    ReportFigure(
        "households",
        _l("Households"),
        _l("Households with at least one night on the site."),
        lambda year: year.households,
    ),
    ReportFigure("persons", _l("Persons"), _l("People on such a stay, each once."), lambda year: year.people),
    ReportFigure(
        "children",
        _l("Children"),
        _l("Of these people, those known to be under 18 on arrival of their first stay of the year."),
        lambda year: year.minors,
    ),
    ReportFigure(
        "nights",
        _l("Nights"),
        _l("Pitch-nights: for each stay, nights in the year times pitches."),
        lambda year: year.nights,
    ),
    ReportFigure(
        "mean_stay",
        _l("Mean stay (nights)"),
        _l("Nights of the stays that ended in the year, by the number of these stays."),
        _mean_stay,
    ),
    ReportFigure(
        "occupancy",
        _l("Occupancy"),
        _l("Pitch-nights as a share of the pitches on all days of the year, in %."),
        _occupancy,
        PERCENT,
    ),
    ReportFigure(
        "reservations",
        _l("Reservations"),
        _l("Reservations with their first night in the year; those that were called off are left out."),
        lambda year: len(year.reservations),
    ),
    ReportFigure(
        "refusals",
        _l("Refusals"),
        _l("Of these, those that were refused."),
        lambda year: sum(refused for _, refused, _, _ in year.reservations),
    ),
    ReportFigure(
        "waiting",
        _l("Waiting list"),
        _l("Of these, those that stood on the waiting list for a while."),
        lambda year: sum(waited for _, _, waited, _ in year.reservations),
    ),
    ReportFigure(
        "no_shows",
        _l("No-shows"),
        _l("Of these, those for which nobody came."),
        lambda year: sum(missed for _, _, _, missed in year.reservations),
    ),
    ReportFigure(
        "debtors",
        _l("Households in debt"),
        _l("Households that today still owe something for settled stays that ended in the year."),
        lambda year: len(year.debts),
    ),
    ReportFigure(
        "debts",
        _l("Open debts"),
        _l("What these households owe for these stays, together."),
        lambda year: sum(year.debts, Decimal(0)),
        EUROS,
    ),
)
