"""The likely doubles among those whom a figure counts: how many fewer people there would be if they were one."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import CompoundSelect, FromClause, Select, bindparam, literal, select, union_all
from sqlalchemy.orm import aliased

from amal_field.db import db
from amal_field.figures.figure import Facts, Figure, YearSpan, facts_of
from amal_field.figures.queries.years import days_of, years_of
from amal_field.people.duplicates.worklist import undecided_pairs
from amal_field.people.models import Person
from amal_field.people.queries.lines import NAMED_BY, PersonInLine

Counting = tuple[tuple[str, Callable[[FromClause], Select]], ...]
"""Code and rows of some figures."""


class Pair(NamedTuple):
    """Two likely doubles by their keys; of one figure alone also what both are called."""

    one: UUID
    other: UUID
    names: tuple[PersonInLine, PersonInLine] | None = None


Pairs = Sequence[Pair]


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
    if len(counting) == 1:
        return _pairs_of(counting[0], spans)
    pairs = [Pair(*pair) for pair in db.session.execute(undecided_pairs())] if counting else []
    found: dict[int, dict[str, Pairs]] = defaultdict(dict)
    for (year, code), people in (
        counted_among(counting, spans, {key for pair in pairs for key in pair[:2]}).items() if pairs else ()
    ):
        if those := [pair for pair in pairs if people.issuperset(pair[:2])]:
            found[year][code] = those
    return found


def _pairs_of(figure: Figure, spans: Sequence[YearSpan]) -> dict[int, dict[str, Pairs]]:
    """The same of one figure in one statement."""
    by_code: dict[int, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    size = len(NAMED_BY)
    for year, one, other, *names in db.session.execute(_pairing(figure.rows, len(spans)), days_of(spans)):
        called = (PersonInLine(*names[:size]), PersonInLine(*names[size:]))
        by_code[year][figure.code].append(Pair(one, other, called))
    return by_code


@lru_cache(maxsize=64)
def _pairing(counted: Callable[[FromClause], Select], number: int) -> Select:
    rows = counted(years_of(number)).subquery()
    there = select(rows.c.year, rows.c.key).where(~rows.c.left_out).cte("there")
    one, other, pairs = there.alias(), there.alias(), undecided_pairs().cte("pairs")
    first, second = aliased(Person), aliased(Person)
    names = [getattr(person, column.key) for person in (first, second) for column in NAMED_BY]
    return (
        select(one.c.year, pairs.c.person_a_id, pairs.c.person_b_id, *names)
        .join(one, one.c.key == pairs.c.person_a_id)
        .join(other, (other.c.key == pairs.c.person_b_id) & (other.c.year == one.c.year))
        .join(first, first.id == pairs.c.person_a_id)
        .join(second, second.id == pairs.c.person_b_id)
        .order_by(pairs.c.person_a_id, pairs.c.person_b_id)
    )


def counted_among(
    figures: Sequence[Figure], spans: Sequence[YearSpan], doubtful: set[UUID]
) -> dict[tuple[int, str], set[UUID]]:
    """Year and code → those of these people whom the figure counts, in one statement."""
    counting = _counting(tuple((figure.code, figure.rows) for figure in figures), len(spans))
    found: dict[tuple[int, str], set[UUID]] = defaultdict(set)
    values = days_of(spans) | {"doubtful": sorted(doubtful)}
    for code, year, key in db.session.execute(counting, values):
        found[year, code].add(key)
    return found


@lru_cache(maxsize=64)
def _counting(figures: Counting, number: int) -> CompoundSelect:
    """The statement that asks for doubtful people among those whom some figures count, made once."""
    selects, years = [], years_of(number)
    for code, counted in figures:
        rows = counted(years).subquery()
        among = rows.c.key.in_(bindparam("doubtful", expanding=True))
        selects.append(select(literal(code), rows.c.year, rows.c.key).where(~rows.c.left_out, among))
    return union_all(*selects)


def joined(pairs: Pairs) -> int:
    """How many fewer people there are once every pair is one: a group of n counts for n - 1."""
    group: dict[UUID, UUID] = {}

    def head(person: UUID) -> UUID:
        while group.setdefault(person, person) != person:
            person = group[person]
        return person

    for one, other, _names in pairs:
        group[head(one)] = head(other)
    return len(group) - len({head(person) for person in group})
