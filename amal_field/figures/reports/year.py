"""A year as its page shows it: sections, rows, the year before, doubts and checks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask_babel import force_locale, ngettext
from flask_babel import gettext as _

from amal_field.figures import messages
from amal_field.figures.figure import COUNT, MEAN, SHARE, Facts, Figure, Reading, YearSpan, facts_of
from amal_field.figures.queries.doubles import Pairs, facts_with_doubles, pairs_among, with_doubles
from amal_field.figures.queries.limits import Limits, limits_on
from amal_field.figures.reports import said
from amal_field.figures.reports.checks import Check, checks

ALIKE = ("site.households_unique", "site.persons_unique", "site.stays")
"""What is in line with the year before where each of these differs little."""
LANGUAGE = "nl"
"""The language of the report, whoever reads the screen."""


@dataclass(frozen=True)
class FigureRow:
    """A figure as a row of the page: all of it in words."""

    figure: Figure
    reading: Reading
    before: Reading | None
    shown: str
    sentence: str | None
    details: Sequence[str]
    warnings: Sequence[Check]
    change: str | None
    shown_before: str | None

    @property
    def id(self) -> str:
        """What its element on the page is called."""
        return self.figure.code.replace(".", "-").replace("_", "-")

    @property
    def is_long(self) -> bool:
        """Whether its number is several numbers."""
        return len(self.shown) > 12


@dataclass(frozen=True)
class Section:
    """A part of the report: its rows, and its text as it can be copied."""

    code: str
    rows: Sequence[FigureRow]
    text: str


@dataclass(frozen=True)
class Year:
    """A year with its sections. `least`: from how many people on a part of a split leaves the house."""

    span: YearSpan
    sections: Sequence[Section]
    least: int

    @property
    def warnings(self) -> list[tuple[FigureRow, Check]]:
        """All that does not fit."""
        return [(row, check) for section in self.sections for row in section.rows for check in row.warnings]

    @property
    def doubtful(self) -> list[FigureRow]:
        """What is in doubt."""
        return [row for section in self.sections for row in section.rows if row.reading.doubts]

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened that is counted."""
        return not any(sum(row.reading.months) for section in self.sections for row in section.rows)


def year_of(figures: Sequence[Figure], year: int, today: date) -> Year:
    """A year beside the year before, from facts that are read once for both."""
    spans = [YearSpan(year, today), YearSpan(year - 1, today)]
    facts = facts_with_doubles(figures, spans)
    return told(figures, facts[year], facts[year - 1], limits_on(today))


def opened(figure: Figure, span: YearSpan) -> tuple[FigureRow, Pairs]:
    """One figure by itself beside the year before, and the likely doubles among those whom it counts."""
    spans = [span, YearSpan(span.year - 1, span.today)]
    facts, pairs = facts_of([figure], spans), pairs_among([figure], spans)
    now, before = (figure.reading(with_doubles(facts[one.year], pairs)) for one in spans)
    row = row_of(figure, now, before, span, checks({figure.code: figure}, {figure.code: now}))
    return row, pairs.get(span.year, {}).get(figure.code, ())


def told(figures: Sequence[Figure], facts: Facts, facts_before: Facts, limits: Limits) -> Year:
    """The same from the facts."""
    now = {figure.code: figure.reading(facts) for figure in figures}
    before = {figure.code: figure.reading(facts_before) for figure in figures}
    wrong = checks({figure.code: figure for figure in figures}, now)
    rows = [row_of(figure, now[figure.code], before[figure.code], facts.span, wrong) for figure in figures]
    sections = [
        Section(code, own, text_of(code, own, now, before, facts.span, limits))
        for code, group in groupby(sorted(rows, key=_section), key=lambda row: row.figure.section)
        for own in [list(group)]
    ]
    return Year(facts.span, sections, limits.least)


def row_of(figure: Figure, now: Reading, before: Reading, span: YearSpan, wrong: Sequence[Check]) -> FigureRow:
    """A figure as a row."""
    warnings = [check for check in wrong if check.code == figure.code]
    return FigureRow(
        figure=figure,
        reading=now,
        before=before,
        shown=said.shown(figure, now),
        sentence=said.sentence(figure, now),
        details=_details(now),
        warnings=warnings,
        change=None if span.is_running else _change(figure, now.value, before.value),
        shown_before=None if before.value in (None, []) else said.shown(figure, before),
    )


def text_of(code: str, rows: Sequence[FigureRow], now: dict, before: dict, span: YearSpan, limits: Limits) -> str:
    """The paragraph of a section as it may leave the house, in the language of the report: its sentences, and whether
    the site is in line with the year before."""
    with force_locale(LANGUAGE):
        told = [said.sentence(row.figure, row.reading, least=limits.least) for row in rows]
        if code == "site" and not span.is_running and _is_alike(now, before, limits.alike):
            told.append(_("That is in line with %(year)d.", year=span.year - 1))
        return " ".join(filter(None, told))


def _is_alike(now: dict[str, Reading], before: dict[str, Reading], percent: int) -> bool:
    pairs = [(now[code].value, before[code].value) for code in ALIKE if code in now]
    return all(old and abs(new - old) * 100 <= percent * old for new, old in pairs) if pairs else False


def _details(reading: Reading) -> list[str]:
    details = []
    if reading.base:
        details.append(said.base(reading.base))
    return details + [messages.doubt_sentence(doubt.kind, doubt.number) for doubt in reading.doubts]


def _change(figure: Figure, now: int | float | None, before: int | float | None) -> str | None:
    if figure.unit not in (COUNT, SHARE, MEAN) or now is None or before is None:
        return None
    change = round(now - before, 1)
    written = f"{'+' if change > 0 else '−' if change < 0 else '±'}{said.number(abs(change))}"
    if figure.unit == SHARE:
        return ngettext("%(change)s point", "%(change)s points", abs(int(change)), change=written)
    return written


def _section(row: FigureRow) -> int:
    order = list(messages.SECTIONS)
    return order.index(row.figure.section) if row.figure.section in order else len(order)
