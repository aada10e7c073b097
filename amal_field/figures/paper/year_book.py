"""A year as a spreadsheet for the house: its figures, what does not fit, and what was counted, without a name.

Nothing is hidden in it. None of its sheets is a register: numbers are counted, not taken over. What was noted by hand
comes back by the register `handcijfers`, what is configured by `cijfers`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from flask_babel import gettext as _

from amal_field.figures import messages
from amal_field.figures.figure import SPLIT, Reading
from amal_field.figures.queries.nameless import NamelessFact
from amal_field.figures.reports import said
from amal_field.figures.reports.by_hand import ManualSection
from amal_field.figures.reports.year import FigureRow, Year
from amal_field.workbook import Column, Sheet


def year_book(
    report: Year, by_hand: Sequence[ManualSection], facts: Sequence[NamelessFact], standing: str
) -> list[Sheet]:
    """The three sheets of a year. `standing`: what the numbers are."""
    return [_figures(report, by_hand, standing), _checks(report), _facts([*facts, *_by_month(report)])]


def _figures(report: Year, by_hand: Sequence[ManualSection], standing: str) -> Sheet:
    year = report.span.year
    columns = [
        Column(_("Section"), 22),
        Column(_("Code"), 30),
        Column(_("Figure"), 60, wraps=True),
        Column(_("Version"), 9),
        Column(str(year), 16),
        Column(_("At least"), 12),
        Column(_("At most"), 12),
        Column(_("Counted from"), 40, wraps=True),
        Column(_("Frozen"), 16),
        Column(str(year - 1), 16),
        Column(_("Difference"), 14),
        Column(_("Sentence or source"), 70, wraps=True),
    ]
    rows = [
        *(line for section in report.sections for row in section.rows for line in _lines(row)),
        *(
            [section.name, one.row.code, one.row.name, None, _cell(one.shown, one.reading), *[None] * 6, one.row.source]
            for section in by_hand
            for one in section.rows
        ),
    ]
    return Sheet(_("Figures %(year)d", year=year), columns, [*rows, [], [standing]])


def _lines(row: FigureRow) -> Iterator[list[Any]]:
    """A figure, and each part of a split beneath it."""
    figure, reading = row.figure, row.reading
    section = _name(figure.section)
    yield [
        section,
        figure.code,
        str(figure.definition),
        figure.version,
        _cell(row.shown, reading),
        _end(reading, reading.low),
        _end(reading, reading.high),
        said.base(reading.base) if reading.base else None,
        row.beside and row.beside.shown,
        row.shown_before,
        row.change,
        row.sentence,
    ]
    for key, number in (reading.value or {}).items() if figure.unit == SPLIT else ():
        if key != "total":
            yield [section, figure.code, str(messages.KEYS[key]), figure.version, number]


def _checks(report: Year) -> Sheet:
    """What does not fit and what is in doubt, a row each."""
    columns = [
        Column(_("Section"), 22),
        Column(_("Code"), 30),
        Column(_("Figure"), 60, wraps=True),
        Column(_("What does not fit or is in doubt"), 60, wraps=True),
        Column(_("What to do"), 60, wraps=True),
    ]
    wrong = [[*_place(row), _sentence(check), str(messages.CHECK_HELP[check.kind])] for row, check in report.warnings]
    doubtful = [
        [*_place(row), messages.doubt_sentence(doubt.kind, doubt.number), None]
        for row in report.doubtful
        for doubt in row.live.doubts
    ]
    return Sheet(_("Checks"), columns, wrong + doubtful)


def _facts(facts: Sequence[NamelessFact]) -> Sheet:
    columns = [
        Column(_("Code"), 30),
        Column(_("Day"), 14, "dd/mm/yyyy"),
        Column(_("Month"), 9),
        Column(_("Part"), 20),
        Column(_("Number"), 10),
        Column(_("How many times"), 16),
        Column(_("Counts"), 10),
        Column(_("Doubt"), 40, wraps=True),
    ]
    yes, no = _("yes"), _("no")
    rows = [
        [fact.code, fact.day, fact.month, fact.part, fact.number, fact.times, yes if fact.counts else no, _doubt(fact)]
        for fact in facts
    ]
    return Sheet(_("Facts without a name"), columns, rows)


def _by_month(report: Year) -> Iterator[NamelessFact]:
    """What does not follow from the numbers of rows, by month."""
    for row in (row for section in report.sections for row in section.rows if not row.figure.adds_up):
        for month, number in enumerate(row.live.months, 1):
            if number:
                yield NamelessFact(row.figure.code, None, month, None, number, 1, True, None)


def _doubt(fact: NamelessFact) -> str | None:
    return messages.doubt_sentence(fact.doubt, fact.times) if fact.doubt else None


def _place(row: FigureRow) -> list[str]:
    return [_name(row.figure.section), row.figure.code, row.figure.title]


def _name(section: str) -> str:
    return str(messages.SECTION_NAMES.get(section, section))


def _sentence(check: Any) -> str:
    return str(messages.CHECKS[check.kind]) % check.values


def _end(reading: Reading, value: Any) -> Any:
    """How far a doubt may move a number."""
    return value if reading.doubts else None


def _cell(shown: str, reading: Reading) -> Any:
    """A number as a number; several as they are written."""
    return reading.value if isinstance(reading.value, int | float) else shown
