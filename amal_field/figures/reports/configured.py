"""Configured figures as rows of a page: their number, and their sentence in the reader's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import get_locale

from amal_field.figures.figure import Figure, Reading, YearSpan
from amal_field.figures.models import ConfiguredFigure
from amal_field.figures.queries.measures import Measure, measures, readings_of
from amal_field.figures.reports import said
from amal_field.figures.reports.sections import by_section


@dataclass(frozen=True)
class ConfiguredRow:
    """A configured figure of a year."""

    row: ConfiguredFigure
    name: str
    reading: Reading
    shown: str
    sentence: str | None


@dataclass(frozen=True)
class ConfiguredSection:
    """The configured figures of a section."""

    code: str
    name: str
    rows: Sequence[ConfiguredRow]


def values_of(rows: Sequence[ConfiguredFigure], span: YearSpan) -> dict[str, Reading]:
    """Code → reading of a year, all in one statement."""
    known = measures()
    return readings_of(((row.code, known[row.measure], row.filters) for row in rows), span)


def as_figure(measure: Measure, reading: Reading, code: str = "", name: str = "") -> Figure:
    """A measure as a figure of which the reading is known."""
    return Figure(code, name, lambda facts: reading, (), unit=measure.unit, subject=measure.subject)


def in_language(row: ConfiguredFigure, what: str) -> str:
    """Its name or its sentence, in the reader's language."""
    language = get_locale().language if get_locale() else "nl"
    return getattr(row, f"{what}_{language}", None) or getattr(row, f"{what}_nl")


def configured_sections(rows: Iterable[ConfiguredFigure], span: YearSpan) -> list[ConfiguredSection]:
    """Configured figures of a year by section, in the order of the report."""
    rows = list(rows)
    readings = values_of(rows, span)
    return [
        ConfiguredSection(code, name, [row_of(row, readings[row.code]) for row in group])
        for code, name, group in by_section(rows)
    ]


def row_of(row: ConfiguredFigure, reading: Reading) -> ConfiguredRow:
    """A configured figure with its number, written, and its sentence."""
    shown = said.shown(as_figure(measures()[row.measure], reading), reading)
    says_nothing = reading.value in (None, [])
    sentence = None if says_nothing else in_language(row, "sentence").replace("{value}", shown)
    return ConfiguredRow(row, in_language(row, "name"), reading, shown, sentence)
