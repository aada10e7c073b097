"""Merging and parting people who have rows in every table that follows, whichever rooms there are.

The rows are made from the columns of the tables that `merging.rules()` names, so those of a new room are among them.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Table, insert, select

from amal_field.accounts.models import User
from amal_field.clock import today
from amal_field.db import db
from amal_field.people import operations
from amal_field.people.models import Merge, Person
from amal_field.people.queries import merging
from amal_field.people.queries.merging import Merges
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp
from tests.any_row import VALUES, values_of
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

NAMES, PLACES = ("Ana", "Bo", "Cem", "Dia"), 3
"""Who there is, and in how many places (sessions, series, stays, years) each may have rows."""
everybody = st.integers(0, len(NAMES) - 1)
steps = st.lists(st.tuples(everybody, everybody) | st.integers(0, 3), min_size=2, max_size=6)
"""Two people are merged, the first into the second; or the merge of a number is undone."""


class Places:
    """The rows to which those that follow belong: so many of each table, made where there are none yet."""

    def __init__(self) -> None:
        self.known: dict[Table, list[Any]] = {User.__table__: list(db.session.scalars(select(User.id).limit(PLACES)))}

    def values(self, table: Table, place: int) -> dict[str, Any]:
        """What the columns of a row hold in a place."""
        return values_of(table, lambda column: self._key(column, place))

    def _key(self, column: Column, place: int) -> Any:
        if column.table.name == "persons":
            return None
        keys = self.known.setdefault(column.table, [])
        while len(keys) <= place:
            values = self.values(column.table, len(keys))
            keys.append(db.session.scalars(insert(column.table).values(values).returning(column)).one())
        return keys[place]


def row_of(rule: Merges, person_id: UUID, place: int, places: Places) -> dict[str, Any]:
    """A row of somebody in a place."""
    table = rule.model.__table__
    values = places.values(table, place)
    free = (name for name in rule.once_in or () if not table.c[name].foreign_keys)
    values |= {name: 2001 + place for name in free if f"{table.name}.{name}" not in VALUES}
    if rule.overlap and "from_on" in table.c:  # at two places at once they would be two people
        first = today() - timedelta(days=30 - 5 * place)
        values |= {"from_on": first, "to_on": first + timedelta(days=3)}
    return values | {name: person_id for name in ("person_id", "recorded_person_id") if name in table.c}


def has_one_each(table: Table) -> bool:
    """Whether no two rows that are made here are recorded for one person, though a person may come to have several."""
    alike = {"recorded_person_id", *(column.name for column in table.c if f"{table.name}.{column.name}" in VALUES)}
    return any(
        index.unique and "recorded_person_id" in index.columns and alike >= set(index.columns.keys())
        for index in table.indexes
    )


def write_rows(data: st.DataObject, persons: list[Person]) -> None:
    """Write what each has in each table: nothing, or a row in some of the places."""
    places = Places()
    for rule in merging.rules():
        most = 1 if rule.once_in == () or has_one_each(rule.model.__table__) else PLACES
        wanted = st.frozensets(st.integers(0, most - 1))
        rows = [
            row_of(rule, person.id, place, places)
            for person in persons
            for place in sorted(data.draw(wanted, f"{rule.name} of {person.name}"))
        ]
        if rows:
            db.session.execute(insert(rule.model.__table__), rows)


def rows_of(person_ids: Iterable[UUID]) -> dict[str, set[tuple]]:
    """All rows of these people, by table."""
    keys, rows = list(person_ids), {}
    for rule in merging.rules():
        table = rule.model.__table__
        their = db.session.execute(select(table).where(table.c.person_id.in_(keys)))
        rows[rule.name] = {tuple(map(str, row)) for row in their}
    return rows


def check_one_page(persons: list[Person], before: dict[UUID, dict[str, set[tuple]]]) -> None:
    """Each row stands with the person who is meant, or is set aside; who is not merged has what was theirs."""
    roots = dict(db.session.execute(select(Person.id, Person.same_as_id).where(Person.same_as_id.is_not(None))).all())
    standing = list(db.session.scalars(select(Merge).where(Merge.cancelled_at.is_(None))))
    aside = {(name, key) for merge in standing for name, keys in merge.aside.items() for key in keys}
    for duplicate_id, root_id in roots.items():
        for rule in merging.rules():
            left = select(rule.key).where(rule.model.person_id == duplicate_id)
            if rule.is_undone:
                assert {(rule.name, str(key)) for key in db.session.scalars(left)} <= aside
                assert not db.session.scalars(left.where(*rule.standing)).all()
            else:
                assert not db.session.scalars(left.where(~rule.doubles(root_id))).all(), rule.name
    for person in persons:
        if person.id not in roots and person.id not in roots.values():
            assert rows_of([person.id]) == before[person.id], person.name


def merged(duplicate: Person, person: Person, stamp: Stamp) -> list[Merge]:
    """Merge two people, unless that is refused."""
    made: list[Merge] = []
    with suppress(RuleBroken), db.session.begin_nested():
        made.append(operations.merge(duplicate, person, stamp=stamp))
    return made


def test_every_table_that_follows_takes_the_rows_that_are_made_here(engine, stamp_of):
    places, ana = Places(), somebody(stamp_of(), "Ana")
    for rule in merging.rules():
        db.session.execute(insert(rule.model.__table__), [row_of(rule, ana.id, 0, places)])
        assert db.session.scalar(select(rule.key).where(rule.model.person_id == ana.id)), rule.name


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a failure names what was drawn: making it smaller takes minutes
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data(), steps=steps)
def test_each_has_exactly_what_was_theirs_once_all_is_undone(engine, stamp_of, data, steps):
    with db.session.begin_nested() as example:
        persons = [somebody(stamp_of(), name) for name in NAMES]
        write_rows(data, persons)
        before = {person.id: rows_of([person.id]) for person in persons}
        merges: list[Merge] = []
        for step in steps:
            if isinstance(step, tuple):
                merges += merged(*(persons[place] for place in step), stamp_of())
            elif step < len(merges):
                operations.unmerge(merges[step], stamp=stamp_of())
            check_one_page(persons, before)
        for merge in data.draw(st.permutations(merges), "undone in this order"):
            operations.unmerge(merge, stamp=stamp_of())
            check_one_page(persons, before)
        assert all(rows_of([person.id]) == before[person.id] for person in persons)
        example.rollback()
