"""Configured figures as figures of the one definition: their name, their sentence, and what they count."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from flask_babel import get_locale
from flask_babel.speaklater import LazyString

from amal_field.figures import messages, rules
from amal_field.figures.figure import Figure, Reading, YearSpan
from amal_field.figures.models import ConfiguredFigure
from amal_field.figures.queries.configured import configured_figure_of, configured_figures
from amal_field.figures.queries.measures import Filters, Measure, Rows, Tallies, measures
from amal_field.figures.queries.sections import sees


def figures_of(rows: Iterable[ConfiguredFigure]) -> list[Figure]:
    """These as figures, all of which are read in one statement."""
    counted = [(row, Rows.of(row.measure, row.filters)) for row in rows]
    facts = Tallies(tuple(dict.fromkeys(own for _row, own in counted)))
    return [_as_figure(row, own, facts) for row, own in counted]


def figures_in(span: YearSpan) -> list[Figure]:
    """Those that are counted in a year."""
    return figures_of(configured_figures(span.first))


def figure_for(user: Any, code: str, span: YearSpan) -> Figure | None:
    """The one of this code, where this user sees its section; None of one that was retired before the year."""
    row = configured_figure_of(code, span.first)
    return figures_of([row])[0] if row and sees(user, code.partition(".")[0]) else None


def read_once(measure: Measure, filters: Filters, span: YearSpan) -> tuple[Figure, Reading]:
    """What a measure counts in a year, by itself, as a figure that has no name yet."""
    own = Rows.of(measure.code, filters)
    reading = measure.reading(Tallies((own,))([span])[span.year][own])
    return Figure("", "", lambda facts: reading, (), unit=measure.unit, subject=measure.subject), reading


def in_language(row: ConfiguredFigure, what: str) -> str:
    """Its name or its sentence, in the reader's language."""
    language = get_locale().language if get_locale() else "nl"
    return getattr(row, f"{what}_{language}", None) or getattr(row, f"{what}_nl")


def definition(row: ConfiguredFigure) -> str:
    """What it counts, in words: its name, its measure, and what was chosen of each filter."""
    filters = measures()[row.measure].filters
    chosen = [
        f"{messages.FILTERS[name]}: {dict(filters[name]()).get(value, value)}"
        for name, value in row.filters.items()
        if name in filters
    ]
    return f"{in_language(row, 'name')}. {'; '.join([str(messages.MEASURES[row.measure]), *chosen])}."


def _as_figure(row: ConfiguredFigure, own: Rows, facts: Tallies) -> Figure:
    measure = measures()[row.measure]
    described = cache(lambda language: definition(row))  # its filters are asked for once
    return Figure(
        row.code,
        LazyString(lambda: described(str(get_locale()))),
        lambda known: measure.reading(known[facts][own]),
        (facts,),
        sentence=lambda said: rules.written_sentence(in_language(row, "sentence"), said.value, is_one=said.number == 1),
        rows=own,
        record=measure.record(row.filters),
        unit=measure.unit,
        subject=measure.subject,
        number_name=measure.number_name,
        version=row.version,
        name=LazyString(in_language, row, "name"),
        noun=measure.noun,
        moved_by=measure.moved_by(row.filters),
    )
