"""Every statement of the search walks an index, on both engines: with few people the time does not tell."""

import re

import pytest
from sqlalchemy import event

from amal_field.accounts.offers.demo import player
from amal_field.db import db, is_sqlite
from amal_field.people.search import finding
from amal_field.people.search.query import read_query

pytestmark = pytest.mark.usefixtures("frozen_clock", "world")

TABLES = ("name_parts", "search_texts", "persons", "persons_1", "household_members", "household_members_1")
TYPED = (
    *("Oleksandr Kovalchuk", "oleks kov", "Kovalhcuk Oleksandr 12/03/1984", "Kobalchuk 1984", "kov", "1984"),
    *("0470 12 34 56", "123456", "Olga Ivanenko Maxim", "Zenobia Kovalenko", "Maria Zurcher Ivan Petrov Anna Bondar"),
)


@pytest.fixture
def plans(engine):
    """`plans(function)`: the plans of all statements of the search that the function executes."""

    def told(function):
        statements = []

        def note(connection, cursor, statement, values, context, many):
            if re.match(r"\s*SELECT\b", statement):
                statements.append((statement, values))

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            function()
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
        return [(statement, plan_of(statement, values)) for statement, values in statements]

    def plan_of(statement, values):
        explain = "EXPLAIN QUERY PLAN" if is_sqlite() else "EXPLAIN"
        if not is_sqlite():  # with a dozen people it would rather read them all; told not to, it does where it must
            db.session.execute(db.text("SET LOCAL enable_seqscan = off"))
        rows = db.session.connection().exec_driver_sql(f"{explain} {statement}", values)
        return [str(row[-1]) for row in rows]

    return told


def scanned(plan):
    """The tables that a plan reads from end to end."""
    lines = " \n".join(plan)
    return re.findall(r"\bSCAN (\w+)" if is_sqlite() else r"Seq Scan on (\w+)", lines)


@pytest.mark.parametrize("typed", TYPED)
def test_no_table_is_read_from_end_to_end(plans, typed):
    told = plans(lambda: finding.hits_for(read_query(typed), finding.anybody))
    assert told
    for statement, plan in told:
        assert not {*scanned(plan)} & {*TABLES}, (statement, plan)


def test_neither_is_one_for_the_sight_of_a_coordinator(plans):
    told = plans(lambda: finding.people_for(player("amina"), "Kovalhcuk Oleksandr"))
    assert told
    for statement, plan in told:
        assert not {*scanned(plan)} & {"name_parts", "search_texts"}, (statement, plan)


def test_other_names_are_sought_among_those_of_one_person(plans):
    """Not by their beginning, which many have: that compared all who have the one with all who have the other."""
    told = plans(lambda: finding.hits_for(read_query("oleks kov"), finding.anybody))
    conditions = [line for line in told[0][1] if "Index Cond" in line or "SEARCH name_parts_1" in line]
    assert conditions
    assert not [line for line in conditions if "'kov'" in line or re.search(r"SEARCH name_parts_1 .*part>", line)], (
        conditions
    )


def test_a_table_that_is_read_from_end_to_end_is_noticed(plans):
    ((_, plan),) = plans(
        lambda: db.session.execute(db.text("SELECT count(*) FROM search_texts WHERE lower(text) = 'a'"))
    )
    assert "search_texts" in scanned(plan)


def test_postgresql_is_kept_from_reading_all_texts_only_for_the_trigrams(engine):
    said = []

    def note(connection, cursor, statement, values, context, many):
        said.extend(word for word in ("= off", "LIKE", "MATCH", "= on") if word in statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        finding.hits_for(read_query("Kowvbalhcuk Oliksandra"), finding.anybody)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    if is_sqlite():
        assert set(said) == {"MATCH"}  # FTS5 is nothing but an index
        return
    assert said[0] == "= off"
    assert said[-1] == "= on"
    assert "LIKE" in said
    assert db.session.scalar(db.text("SHOW enable_seqscan")) == "on"
