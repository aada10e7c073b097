"""The last word of the database on desk files and statuses, asked by going around the operations."""

from datetime import timedelta

import pytest

from amal_field.accounts.models import IMPORT_ID
from amal_field.clock import now, today
from amal_field.reception_desk.models import DeskFile, ProtectionStatus
from tests.people.world import somebody
from tests.reception_desk.world import guard_of

pytestmark = pytest.mark.usefixtures("world")


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
