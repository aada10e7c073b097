"""All 25 pitches are taken."""

import re

import pytest
from playwright.sync_api import expect

from amal_field import clock
from amal_field.db import new_key
from amal_field.people.models import Household, Person
from e2e.actions import PLAN, panel, see_counters, tile


@pytest.fixture
def full(world):
    """A family on each pitch, and one more that knocks at the gate."""
    world.fill_site()
    return world


def test_the_plan_of_a_full_site_shows_no_free_pitch(amina, full):
    page = amina.page
    page.goto(PLAN)
    see_counters(page, free=0, people=50)
    expect(page.get_by_role("link", name=re.compile(r"^Pitch \d+ .*Taken Family \d+"))).to_have_count(25)
    tile(page, 25).tap()
    expect(panel(page, 25)).to_contain_text("Family 25")
    expect(panel(page, 25).get_by_role("link", name="New family")).to_have_count(0)


def test_a_full_site_takes_nobody_on_any_pitch(amina, full):
    page = amina.page
    page.goto(f"{PLAN}/pitches/1/check-in")
    before = full.count(Household, Person)
    csrf = page.locator("main input[name=csrf_token]").first.input_value()
    filled_in = {"csrf_token": csrf, "newcomers-0-given_name": "Late", "arrived_on": clock.today().isoformat()}
    answers = []
    for number in range(1, 26):
        fields = filled_in | {"request_token": str(new_key())}
        answer = page.request.post(f"{PLAN}/pitches/{number}/check-in", form=fields)
        answers.append((answer.status, f"Pitch {number} has just been taken." in answer.text()))
    assert answers == [(422, True)] * 25
    assert full.count(Household, Person) == before
    assert len(full.stays()) == 25
