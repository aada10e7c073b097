"""All that a page of the figures reads of a year, and no more: its facts, its newest edition, and the year before."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from amal_field.figures.figure import Facts, Figure, Reading, YearSpan, facts_of
from amal_field.figures.queries.by_hand import manual_figures
from amal_field.figures.queries.doubles import Pairs, pairs_among, with_doubles
from amal_field.figures.queries.editions import Edition, newest
from amal_field.figures.queries.happened import Happened, happened_since
from amal_field.figures.queries.terms import Terms, terms
from amal_field.figures.reports.by_hand import reading_of
from amal_field.figures.reports.last_year import LastYear


@dataclass(frozen=True)
class ReadYear:
    """A year: `pairs`: by code, the likely doubles among those whom a figure counts; `is_complete`: whether all that is
    counted stands here; `terms`: what an administrator set, today; `by_hand`: by code what was taken over by hand of a
    year of which not all stands here."""

    span: YearSpan
    facts: Facts
    pairs: Mapping[str, Pairs]
    edition: Edition | None
    last_year: LastYear
    is_complete: bool
    terms: Terms
    by_hand: Mapping[str, Reading]


def read(figures: Sequence[Figure], span: YearSpan) -> ReadYear:
    """A year and the one before. What stands in an edition of the year before is not counted anew."""
    before = YearSpan(span.year - 1, span.today)
    editions = newest([span.year, before.year], [figure.code for figure in figures])
    spans = [span] if before.year in editions else [span, before]
    pairs, set_by = pairs_among(figures, spans), terms(span.today)
    by_hand = _by_hand([one.year for one in (span, before) if one.year < set_by.complete_from])
    facts = {year: with_doubles(those, pairs) for year, those in facts_of(figures, spans).items()}
    return ReadYear(
        span=span,
        facts=facts[span.year],
        pairs=pairs.get(span.year, {}),
        edition=editions.get(span.year),
        last_year=LastYear(
            before.year,
            editions.get(before.year),
            facts.get(before.year),
            before.year >= set_by.complete_from,
            by_hand[before.year],
        ),
        is_complete=span.year >= set_by.complete_from,
        terms=set_by,
        by_hand=by_hand[span.year],
    )


def _by_hand(years: Collection[int]) -> Mapping[int, Mapping[str, Reading]]:
    """Year → code → what was taken over by hand."""
    readings: dict[int, dict[str, Reading]] = defaultdict(dict)
    for row in manual_figures(years) if years else ():
        readings[row.year][row.code] = reading_of(row)
    return readings


def since(known: ReadYear, figures: Sequence[Figure]) -> Happened | None:
    """What happened to what these figures count since the year was frozen; None where it never was."""
    return happened_since(known.edition.frozen_at, figures, known.span) if known.edition else None
