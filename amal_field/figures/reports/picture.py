"""A chart of a year: its table, the sentence for who does not see it, and the bars as an image."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from flask_babel import format_date
from flask_babel import gettext as _

from amal_field import charts
from amal_field.figures import rules
from amal_field.figures.figure import YearSpan, facts_of
from amal_field.figures.queries.charts import Ages, Chart, ChartRow
from amal_field.figures.reports import said

NO_BREAK = "\xa0"


@dataclass(frozen=True)
class PictureRow:
    """A row of the table: the place in full and as it has room beneath the bars, and its numbers; None for one that is
    hidden, and `shown` for all of them."""

    place: str
    label: str
    numbers: Sequence[int | None]
    shown: Sequence[str]


@dataclass(frozen=True)
class Picture:
    """A chart of a year from its rows. `hidden`: the places of those that are not shown outside the house, where fewer
    people than `least` stand in no part that is told."""

    chart: Chart
    span: YearSpan
    counted: Sequence[ChartRow]
    hidden: frozenset[int] = frozenset()
    least: int | None = None

    @property
    def hides(self) -> bool:
        """Whether something is hidden."""
        return bool(self.hidden)

    @property
    def total(self) -> int:
        """What the rows add up to."""
        return sum(row.numbers[self.chart.adds] for row in self.counted)

    @cached_property
    def rows(self) -> list[PictureRow]:
        """The rows as they are shown."""
        return [_row(row, place in self.hidden, self.least) for place, row in enumerate(self.counted)]

    @property
    def sentence(self) -> str:
        """What the bars show, in words."""
        title = {"title": self.chart.title, "year": self.span.year}
        drawn = [(row.numbers[column] or 0, row.place, column) for column in self.chart.drawn for row in self.rows]
        most, place, column = max(drawn, key=lambda bar: bar[0], default=(0, "", 0))
        if not most:
            return _("%(title)s in %(year)d: nothing was counted.", **title)
        return _(
            "%(title)s in %(year)d: the most is %(most)s (%(place)s), together %(total)s (%(unit)s).",
            most=said.number(most),
            place=f"{place}, {self.chart.columns[column]}" if len(self.chart.drawn) > 1 else place,
            total=said.number(self.total),
            unit=self.chart.columns[self.chart.adds],
            **title,
        )

    def svg(self) -> bytes:
        """The bars as an SVG image without script."""
        names = self.chart.columns
        columns = {str(names[place]): [row.numbers[place] for row in self.rows] for place in self.chart.drawn}
        most = max((number or 0 for numbers in columns.values() for number in numbers), default=0)
        labels = [row.label for row in self.rows]
        return charts.bars(labels, columns, scale=charts.scale_to(most), colours=charts.SEVERAL)

    def outside(self, least: int) -> "Picture":
        """The same as it leaves the house: a part of fewer people is hidden."""
        hidden = _hidden(self.counted, least) if self.chart.splits_people else ()
        return replace(self, hidden=frozenset(hidden), least=least)


def picture(chart: Chart, span: YearSpan) -> Picture:
    """A chart of a year."""
    return Picture(chart, span, chart.read(facts_of([chart], [span])[span.year]))


def _hidden(rows: Sequence[ChartRow], least: int) -> set[int]:
    """The rows that are hidden: of each group the total is known."""
    hidden: set[int] = set()
    for group in {row.group for row in rows}:
        parts = {str(place): row.numbers[0] for place, row in enumerate(rows) if row.group == group}
        hidden |= {int(place) for place in rules.hidden_parts(parts, total_stands=True, least=least)}
    return hidden


def _row(row: ChartRow, is_hidden: bool, least: int | None) -> PictureRow:
    place, label = _place(row.place)
    if not is_hidden:
        return PictureRow(place, label, row.numbers, [said.number(number) for number in row.numbers])
    shown = [said.few(number, least) for number in row.numbers]
    return PictureRow(place, f"{label} {shown[0].replace(NO_BREAK, '')}", [None] * len(shown), shown)


def _place(place: Any) -> tuple[str, str]:
    """A place in full, and as short as it has room beneath the bars."""
    if isinstance(place, date):
        return format_date(place, "d MMMM"), format_date(place, "d/M")
    if isinstance(place, Ages):
        name = f"{place.first}-{place.last}" if place.last else f"{place.first}+"
        return (_("unknown"),) * 2 if place.first is None else (name, name)
    return str(place), str(place)
