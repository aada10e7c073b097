"""The last word of the database on assignments of interpreters, asked by going around the operations."""

from datetime import date

import pytest

from amal_field.reception_desk.models import InterpreterAssignment
from tests.reception_desk.world import guard_of

pytestmark = pytest.mark.usefixtures("world")
DONE = {
    "day": date(2026, 3, 5),
    "service": "desk",
    "language": "uk",
    "manner": "video",
    "tier": "crisis",
    "state": "done",
}


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
