"""The last word of the database on the desk, asked by going around the operations."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from amal_field.accounts.models import IMPORT_ID
from amal_field.clock import now, today
from amal_field.db import db, new_key, violated
from amal_field.reception_desk.models import DeskFile, InterpreterAssignment, ProtectionStatus
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("world")
DONE = {
    "day": date(2026, 3, 5),
    "service": "desk",
    "language": "uk",
    "manner": "video",
    "tier": "crisis",
    "state": "done",
}


def guard_of(model, **values) -> str | None:
    """The name of the guard that refuses a row with these values; None where it may stand."""
    row = {"id": new_key(), "recorded_at": now(), "recorded_by_id": IMPORT_ID, **values}
    place = db.session.begin_nested()
    try:
        db.session.execute(insert(model.__table__), row)
    except IntegrityError as error:
        place.rollback()
        return violated(error).removeprefix("CHECK constraint failed: ")
    return None


@pytest.fixture
def whose(stamp_of):
    key = somebody(stamp_of(), "Olena").id
    return {"person_id": key, "recorded_person_id": key}


def test_a_person_has_one_file_that_stands(engine, whose):
    assert guard_of(DeskFile, **whose, cancelled_at=now(), cancelled_by_id=IMPORT_ID) is None
    assert guard_of(DeskFile, **whose) is None
    assert "desk_files" in guard_of(DeskFile, **whose)


@pytest.mark.parametrize(
    ("values", "guard"),
    [
        ({"belgium_on": today(), "arrived_on": today()}, None),
        ({"belgium_on": today(), "arrived_on": today() - timedelta(1)}, "ck_desk_files_ghent_after_belgium"),
        ({"address_kind": "hotel"}, "ck_desk_files_address_kind_known"),
        ({"companion": "aunt"}, "ck_desk_files_companion_known"),
    ],
)
def test_a_file_tells_what_can_be(engine, whose, values, guard):
    assert guard_of(DeskFile, **whose, **values) == guard


@pytest.mark.parametrize(
    ("values", "guard"),
    [
        ({"status": "annex_15", "since": today(), "until": today() + timedelta(1)}, None),
        ({"status": "annex_15", "since": today(), "until": today()}, "ck_protection_statuses_ends_after_start"),
        ({"status": "visitor"}, "ck_protection_statuses_status_known"),
    ],
)
def test_a_status_ends_after_it_began(engine, whose, values, guard):
    assert guard_of(ProtectionStatus, **whose, **values) == guard


@pytest.mark.parametrize(
    ("values", "guard"),
    [
        ({"minutes": 60}, None),
        ({"minutes": 0}, "minutes_of_done"),
        ({"minutes": 721}, "minutes_of_done"),
        ({"minutes": 60, "state": "confirmed"}, "minutes_of_done"),
        ({"state": "lost"}, "state_known"),
        ({"service": "shop"}, "service_known"),
        ({"manner": "letter"}, "manner_known"),
        ({"tier": "friend"}, "tier_known"),
    ],
)
def test_an_assignment_has_minutes_once_it_is_done(engine, values, guard):
    assert guard_of(InterpreterAssignment, **DONE | values) == (guard and f"ck_interpreter_assignments_{guard}")
