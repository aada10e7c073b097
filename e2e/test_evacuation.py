"""Everybody is counted outside, on two tablets at once; and the day is handed over on one page."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from amal_field import clock
from amal_field.transit_site.rules import ArrivalDetails
from e2e.actions import PLAN, follow, note, panel, press
from e2e.rolls import row, see_stored
from e2e.test_new_family import A4, pages_of

LIST = f"{PLAN}/evacuation-list"
WITHIN = 5_000


@pytest.fixture
def two_families(world):
    """Four people on pitch 4, two on pitch 9."""
    world.standing_family(4, "Winter", ["Anna", "Bruno", "Carla", "Dora"], ["1-WIN-001"])
    world.standing_family(9, "Rosen", ["Alba", "Ruben"], ["1-ROS-001"])


def see_count(page, found, total, missing=0, **wait):
    """Read the counter above the list."""
    to_go = total - found - missing
    words = re.compile(rf"^\s*{found} / {total} found · missing: {missing} · to go: {to_go}\s*$")
    expect(page.locator("#roll-count")).to_have_text(words, **wait)


def test_two_tablets_count_together(as_, two_families, world):
    one, other = as_("amina").page, as_("karim").page
    other.goto(LIST)
    one.goto(PLAN)
    follow(one, "Evacuation list")
    press(one, "Count everybody")
    see_count(one, 0, 6)
    see_count(other, 0, 6, timeout=WITHIN)
    row(one, "Anna Winter").tap()
    see_count(one, 1, 6)
    see_count(other, 1, 6, timeout=WITHIN)
    other.get_by_role("button", name="Ruben Rosen is missing").tap()
    see_count(other, 1, 6, missing=1)
    see_count(one, 1, 6, missing=1, timeout=WITHIN)
    press(note(other), "Undo")
    see_count(other, 1, 6)
    world.standing_family(12, "Late", ["Nura"], ["1-LAT-001"])
    see_count(one, 1, 7, timeout=WITHIN)
    expect(row(one, "Nura Late")).to_be_visible()
    for name in ("Anna Winter", "Nura Late"):
        expect(row(other, name)).to_be_visible()
    one.get_by_text("Only who is not found").tap()
    expect(row(one, "Anna Winter")).to_be_hidden()
    for name in ("Bruno Winter", "Carla Winter", "Dora Winter", "Alba Rosen", "Nura Late"):
        row(one, name).tap()
    see_stored(one)
    see_count(one, 6, 7)
    press(one, "Close the count")
    expect(one.get_by_role("heading", name="Count of")).to_be_visible()
    expect(one.get_by_role("main")).to_contain_text("6 / 7 found")
    expect(one.get_by_role("main")).to_contain_text("1 person was not found yet")
    expect(other.get_by_role("button", name="Count everybody")).to_be_visible(timeout=WITHIN)


def test_an_older_poll_changes_nothing_and_the_next_count_is_seen(as_, two_families):
    one, other = as_("amina").page, as_("karim").page
    one.clock.install()
    for page in (one, other):
        page.goto(LIST)
    press(other, "Count everybody")
    see_count(other, 0, 6)
    one.reload()
    row(other, "Alba Rosen").tap()
    see_count(other, 1, 6)
    held = []
    one.route(re.compile("/evacuation-list$"), lambda route: held.append((route, route.fetch())))
    with one.expect_request(lambda request: request.method == "GET"):
        one.clock.run_for(WITHIN)
    row(one, "Anna Winter").tap()
    see_stored(one)
    route, early = held[0]
    with one.expect_response(lambda answer: answer.request.method == "GET"):
        route.fulfill(response=early)
    one.clock.run_for(100)
    expect(row(one, "Anna Winter")).to_contain_text("found")
    one.unroute_all()
    press(other, "Close the count")
    expect(other.get_by_role("heading", name="Count of")).to_be_visible()
    other.goto(LIST)
    press(other, "Count everybody")
    one.clock.run_for(WITHIN)
    see_count(one, 0, 6)


def test_everybody_is_counted_without_javascript(as_, two_families):
    page = as_("amina", java_script_enabled=False).page
    page.goto(LIST)
    press(page, "Count everybody")
    row(page, "Anna Winter").tap()
    see_count(page, 1, 6)
    press(note(page), "Undo")
    see_count(page, 0, 6)
    page.get_by_role("button", name="Ruben Rosen is missing").tap()
    see_count(page, 0, 6, missing=1)
    press(page, "Close the count")
    expect(page.get_by_role("main")).to_contain_text("Ruben Rosen")
    press(page, "Go on counting")
    see_count(page, 0, 6, missing=1)


def test_paper_has_one_page_for_forty_people(amina, world):
    for number in range(1, 11):
        name = f"Vandenbroucke-Montgolfier {number}"
        people = ["Anna-Maria", "Maximiliaan-Alexander", "Carla", "Dora"]
        world.standing_family(number, name, people, [f"1-FAM-{number:03d}"])
    amina.page.goto(LIST)
    follow(amina.page, "On paper")
    amina.page.wait_for_url("**/sheet")
    assert pages_of(amina.page.pdf(prefer_css_page_size=True)) == [A4]


@pytest.fixture
def a_day(world):
    """A family that came today, one that owes, one too long, one that left."""
    noted = ArrivalDetails(clock.today() - timedelta(days=2), Decimal(0), 100, "passport", house_rules_handed_over=True)
    world.standing_family(4, "Winter", ["Anna", "Bruno"], ["1-WIN-001"], came=0)
    world.standing_family(9, "Rosen", ["Alba", "Ruben"], ["1-ROS-001"], came=9, details=noted)


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_the_day_is_handed_over_on_one_page(as_, a_day, script):
    page = as_("amina", java_script_enabled=script).page
    page.goto(PLAN)
    follow(page, "Day overview")
    expect(page.get_by_role("heading", name="Day overview")).to_be_visible()
    for title, name in (("Still to do", "Winter"), ("Should leave", "Rosen"), ("Came", "Winter")):
        expect(page.get_by_role("region", name=title)).to_contain_text(name)
    owed = page.get_by_role("region", name="To pay")
    expect(owed).to_contain_text("Rosen")
    if script:
        assert pages_of(page.pdf(prefer_css_page_size=True)) == [A4]
    follow(page.get_by_role("region", name="Should leave"), "Rosen")
    expect(panel(page, 9)).to_contain_text("2 nights too long")
    page.goto(f"{PLAN}/day")
    follow(page.get_by_role("region", name="To pay"), "Rosen")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Payment")
    page.goto(f"{PLAN}/day")
    page.get_by_role("navigation", name="Days").get_by_role("link").first.tap()
    expect(page.get_by_role("region", name="Came")).to_contain_text("Nobody came.")
