"""Of a session of which another room keeps the list there is no roll: whatever is asked of one, it is not there."""

import pytest

from amal_field.db import new_key
from tests.attendance.world import a_session, helping
from tests.guards.asking import ARGUMENTS
from tests.guards.source import told
from tests.page import FROM_US, fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")

NO_ROLL = {"planning", "vaccination"}
"""The rooms that know such a session itself: its day, and its list."""


def test_every_address_of_a_roll_is_nowhere_for_who_plans_and_for_its_helper(app, visit, given):
    def put(stamp):
        session = a_session(stamp("bruno"), "vaccination", kind="basic")
        helping(stamp("bruno"), "els", session)
        return session

    key, answered, asked = given(put), [], 0
    for who in ("bruno", "els"):
        page = visit(who).go("/settings")
        tokens = fields_of(page.form("form[action='/sign-out']"))
        for rule in app.url_map.iter_rules():
            if "session_id" not in rule.arguments or rule.endpoint.partition(".")[0] in NO_ROLL:
                continue
            arguments = {name: ARGUMENTS[type(how).__name__](how) for name, how in rule._converters.items()}
            with app.test_request_context():
                url = app.url_map.bind("localhost").build(rule.endpoint, arguments | {"session_id": key})
            for method in rule.methods & {"GET", "POST"}:
                data = tokens | {"request_token": str(new_key())} if method == "POST" else None
                answer = page.client.open(url, method=method, data=data, headers=FROM_US)
                asked += 1
                if answer.status_code not in (403, 404):
                    answered.append(f"{who}: {method} {rule.rule} answers {answer.status_code}")
    assert asked > 40
    assert not answered, told("Ask for the session by session_for, which leaves such sessions out.", answered)
