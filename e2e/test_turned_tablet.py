"""A tablet that is turned to a family; and a draft that waits elsewhere, whatever became of where it was made."""

import pytest
from playwright.sync_api import Page, expect

from amal_field.accounts.offers.demo import CAST, PASSWORD
from e2e.actions import PLAN, fill_newcomer, follow, press, sign_in
from e2e.test_shared_tablet import CHECK_IN, SIZES, type_pin
from tests.accounts.shared import PIN, WRONG

SIZE = pytest.mark.parametrize("size", SIZES, ids=["tablet", "phone"])
ADDRESSES = ("/", PLAN, "/people", "/settings", "/tablet", "/sign-in", "/nowhere")


def come_in(page: Page, key: str) -> None:
    """Tap a name, type the PIN, tap OK."""
    page.goto("/tablet")
    follow(page, CAST[key].name)
    type_pin(page, PIN)
    expect(page.get_by_role("button", name="Lock")).to_be_visible()


@SIZE
def test_a_turned_tablet_is_left_by_the_pin_alone(as_, world, size):
    stay = world.standing_family(7, "Demeter", ["Nele", "Jo"], came=0)
    shared = as_(None, viewport=size)
    shared.remember(tablet=world.shared_tablet("Desk 2", "B", "amina", "karim"))
    shared.expect(422)
    page, reading = shared.page, f"{PLAN}/stays/{stay}/house-rules"
    come_in(page, "amina")
    page.goto(PLAN)
    page.goto(f"{PLAN}/pitches/7")
    press(page, "Let the family read the house rules")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Règlement d’ordre intérieur")
    for address in ADDRESSES:
        page.goto(address)
        assert page.url.endswith(reading)
    page.go_back()
    expect(heading).to_have_text("Règlement d’ordre intérieur")
    assert reading in page.url
    page.reload()
    with page.expect_request(lambda request: request.is_navigation_request() and reading in request.url):
        page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(heading).to_have_text("Règlement d’ordre intérieur")
    beside = page.context.new_page()
    beside.goto("/people")
    assert beside.url.endswith(reading)
    beside.close()
    page.goto("about:blank")
    page.clock.install()
    page.goto(reading)
    follow(page, "English")
    page.clock.run_for(599_000)
    asked = page.get_by_role("dialog", name="Give the tablet back")
    expect(asked).to_be_hidden()
    page.clock.run_for(2_000)
    expect(asked).to_be_visible()
    page.keyboard.press("Escape")
    press(page, "We have read this")
    expect(page.get_by_role("main")).to_contain_text("Thank you. Give the tablet back.")
    follow(page, "Staff")
    follow(page, "Amina Haddad")
    type_pin(page, WRONG)
    expect(page.get_by_text("This is not the PIN")).to_be_visible()
    type_pin(page, PIN)
    expect(page.get_by_role("region", name="Pitch 7")).to_be_visible()
    page.goto(f"{PLAN}/stays/{stay}")
    history = page.get_by_role("region", name="History")
    expect(history).to_contain_text("The family has read the house rules")
    expect(history).to_contain_text("Amina Haddad · Desk 2")


@SIZE
def test_a_draft_outlives_a_killed_tab_and_opens_on_another_tablet(as_, world, size):
    desk, site = as_(None, viewport=size), as_(None, viewport=size)
    desk.remember(tablet=world.shared_tablet("Desk 2", "B", "amina", "karim"))
    site.remember(tablet=world.shared_tablet("Site", "C", "amina", "karim"))
    page = desk.page
    come_in(page, "amina")
    page.goto(CHECK_IN)
    fill_newcomer(page, 1, "Nele", "Demeter", "1990")
    press(page, "Lock")
    expect(page.get_by_role("dialog")).to_contain_text("is kept for you as a draft")
    page.close()
    page = desk.context.new_page()
    come_in(page, "karim")
    expect(page.get_by_text("waits for you")).to_be_hidden()
    press(page, "Lock")
    come_in(page, "amina")
    expect(page.get_by_role("link", name="1 draft waits for you")).to_be_visible()
    site.expect(422)
    page = site.page
    page.goto("/tablet")
    follow(page, CAST["amina"].name)
    for _ in range(5):
        type_pin(page, WRONG)
        expect(page.locator(".field__error")).not_to_be_empty()
    expect(page.locator(".field__error")).to_contain_text("closed after five wrong tries")
    follow(page, "With the password")
    sign_in(page, CAST["amina"].email, PASSWORD)
    follow(page, "1 draft waits for you")
    press(page, "Open: Draft of")
    row = page.get_by_role("group", name="Person 1", exact=True)
    expect(row.get_by_label("First name")).to_have_value("Nele")
    expect(row.get_by_label("Year", exact=True)).to_have_value("1990")
    come_in(page, "karim")
    come_in(page, "amina")
