"""The last word of the database, asked by going around the operations: overlaps and impossible rows."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from amal_field.accounts.models import IMPORT_ID
from amal_field.clock import now
from amal_field.db import db, new_key, violated
from amal_field.people.models import NamePart, Person
from amal_field.transit_site.models import LedgerEntry, Stay
from amal_field.transit_site.rules import Period
from migrations import guards
from tests.guards.spells import TABLES, Family, add_spell, day, someone_comes

PERIODS = [(start, end) for start in range(1, 5) for end in (*range(start, 5), None)]
"""Every period within four days: a night, none, several, and without an end."""


@pytest.fixture
def connection(app):
    with app.app_context(), db.engine.connect() as connection:
        yield connection


@pytest.fixture
def family(connection) -> Family:
    return someone_comes(connection)


@pytest.mark.parametrize("table", guards.OVERLAPS)
def test_the_database_and_the_rule_agree_about_every_two_periods(connection, family, table):
    differ = []
    for first, second in product(PERIODS, PERIODS):
        collides = Period(*map(day, first)).overlaps(Period(*map(day, second)))
        if _refuses(connection, table, family, first, second) != collides:
            differ.append(f"{first} and {second}: the rule says {'no' if collides else 'yes'}")
    assert not differ, "\n".join(["migrations/guards.py and Period.overlaps differ:", *differ])


@pytest.mark.parametrize("table", guards.OVERLAPS)
@pytest.mark.parametrize(
    ("first", "second", "refused"),
    [
        ((1, 5), (3, 8), True),
        ((1, 5), (5, 8), False),
        ((1, None), (3, 4), True),
        ((1, None), (6, None), True),
        ((1, 8), (4, 4), True),
        ((4, 4), (1, 8), True),
        ((1, 8), (1, 1), False),
        ((1, 8), (8, 8), False),
        ((4, 4), (4, 4), False),
    ],
    ids=str,
)
def test_periods_that_overlap_are_refused(connection, family, table, first, second, refused):
    assert _refuses(connection, table, family, first, second) == refused


@pytest.mark.parametrize("table", guards.OVERLAPS)
@pytest.mark.parametrize("mark", ["cancelled_at", "disputed_at"])
def test_a_cancelled_or_disputed_row_is_in_nobodys_way(connection, family, table, mark):
    for periods in product([(1, None), (1, 8)], [(1, None), (3, 4)]):
        assert not _refuses(connection, table, family, *periods, **{mark: now()})


@pytest.mark.parametrize("table", guards.OVERLAPS)
def test_a_row_cannot_be_changed_into_an_overlap(connection, family, table):
    add_spell(connection, table, family, 1, 5)
    later = add_spell(connection, table, family, 5, 8)
    cancelled = add_spell(connection, table, family, 2, 3, cancelled_at=now())
    for key, change in ((later, {"from_on": day(4)}), (cancelled, {"cancelled_at": None})):
        with pytest.raises(IntegrityError) as refusal, connection.begin_nested():
            connection.execute(update(TABLES[table]).where(TABLES[table].c.id == key).values(**change))
        assert guards.overlap_guard_name(table) in violated(refusal.value)


@pytest.mark.parametrize("table", guards.OVERLAPS)
def test_an_open_spell_is_one_even_where_the_overlap_guard_is_gone(connection, family, table):
    guards.drop_overlap_guards(connection, [table])
    add_spell(connection, table, family, 1, None)
    with pytest.raises(IntegrityError) as refusal, connection.begin_nested():
        add_spell(connection, table, family, 6, None)
    assert any(name in violated(refusal.value) for name in (f"uq_{table}_open", f"{table}.{guards.OVERLAPS[table]}"))


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"meter_start": 120, "meter_end": 119}, "ck_stays_meter_forward"),
        ({"departed_on": date(2026, 5, 31)}, "ck_stays_departs_after_arrival"),
        ({"planned_departure_on": date(2026, 5, 31)}, "ck_stays_plan_after_arrival"),
    ],
    ids=str,
)
def test_an_impossible_stay_is_refused(connection, family, values, constraint):
    _demand_refusal(connection, update(Stay.__table__).where(Stay.id == family.stay_id).values(**values), constraint)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"given_name": None}, "ck_persons_named"),
        ({"born_on": date(2001, 7, 1)}, "ck_persons_birth_precise"),
    ],
    ids=str,
)
def test_an_impossible_person_is_refused(connection, family, values, constraint):
    change = update(Person.__table__).where(Person.id == family.person_id).values(**values)
    _demand_refusal(connection, change, constraint)


def test_a_person_is_not_the_same_as_herself(connection, family):
    change = update(Person.__table__).where(Person.id == family.person_id).values(same_as_id=family.person_id)
    _demand_refusal(connection, change, "ck_persons_not_same_as_itself")


@pytest.mark.parametrize("table", guards.OVERLAPS)
def test_a_spell_does_not_end_before_it_begins(connection, family, table):
    with pytest.raises(IntegrityError, match=f"ck_{table}_ends_after_start"), connection.begin_nested():
        add_spell(connection, table, family, 4, 3)


def test_a_row_needs_what_it_points_to(connection, family):
    part = insert(NamePart.__table__).values(part="an", person_id=family.stay_id)
    with pytest.raises(IntegrityError):
        connection.execute(part)


def _refuses(connection: Connection, table: str, family: Family, first, second, **mark: object) -> bool:
    """Whether the second period is refused beside the first, which carries `mark`; nothing stays."""
    both = connection.begin_nested()
    add_spell(connection, table, family, *first, **mark)
    try:
        with connection.begin_nested():
            add_spell(connection, table, family, *second)
    except IntegrityError as error:
        names = (guards.overlap_guard_name(table), f"uq_{table}_open", f"{table}.{guards.OVERLAPS[table]}")
        if not any(name in violated(error) for name in names):
            raise
        return True
    finally:
        both.rollback()
    return False


def _demand_refusal(connection: Connection, change, constraint: str) -> None:
    with pytest.raises(IntegrityError) as refusal, connection.begin_nested():
        connection.execute(change)
    assert constraint in violated(refusal.value)


@pytest.mark.parametrize(
    "change", [update(LedgerEntry.__table__).values(amount=1), delete(LedgerEntry.__table__)], ids=["update", "delete"]
)
def test_a_line_of_the_ledger_lasts(connection, family, change):
    line = {"id": new_key(), "stay_id": family.stay_id, "kind": "payment", "amount": Decimal(5), "booked_on": day(1)}
    recorded = {"recorded_at": now(), "recorded_by_id": IMPORT_ID}
    connection.execute(insert(LedgerEntry.__table__).values(**line, **recorded))
    _demand_refusal(connection, change, guards.append_only_name("ledger_entries"))
    assert connection.scalar(select(LedgerEntry.amount)) == 5


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"kind": "payment", "amount": Decimal(-5)}, "ck_ledger_entries_signed"),
        ({"kind": "refund", "amount": Decimal(5)}, "ck_ledger_entries_signed"),
        ({"kind": "gift", "amount": Decimal(5)}, "ck_ledger_entries_signed"),
        ({"kind": "payment", "amount": Decimal(5), "method": "cash"}, "ck_ledger_entries_cash_has_a_way"),
    ],
    ids=str,
)
def test_an_impossible_line_of_the_ledger_is_refused(connection, family, values, constraint):
    line = {"id": new_key(), "stay_id": family.stay_id, "booked_on": day(1), "recorded_at": now()}
    made = insert(LedgerEntry.__table__).values(**line, recorded_by_id=IMPORT_ID, **values)
    _demand_refusal(connection, made, constraint)
