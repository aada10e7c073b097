"""The plan of another tablet follows by itself, quietly."""

import pytest
from playwright.sync_api import Response, expect

from e2e.actions import PLAN, open_panel, press, see_counters, tile

POLL = 15_500


def is_poll(response: Response) -> bool:
    """Whether this is the answer to the plan asking for news."""
    return response.url.partition("?")[0].endswith(PLAN) and response.request.headers.get("hx-request") == "true"


@pytest.fixture
def page(amina):
    """The plan on Amina's tablet, whose clock the journey moves."""
    amina.page.clock.install()
    amina.page.goto(PLAN)
    see_counters(amina.page, free=25, people=0)
    return amina.page


def test_what_another_tablet_does_is_on_the_plan_after_the_next_poll(page, as_, world):
    world.known_family("Lafertin", ["Sara", "Joseph"])
    karim = as_("karim").page
    press(open_panel(karim, 7), "Everybody in: Lafertin, 2")
    expect(tile(karim, 7)).to_contain_text("Lafertin")
    expect(tile(page, 7)).not_to_contain_text("Lafertin")
    page.clock.run_for(POLL)
    expect(tile(page, 7)).to_contain_text("Lafertin")
    see_counters(page, free=24, people=2)


def test_a_tap_marks_its_tile_until_the_panel_is_closed_and_a_poll_keeps_the_mark(page, world):
    world.standing_family(4, "Winter", ["Anna"])
    page.reload()
    tile(page, 4).tap()
    expect(tile(page, 4)).to_have_attribute("aria-current", "true")
    world.standing_family(7, "Rosen", ["Alba"])
    page.clock.run_for(POLL)
    expect(tile(page, 7)).to_contain_text("Rosen")
    expect(tile(page, 4)).to_have_attribute("aria-current", "true")
    tile(page, 7).tap()
    expect(tile(page, 7)).to_have_attribute("aria-current", "true")
    expect(page.locator("#tiles [aria-current]")).to_have_count(1)
    page.reload()
    expect(tile(page, 7)).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Close").tap()
    expect(page.locator("#tiles [aria-current]")).to_have_count(0)


def test_the_own_change_is_on_the_plan_at_once(page, world):
    world.standing_family(4, "Winter", ["Anna", "Bruno"])
    page.reload()
    tile(page, 4).tap()
    press(page, "Bruno Winter is gone")
    see_counters(page, free=24, people=1)


def test_a_poll_without_news_has_no_body(page, world):
    for _ in range(2):
        with page.expect_response(is_poll) as polled:
            page.clock.run_for(POLL)
        assert polled.value.status == 304
        assert polled.value.request.sizes()["responseBodySize"] == 0
    world.standing_family(7, "Winter", ["Anna"])
    with page.expect_response(is_poll) as polled:
        page.clock.run_for(POLL)
    assert polled.value.status == 200
    expect(tile(page, 7)).to_contain_text("Winter")
    with page.expect_response(is_poll) as polled:
        page.clock.run_for(POLL)
    assert polled.value.status == 304


def test_a_poll_with_news_keeps_the_focus_and_the_place(page, world):
    page.set_viewport_size({"width": 1024, "height": 420})
    tile(page, 18).focus()
    page.evaluate("scrollTo(0, 200)")
    before = page.evaluate("scrollY")
    assert before > 100
    world.standing_family(7, "Winter", ["Anna"])
    page.clock.run_for(POLL)
    expect(tile(page, 7)).to_contain_text("Winter")
    expect(tile(page, 18)).to_be_focused()
    assert page.evaluate("scrollY") == before


def test_a_poll_leaves_the_panel_and_what_is_typed_in_it(page, world):
    world.known_family("Lafertin", ["Sara"])
    tile(page, 3).tap()
    page.get_by_role("main").get_by_role("searchbox").fill("laf")
    world.standing_family(7, "Winter", ["Anna"])
    page.clock.run_for(POLL)
    expect(tile(page, 7)).to_contain_text("Winter")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("laf")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("button", name="Everybody in: Lafertin, 1")).to_be_visible()


def test_a_poll_after_the_sign_in_has_ended_asks_who_is_there(amina, page):
    page.context.clear_cookies(name="amal_field")
    amina.expect(401)
    page.clock.run_for(POLL)
    expect(page.get_by_role("dialog", name="Who is there?")).to_be_visible()
    page.clock.run_for(POLL)
    expect(page.get_by_role("dialog")).to_have_count(1)
