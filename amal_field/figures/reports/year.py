"""A year as its page shows it: sections, rows, what was frozen, the year before, doubts and checks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask_babel import force_locale
from flask_babel import gettext as _

from amal_field.figures import messages
from amal_field.figures.figure import Figure, Reading, YearSpan
from amal_field.figures.queries.doubles import Pairs
from amal_field.figures.queries.editions import Edition
from amal_field.figures.queries.happened import Happened
from amal_field.figures.queries.terms import Terms
from amal_field.figures.reports import last_year, said
from amal_field.figures.reports.checks import Check, checks
from amal_field.figures.reports.frozen import LANGUAGE, Beside, beside, change, checked
from amal_field.figures.reports.last_year import Before, LastYear
from amal_field.figures.reports.reading import ReadYear, read, since

ALIKE = ("site.households_unique", "site.persons_unique", "site.stays")
"""What is in line with the year before where each of these differs little."""


@dataclass(frozen=True)
class FigureRow:
    """A figure as a row of the page: all of it in words. `reading`: what leads, which is what is counted now (`live`)
    until the people of the year have no name any more, then what was frozen; of a year of which not all stands here,
    what was taken over by hand (`is_by_hand`)."""

    figure: Figure
    reading: Reading
    live: Reading
    beside: Beside | None
    before: Before | None
    shown: str
    sentence: str | None
    details: Sequence[str]
    warnings: Sequence[Check]
    change: str | None
    shown_before: str | None
    shown_live: str
    is_by_hand: bool

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
    """A year with its sections. `edition`: its newest one; `happened`: since then, where a figure differs from it;
    `is_complete`: whether all that is counted stands here; `least`: from how many people on a part of a split leaves
    the house."""

    span: YearSpan
    sections: Sequence[Section]
    edition: Edition | None
    happened: Happened | None
    last_year: LastYear
    is_complete: bool
    least: int

    @property
    def warnings(self) -> list[tuple[FigureRow, Check]]:
        """All that does not fit."""
        return [(row, check) for section in self.sections for row in section.rows for check in row.warnings]

    @property
    def doubtful(self) -> list[FigureRow]:
        """What is in doubt."""
        return [row for section in self.sections for row in section.rows if row.live.doubts]

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened that is counted."""
        return not any(sum(row.reading.months) for section in self.sections for row in section.rows)

    @property
    def frozen_leads(self) -> bool:
        """Whether what was frozen leads, since people of the year have no name any more."""
        return bool(self.happened and self.happened.anonymised)


def year_of(figures: Sequence[Figure], year: int, today: date) -> Year:
    """A year beside the year before, from facts that are read once for both."""
    return told(figures, read(figures, YearSpan(year, today)))


def told(figures: Sequence[Figure], known: ReadYear) -> Year:
    """The same from what was read."""
    rows, happened = rows_of(figures, known)
    now = {row.figure.code: row.reading for row in rows}
    before = last_year.values({row.figure.code: row.before for row in rows})
    sections = [
        Section(code, own, text_of(code, own, now, before, known.span, known.terms))
        for code, group in groupby(sorted(rows, key=_place), key=lambda row: row.figure.section)
        for own in [list(group)]
    ]
    return Year(known.span, sections, known.edition, happened, known.last_year, known.is_complete, known.terms.least)


def opened(figure: Figure, span: YearSpan) -> tuple[FigureRow, ReadYear, Happened | None, Pairs]:
    """One figure by itself beside the year before, what happened to it since it was frozen, and the likely doubles
    among those whom it counts."""
    known = read([figure], span)
    [row], happened = rows_of([figure], known)
    return row, known, happened, known.pairs.get(figure.code, ())


def rows_of(figures: Sequence[Figure], known: ReadYear) -> tuple[list[FigureRow], Happened | None]:
    """The figures as rows, and what happened since they were frozen, which is asked where one differs."""
    live = {figure.code: figure.reading(known.facts) for figure in figures}
    was = known.edition.figures if known.edition else {}
    both = {one.code: beside(one, was[one.code], live[one.code]) for one in figures if one.code in was}
    happened = since(known, figures) if any(one.differs for one in both.values()) else None
    leads = bool(happened and happened.anonymised)
    wrong = checks({figure.code: figure for figure in figures}, live)
    return [
        row_of(figure, live[figure.code], both.get(figure.code), known, wrong, leads) for figure in figures
    ], happened


def row_of(
    figure: Figure, live: Reading, frozen: Beside | None, known: ReadYear, wrong: Sequence[Check], frozen_leads: bool
) -> FigureRow:
    """A figure as a row."""
    by_hand = None if known.is_complete else known.by_hand.get(figure.code)
    reading = frozen.frozen.reading if frozen and frozen_leads else by_hand or live
    shown_live = said.shown(figure, live)
    before = known.last_year.of(figure)
    compares = before is not None and before.may_differ and known.is_complete and not known.span.is_running
    return FigureRow(
        figure=figure,
        reading=reading,
        live=live,
        beside=frozen,
        before=before,
        shown=shown_live if reading is live else said.shown(figure, reading),
        sentence=said.sentence(figure, reading),
        details=_details(reading),
        warnings=[check for check in wrong if check.code == figure.code] + checked(figure.code, frozen, shown_live),
        change=change(figure, reading.value, before.reading.value) if compares else None,
        shown_before=said.shown(figure, before.reading) if before and before.reading.value not in (None, []) else None,
        shown_live=shown_live,
        is_by_hand=reading is by_hand,
    )


def text_of(code: str, rows: Sequence[FigureRow], now: Mapping, before: Mapping, span: YearSpan, set_by: Terms) -> str:
    """The paragraph of a section as it may leave the house, in the language of the report: its sentences, and whether
    the site is in line with the year before."""
    with force_locale(LANGUAGE):
        told = [said.sentence(row.figure, row.reading, least=set_by.least) for row in rows]
        if code == "site" and not span.is_running and _is_alike(now, before, set_by.alike):
            told.append(_("That is in line with %(year)d.", year=span.year - 1))
        return " ".join(filter(None, told))


def _is_alike(now: Mapping[str, Reading], before: Mapping[str, Reading], percent: int) -> bool:
    if not all(code in now and code in before for code in ALIKE):
        return False
    pairs = [(now[code].value, before[code].value) for code in ALIKE]
    return all(old and abs(new - old) * 100 <= percent * old for new, old in pairs)


def _details(reading: Reading) -> list[str]:
    details = []
    if reading.base:
        details.append(said.base(reading.base))
    return details + [messages.doubt_sentence(doubt.kind, doubt.number) for doubt in reading.doubts]


def _place(row: FigureRow) -> tuple[int, str]:
    order, section = list(messages.SECTION_NAMES), row.figure.section
    return (order.index(section) if section in order else len(order), section)
