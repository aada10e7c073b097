"""The likely doubles among those whom a figure counts: how many fewer people there would be if they were one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import literal, select, union, union_all

from amal_field.db import db
from amal_field.figures.figure import Facts, Figure, YearSpan, facts_of
from amal_field.figures.queries.years import years_of
from amal_field.people.duplicates.worklist import undecided_pairs

Pairs = Sequence[tuple[UUID, UUID]]


def facts_with_doubles(figures: Iterable[Figure], spans: Sequence[YearSpan]) -> dict[int, Facts]:
    """All that these figures need of these years, and the doubles among those whom they count."""
    figures = list(figures)
    facts = facts_of(figures, spans)
    pairs = [tuple(pair) for pair in db.session.execute(undecided_pairs())]
    for year, doubles in _fewer(figures, spans, pairs).items():
        facts[year] = replace(facts[year], doubles=doubles)
    return facts


def pairs_in(person_ids: Iterable[UUID], pairs: Pairs) -> list[tuple[UUID, UUID]]:
    """The pairs of which both are among these people."""
    there = set(person_ids)
    return [(one, other) for one, other in pairs if one in there and other in there]


def doubles_of(figure: Figure, span: YearSpan) -> list[tuple[UUID, UUID]]:
    """The likely pairs among those whom a figure counts."""
    pairs = [tuple(pair) for pair in db.session.execute(undecided_pairs())]
    found = _people([figure], [span]) if pairs and figure.counts_people else {}
    return pairs_in(found.get((span.year, figure.code), ()), pairs)


def _fewer(figures: list[Figure], spans: Sequence[YearSpan], pairs: Pairs) -> dict[int, dict[str, int]]:
    fewer: dict[int, dict[str, int]] = defaultdict(dict)
    counting = [figure for figure in figures if figure.counts_people]
    for (year, code), people in _people(counting, spans).items() if pairs and counting else ():
        if number := joined(pairs_in(people, pairs)):
            fewer[year][code] = number
    return fewer


def _people(figures: list[Figure], spans: Sequence[YearSpan]) -> dict[tuple[int, str], set[UUID]]:
    """Year and code → those of open pairs whom the figure counts, in one statement."""
    years, pairs = years_of(spans), undecided_pairs().cte("pairs")
    doubtful = union(select(pairs.c.person_a_id), select(pairs.c.person_b_id)).subquery()
    selects = []
    for figure in figures:
        rows = figure.rows(years).subquery()
        wanted = select(literal(figure.code), rows.c.year, rows.c.key)
        selects.append(wanted.where(~rows.c.left_out, rows.c.key.in_(select(doubtful.c[0]))))
    found: dict[tuple[int, str], set[UUID]] = defaultdict(set)
    for code, year, key in db.session.execute(union_all(*selects)):
        found[year, code].add(key)
    return found


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
