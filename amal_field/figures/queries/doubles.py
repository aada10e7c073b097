"""The likely doubles among those whom a figure counts: how many fewer people there would be if they were one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from uuid import UUID

from sqlalchemy import CompoundSelect, FromClause, bindparam, literal, select, union_all

from amal_field.db import db
from amal_field.figures.figure import Facts, Figure, YearSpan, facts_of
from amal_field.figures.queries.years import days_of, years_of
from amal_field.people.duplicates.worklist import undecided_pairs

MADE: dict[tuple[tuple[str, ...], int], CompoundSelect] = {}
"""Which figures, of how many years → the statement that asks for doubtful people among them, made once."""
Pairs = Sequence[tuple[UUID, UUID]]


def facts_with_doubles(figures: Sequence[Figure], spans: Sequence[YearSpan]) -> dict[int, Facts]:
    """All that these figures need of these years, and the doubles among those whom they count."""
    pairs = pairs_among(figures, spans)
    return {year: with_doubles(facts, pairs) for year, facts in facts_of(figures, spans).items()}


def with_doubles(facts: Facts, pairs: Mapping[int, Mapping[str, Pairs]]) -> Facts:
    """Facts with how many fewer people each figure of their year would count."""
    of_year = pairs.get(facts.span.year, {})
    return replace(facts, doubles={code: joined(those) for code, those in of_year.items()})


def pairs_among(figures: Sequence[Figure], spans: Sequence[YearSpan]) -> dict[int, dict[str, Pairs]]:
    """Year → code → the likely pairs that nobody has decided about, of which the figure counts both."""
    counting = [figure for figure in figures if figure.counts_people]
    pairs = [tuple(pair) for pair in db.session.execute(undecided_pairs())] if counting else []
    found: dict[int, dict[str, Pairs]] = defaultdict(dict)
    for (year, code), people in counted_among(counting, spans, {*chain(*pairs)}).items() if pairs else ():
        if those := [pair for pair in pairs if people.issuperset(pair)]:
            found[year][code] = those
    return found


def counted_among(
    figures: Sequence[Figure], spans: Sequence[YearSpan], doubtful: set[UUID]
) -> dict[tuple[int, str], set[UUID]]:
    """Year and code → those of these people whom the figure counts, in one statement."""
    codes = tuple(figure.code for figure in figures)
    if (codes, len(spans)) not in MADE:
        MADE[codes, len(spans)] = _counting(figures, years_of(len(spans)))
    found: dict[tuple[int, str], set[UUID]] = defaultdict(set)
    values = days_of(spans) | {"doubtful": sorted(doubtful)}
    for code, year, key in db.session.execute(MADE[codes, len(spans)], values):
        found[year, code].add(key)
    return found


def _counting(figures: Sequence[Figure], years: FromClause) -> CompoundSelect:
    selects = []
    for figure in figures:
        rows = figure.rows(years).subquery()
        among = rows.c.key.in_(bindparam("doubtful", expanding=True))
        selects.append(select(literal(figure.code), rows.c.year, rows.c.key).where(~rows.c.left_out, among))
    return union_all(*selects)


def joined(pairs: Pairs) -> int:
    """How many fewer people there are once every pair is one: a group of n counts for n - 1."""
    group: dict[UUID, UUID] = {}

    def head(person: UUID) -> UUID:
        while group.setdefault(person, person) != person:
            person = group[person]
        return person

    for one, other in pairs:
        group[head(one)] = head(other)
    return len(group) - len({head(person) for person in group})
