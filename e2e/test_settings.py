"""Each reads in the language of her choice, indoors or in the sun."""

import pytest
from playwright.sync_api import expect

from amal_field.accounts.offers.demo import CAST, PASSWORD
from e2e.actions import PLAN, press, sign_in, tile


@pytest.mark.parametrize(("choice", "code"), [("Nederlands", "nl"), ("Français", "fr"), ("English", "en")])
def test_the_language_chosen_holds_on_every_page_and_after_signing_in_again(as_, choice, code):
    tablet = as_("amina")
    page = tablet.page
    page.goto("/settings")
    page.get_by_role("radio", name=choice).check()
    page.get_by_role("main").get_by_role("button").tap()
    expect(page.locator("html")).to_have_attribute("lang", code)
    page.goto(PLAN)
    expect(page.locator("html")).to_have_attribute("lang", code)
    page.context.clear_cookies(name="amal_field")
    page.goto("/sign-in")
    expect(page.locator("html")).to_have_attribute("lang", code)


def test_a_tablet_without_a_choice_reads_dutch(as_):
    tablet = as_(None)
    tablet.context.clear_cookies()
    tablet.page.goto("/sign-in")
    expect(tablet.page.locator("html")).to_have_attribute("lang", "nl")


def test_outdoors_is_black_on_white_and_stays_on_the_tablet(as_, world):
    world.standing_family(4, "Winter", ["Anna"])
    page = as_("amina").page
    page.goto(PLAN)
    page.get_by_role("banner").get_by_text(CAST["amina"].name).tap()
    press(page, "For outdoors, in the sun")
    expect(page).to_have_url(PLAN)
    expect(page.locator("html")).to_have_attribute("data-theme", "outdoors")
    expect(tile(page, 4)).to_have_css("color", "rgb(0, 0, 0)")
    expect(tile(page, 4)).to_have_css("background-color", "rgb(255, 255, 255)")
    page.get_by_role("banner").get_by_text(CAST["amina"].name).tap()
    press(page, "Sign out")
    sign_in(page, CAST["karim"].email, PASSWORD)
    expect(page.locator("html")).to_have_attribute("data-theme", "outdoors")
    page.get_by_role("banner").get_by_text(CAST["karim"].name).tap()
    press(page, "For indoors")
    expect(page.locator("html")).to_have_attribute("data-theme", "indoors")
