"""The own settings: language, light, password, and the password asked again."""

import pytest
from playwright.sync_api import expect

from amal_field.accounts.models import SignIn
from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.db import db
from e2e.actions import PLAN, follow, note, open_own_menu, press, sign_in, tile
from tests.sign_ins import key_of


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
    open_own_menu(page, CAST["amina"].name)
    press(page, "For outdoors, in the sun")
    expect(page).to_have_url(PLAN)
    expect(page.locator("html")).to_have_attribute("data-theme", "outdoors")
    expect(tile(page, 3)).to_have_css("color", "rgb(0, 0, 0)")
    expect(tile(page, 3)).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(tile(page, 4)).to_have_css("background-color", "rgb(0, 0, 0)")  # taken is filled
    open_own_menu(page, CAST["amina"].name)
    press(page, "Sign out")
    sign_in(page, CAST["karim"].email, PASSWORD)
    expect(page.locator("html")).to_have_attribute("data-theme", "outdoors")
    open_own_menu(page, CAST["karim"].name)
    press(page, "For indoors")
    expect(page.locator("html")).to_have_attribute("data-theme", "indoors")


def test_a_password_is_shown_hidden_and_changed(as_):
    tablet = as_("karim")
    page = tablet.page
    page.goto("/settings")
    follow(page, "Change your password")
    fields = [page.get_by_label(name) for name in ("Password of now", "New password", "The same once more")]
    for field, typed in zip(fields, (PASSWORD, "Karim2026!", "Karim2026!"), strict=True):
        field.fill(typed)
    show = page.get_by_role("button", name="Show").nth(1)
    show.tap()
    expect(fields[1]).to_have_attribute("type", "text")
    page.get_by_role("button", name="Hide").tap()
    expect(fields[1]).to_have_attribute("type", "password")
    tablet.expect(422)
    press(page, "Change password")
    expect(page.get_by_role("alert")).to_contain_text("This password is easy to guess.")
    for field, typed in zip(fields, (PASSWORD, "vier gele tenten", "vier gele tenten"), strict=True):
        field.fill(typed)
    press(page, "Change password")
    expect(note(page)).to_contain_text("Your password is changed.")


def test_the_password_is_asked_again_and_the_form_goes_on(as_, world):
    with world.writing():
        db.session.get_one(SignIn, key_of("dirk")).raised_until = None
    tablet = as_("dirk")
    page = tablet.page
    page.goto("/users/invitation")
    page.get_by_label("Name", exact=True).fill("An Claes")
    page.get_by_label("E-mail").fill("an@amal.example")
    page.get_by_role("checkbox", name="Reporter").check()
    tablet.expect(401)
    press(page, "Make the link")
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("An Claes")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Go on")
    expect(note(page)).to_contain_text("There is a new link for An Claes.")
