"""The last word of the database on sessions and rolls, asked by going around the operations."""

from datetime import date, time
from uuid import UUID

import pytest
from sqlalchemy import insert, inspect, select, update
from sqlalchemy.exc import IntegrityError

from amal_field.accounts.models import IMPORT_ID
from amal_field.attendance.models import Attendance, GroupSession, Programme, Series
from amal_field.clock import now
from amal_field.db import db, new_key, violated
from amal_field.people.models import Person

GUARDS = {
    "uq_attendances_standing",
    "uq_group_sessions_planned",
    "ck_attendances_absent_never_counts",
    "uq_series_programme_id_name",
    "ck_series_enrolled_not_negative",
    "ck_series_completed_possible",
    "ck_group_sessions_ends_after_start",
    "ck_group_sessions_extra_site_not_negative",
    "ck_group_sessions_extra_outside_not_negative",
    "ck_group_sessions_extra_other_not_negative",
    "ck_group_sessions_called_off_by_somebody",
}


@pytest.fixture
def connection(app):
    with app.app_context(), db.engine.connect() as connection:
        yield connection


@pytest.fixture
def session_id(connection) -> UUID:
    """A session on a morning in June."""
    key = new_key()
    day = {"held_on": date(2026, 6, 1), "starts": time(9, 30), "ends": time(11)}
    programme_id = connection.scalars(select(Programme.id).where(Programme.code == "class_unit")).one()
    row = {"id": key, "programme_id": programme_id, "kind": "lesson", **day, **recorded()}
    connection.execute(insert(GroupSession.__table__).values(**row))
    return key


@pytest.fixture
def person_id(connection) -> UUID:
    key = new_key()
    connection.execute(insert(Person.__table__).values(id=key, given_name="An", languages=[], **recorded()))
    return key


def recorded():
    return {"recorded_at": now(), "recorded_by_id": IMPORT_ID}


def attend(connection, session_id, person_id, **more):
    people = {"person_id": person_id, "recorded_person_id": person_id}
    row = {"id": new_key(), "session_id": session_id, "role": "participant", **people, **recorded(), **more}
    connection.execute(insert(Attendance.__table__).values(**row))
    return row["id"]


def refusal_of(connection, statement) -> str:
    with pytest.raises(IntegrityError) as refusal, connection.begin_nested():
        connection.execute(statement)
    return violated(refusal.value)


def test_the_guards_are_those_that_the_list_names(connection, engine):
    seen, found = inspect(connection), set()
    for table in ("series", "group_sessions", "attendances"):
        found |= {one["name"] for one in seen.get_check_constraints(table)}
        found |= {one["name"] for one in seen.get_unique_constraints(table)}
        found |= {one["name"] for one in seen.get_indexes(table) if one["unique"]}
    assert {name for name in found if not name.endswith("_register_no")} == GUARDS
    index = next(one for one in seen.get_indexes("attendances") if one["name"] == "uq_attendances_standing")
    assert index["column_names"] == ["session_id", "person_id"]
    assert "cancelled_at IS NULL" in str(index["dialect_options"][f"{engine}_where"])


def test_a_human_being_is_in_a_roll_once(connection, engine, session_id, person_id):
    attend(connection, session_id, person_id)
    for role in ("participant", "helper"):
        with pytest.raises(IntegrityError) as refusal, connection.begin_nested():
            attend(connection, session_id, person_id, role=role)
        names = ("uq_attendances_standing", "attendances.session_id, attendances.person_id")
        assert any(name in violated(refusal.value) for name in names)


def test_who_was_taken_off_a_roll_is_in_nobodys_way(connection, engine, session_id, person_id):
    gone = attend(connection, session_id, person_id, cancelled_at=now())
    attend(connection, session_id, person_id)
    attend(connection, session_id, person_id, cancelled_at=now())
    back = update(Attendance.__table__).where(Attendance.id == gone).values(cancelled_at=None)
    assert "attendances" in refusal_of(connection, back)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"ends": time(9, 30)}, "ends_after_start"),
        ({"ends": time(8, 30)}, "ends_after_start"),
        ({"extra_site": -1}, "extra_site_not_negative"),
        ({"extra_outside": -1}, "extra_outside_not_negative"),
        ({"extra_other": -1}, "extra_other_not_negative"),
        ({"called_off_by_id": IMPORT_ID}, "called_off_by_somebody"),
    ],
    ids=str,
)
def test_an_impossible_session_is_refused(connection, engine, session_id, values, constraint):
    change = update(GroupSession.__table__).where(GroupSession.id == session_id).values(**values)
    assert f"ck_group_sessions_{constraint}" in refusal_of(connection, change)


def test_a_series_has_its_name_once_in_its_programme(connection, engine):
    first, second = connection.scalars(select(Programme.id).limit(2))
    for programme_id in (first, second):
        row = {"id": new_key(), "programme_id": programme_id, "name": "Groep 1", **recorded()}
        connection.execute(insert(Series.__table__).values(**row))
    again = insert(Series.__table__).values(**(row | {"id": new_key()}))
    assert "series" in refusal_of(connection, again)


def test_a_pattern_has_a_session_once_on_its_day(connection, engine, session_id):
    programme_id = connection.scalars(select(GroupSession.programme_id).where(GroupSession.id == session_id)).one()
    series = {"id": new_key(), "programme_id": programme_id, "name": "Groep 2", **recorded()}
    connection.execute(insert(Series.__table__).values(**series))
    planned = {"series_id": series["id"], "planned_on": date(2026, 6, 2), "planned_at": time(9)}
    times = {"held_on": date(2026, 6, 2), "starts": time(9), "ends": time(11)}
    row = {"id": new_key(), "programme_id": programme_id, **times, **planned, **recorded()}
    connection.execute(insert(GroupSession.__table__).values(**row))
    again = insert(GroupSession.__table__).values(**(row | {"id": new_key(), "held_on": date(2026, 6, 9)}))
    assert "planned" in refusal_of(connection, again)
    other = row | {"id": new_key(), "planned_on": None, "planned_at": None}
    connection.execute(insert(GroupSession.__table__).values(**other))
    connection.execute(insert(GroupSession.__table__).values(**(other | {"id": new_key()})))


@pytest.mark.parametrize(
    ("enrolled", "completed", "name"),
    [(-1, None, "enrolled_not_negative"), (3, -1, "completed_possible"), (3, 4, "completed_possible")],
)
def test_no_more_complete_a_series_than_enrolled(connection, engine, enrolled, completed, name):
    programme_id = connection.scalars(select(Programme.id).where(Programme.code == "komaf")).one()
    numbers = {"enrolled": enrolled, "completed": completed}
    row = {"id": new_key(), "programme_id": programme_id, "name": "Reeks", **numbers, **recorded()}
    with pytest.raises(IntegrityError) as refusal, connection.begin_nested():
        connection.execute(insert(Series.__table__).values(**row))
    assert f"ck_series_{name}" in violated(refusal.value)
