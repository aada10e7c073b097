"""Participants of vaccination sessions go from the rolls to the lists, and what a register told of them with them; back
again what a register told."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
import sqlalchemy as sa
from flask_migrate import downgrade, upgrade

from amal_field.accounts.models import IMPORT_ID
from amal_field.db import db, new_key
from migrations import guards
from tests.guards.old_database import database_at, put

BEFORE = "card_copies"
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY = date(2026, 11, 20)


@pytest.fixture
def before(engine, databases) -> Iterator[None]:
    """The database of the time before is open."""
    with database_at(databases, BEFORE):
        yield


def rows(name: str, *columns: str) -> set[tuple]:
    table = db.metadata.tables[name]
    with db.engine.connect() as connection:
        return {tuple(row) for row in connection.execute(sa.select(*(table.c[column] for column in columns)))}


def a_session(kind: str) -> object:
    programmes = db.metadata.tables["programmes"].c
    with db.engine.connect() as connection:
        key = connection.scalar(sa.select(programmes.id).where(programmes.kind == kind).limit(1))
    return put(
        "group_sessions",
        programme_id=key,
        recorded_at=AT,
        held_on=DAY,
        starts=time(9),
        ends=time(12),
        revision=0,
        sequence=0,
    )["id"]


def both_of(person_id) -> dict:
    return {"person_id": person_id, "recorded_person_id": person_id}


def comes(session_id, name: str, role: str = "participant", **more) -> tuple:
    person_id = put("persons", given_name=name, languages=[])["id"]
    key = put(
        "attendances", session_id=session_id, recorded_at=AT, role=role, revision=0, **both_of(person_id), **more
    )["id"]
    if more.get("register_no"):
        cells = {"cells": {"rol": "deelnemer"}, "written": {}, "imported_at": AT}
        put("imported_rows", register="aanwezigheden", number=more["register_no"], subject_id=key, **cells)
    return person_id, key


def test_participants_go_to_the_lists_and_what_a_register_told_comes_back(before):
    session, lesson = a_session("vaccination"), a_session("class_unit")
    undone = {"cancelled_at": AT, "cancelled_by_id": IMPORT_ID}
    told, told_id = comes(session, "Ali", register_no="A1")
    tapped, tapped_id = comes(session, "Bea")
    absent, absent_id = comes(session, "Cas", absent_at=AT, **undone)
    off, off_id = comes(session, "Dex", **undone)
    helper, _ = comes(session, "Els", "helper")
    pupil, _ = comes(lesson, "Fay", register_no="A2")
    for place, person in enumerate((tapped, told), 7):
        put("sheet_rows", session_id=session, person_id=person, number=place)
    put("sheet_rows", session_id=lesson, person_id=pupil, number=1)
    entry = {"subject_table": "group_sessions", "by_id": IMPORT_ID, "at": AT, "token": new_key()}
    mark = {"tag": "attendance:roll:mark", "details": {"person": str(tapped), "mark": ["present"]}}
    put("audit_entries", subject_id=session, **entry, **mark)
    put("audit_entries", subject_id=lesson, **entry, **mark)
    prepared = put("vaccination_actions", session_id=(listed := a_session("vaccination")), revision=0)["id"]
    known, _ = comes(listed, "Gil", register_no="A3")
    line = put("vaccination_lines", action_id=prepared, number=3, came_as="site", revision=0, **both_of(known))["id"]
    twin = put("persons", given_name="Aly", languages=[])["id"]
    second = {"action_id": prepared, "number": 4, "came_as": "site", "revision": 0, **both_of(twin), **undone}
    waits = put("vaccination_lines", **second)["id"]
    aside = {"vaccination_lines": [str(waits)], "attendances": []}
    put("merges", duplicate_id=twin, person_id=known, filled={}, aside=aside, moved={})

    upgrade()

    assert rows("attendances", "person_id", "role") == {(helper, "helper"), (pupil, "participant")}
    assert rows("sheet_rows", "session_id") == {(lesson,)}
    assert rows("vaccination_lines", "id", "person_id", "register_no", "number", "came_as") == {
        (told_id, told, "A1", 8, "import"),
        (tapped_id, tapped, None, 7, "import"),
        (absent_id, absent, None, 9, "import"),
        (off_id, off, None, 10, "import"),
        (line, known, "A3", 3, "site"),
        (waits, twin, None, 4, "site"),
    }
    assert {(key, at is None) for key, at in rows("vaccination_lines", "id", "cancelled_at")} >= {
        (off_id, False),
        (absent_id, True),
    }
    assert rows("vaccination_outcomes", "line_id", "outcome", "reason") == {(absent_id, "not_given", "absent")}
    assert rows("vaccination_actions", "session_id", "imported_on") == {(session, DAY), (listed, DAY)}
    assert rows("health_imports", "number", "subject_id") == {("A1", told_id), ("A3", line)}
    assert rows("waiting_lines", "line_id") == {(waits,)}
    assert rows("imported_rows", "number") == {("A2",)}
    kept = db.metadata.tables["audit_entries"]
    with db.engine.connect() as connection:
        details = dict(connection.execute(sa.select(kept.c.subject_id, kept.c.details)).all())
        assert connection.scalar(sa.select(db.metadata.tables["merges"].c.aside)) == {"attendances": []}
    assert details == {session: {"mark": ["present"]}, lesson: mark["details"]}
    with pytest.raises(sa.exc.IntegrityError, match=guards.roll_guard_name("attendances")):
        comes(session, "Gus")

    downgrade(revision=BEFORE)

    back = {(person, number) for person, number in rows("attendances", "person_id", "register_no")}
    assert back >= {(told, "A1"), (tapped, None), (absent, None), (off, None), (helper, None)}
    assert rows("imported_rows", "number") == {("A1",), ("A2",), ("A3",)}
    comes(session, "Gus")
