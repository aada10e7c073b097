"""Whoever has nothing to do with a session, or not now, finds nothing of it at any of its addresses."""

from datetime import timedelta

import pytest
from flask import url_for

from amal_field.db import new_key
from tests.attendance.world import a_person, a_session, helping, mark
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("frozen_clock")

ROOMS = ("attendance", "class_unit", "conversation_tables")
VALUES = {"wanted": "present", "tally": "other", "revision": 1, "number": 1, "level": "a1"}


def addresses_of(app, session_id, person_id):
    """Every address of the rooms that names this session, with the method that it takes."""
    values = VALUES | {"session_id": session_id, "person_id": person_id}
    with app.test_request_context():
        return [
            (method, rule.endpoint, url_for(rule.endpoint, **{name: values[name] for name in rule.arguments}))
            for rule in app.url_map.iter_rules()
            if rule.endpoint.partition(".")[0] in ROOMS and "session_id" in rule.arguments
            for method in sorted(rule.methods & {"GET", "POST"})
        ]


def answers(app, page, session_id, person_id):
    """The status of each address."""
    token = page.go("/settings").find("input[name='csrf_token']")[0].get("value")
    found = {}
    for method, endpoint, url in addresses_of(app, session_id, person_id):
        fields = {"csrf_token": token, "request_token": str(new_key())}
        answer = page.client.open(url, method=method, data=fields if method == "POST" else None)
        found[f"{method} {endpoint}"] = (answer.status_code, answer.text)
    return found


@pytest.fixture
def fatima(given):
    """Somebody who is in the roll of a table and of a lesson, at which Els helps."""
    keys = {}

    def make(stamp):
        person = a_person(stamp(), "Fatima")
        for name, programme in (("table", "physical_table"), ("lesson", "class_unit")):
            kind = {"kind": "lesson"} if name == "lesson" else {}
            session = a_session(stamp(), programme, hours=(11, 13), **kind)
            mark(stamp(), session, person)
            keys[name] = session.id
            if name == "lesson":
                helping(stamp(), "els", session)
        return person

    return keys | {"person": given(make)}


def test_the_table_of_another_volunteer_is_nowhere(app, visit, fatima):
    found = answers(app, visit("clara"), fatima["table"], fatima["person"])
    assert {status for status, _ in found.values()} <= {403, 404}
    assert {name for name, (status, _) in found.items() if status == 403} <= {
        "GET attendance.name",
        "GET attendance.names",
        "GET class_unit.slip",
        "GET class_unit.slips",
        "GET class_unit.all_slips",
    }


def test_a_teacher_finds_no_child_at_any_address_when_the_lesson_is_over(app, visit, frozen_clock, fatima):
    page = visit("els")
    assert "Fatima" in page.go(f"/attendance/sessions/{fatima['lesson']}").text
    frozen_clock(NOON + timedelta(hours=8))
    found = answers(app, page, fatima["lesson"], fatima["person"])
    assert not [name for name, (_, text) in found.items() if "Fatima" in text]
    assert {name for name, (status, _) in found.items() if status == 200} == {"GET attendance.roll"}
    assert not page.go("/people?q=Fatima").find("#found .row")
