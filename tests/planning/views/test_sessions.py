"""The page of one session: planned by hand, moved, called off."""

import pytest

from amal_field.attendance.models import GroupSession

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_a_session_moves_and_is_called_off_and_back(visit, session):
    page = visit("bruno").go(f"/planning/sessions/{session}")
    page.send("#move", **{"held_on": "2026-11-25", "hours-from": "14:00", "hours-until": "16:00", "place": ""})
    assert "14:00–16:00" in page.find("h1")[0].text_content()
    page.send("#move", **{"hours-from": "14:00", "hours-until": "13:00"})
    assert page.status == 422
    assert page.find("#hours-error")
    page.go(f"/planning/sessions/{session}").send("#call-off", reason="")
    assert page.status == 422
    page.send("#call-off", reason="Storm")
    assert "Storm" in page.text
    page.send(".planner__off form")
    assert page.find("#call-off")


def test_one_session_is_planned_by_hand(visit, table, count):
    page = visit("bruno").go(f"{table}/sessions?on=2026-12-05")
    assert page.find("#held_on")[0].get("value") == "2026-12-05"
    page.send()
    assert page.status == 422
    page.send(**{"hours-from": "9", "hours-until": "9u30"})
    assert page.status == 200
    assert count(GroupSession) == 1
