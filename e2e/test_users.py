"""The administrator invites somebody, who chooses a password; roles change what she sees; deactivation ends it."""

import pytest
from playwright.sync_api import expect

from amal_field.accounts.offers.demo import CAST, PASSWORD
from e2e.actions import PLAN, agree, follow, note, press, sign_in

EMAIL = "lien@amal.example"
CHOSEN = "vier gele tenten"


@pytest.fixture
def dirk(as_):
    """The tablet of the administrator."""
    return as_("dirk")


def invite(page) -> str:
    """Invite Lien as site manager; the link for her."""
    page.goto("/users")
    follow(page, "Invite somebody")
    page.get_by_label("Name").fill("Lien Claes")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_role("checkbox", name="Site manager").check()
    press(page, "Make the link")
    expect(note(page)).to_contain_text("There is a new link for Lien Claes.")
    return page.locator("copy-text code").inner_text()


def choose_password(page, link: str) -> None:
    """Follow the link and choose."""
    page.goto(link)
    expect(page.get_by_role("heading", name="Welcome, Lien Claes")).to_be_visible()
    page.get_by_label("New password").fill(CHOSEN)
    page.get_by_label("The same once more").fill(CHOSEN)
    press(page, "Choose this password")
    expect(note(page)).to_contain_text("Your password is set.")


def test_somebody_is_invited_chooses_a_password_and_comes_in(dirk, as_):
    link = invite(dirk.page)
    lien = as_(None)
    choose_password(lien.page, link)
    sign_in(lien.page, EMAIL, CHOSEN)
    expect(lien.page).to_have_url(PLAN)
    expect(lien.page.get_by_role("banner")).to_contain_text("Lien Claes")
    lien.expect(410)
    lien.page.goto(link)
    expect(lien.page.get_by_role("heading", name="This link is over")).to_be_visible()


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("kort", "kort", "A password has at least 10 characters."),
        ("lien claes", "lien claes", "This password is easy to guess."),
        (CHOSEN, "vijf gele tenten", "The two passwords differ."),
    ],
)
def test_a_password_that_will_not_do_is_refused(dirk, as_, password, again, sentence):
    link = invite(dirk.page)
    lien = as_(None)
    lien.expect(422)
    lien.page.goto(link)
    lien.page.get_by_label("New password").fill(password)
    lien.page.get_by_label("The same once more").fill(again)
    press(lien.page, "Choose this password")
    expect(lien.page.get_by_role("alert")).to_contain_text(sentence)
    sign_in_fails(lien, password)


def sign_in_fails(tablet, password: str) -> None:
    """The password does not open the door."""
    tablet.page.goto("/sign-in")
    sign_in(tablet.page, EMAIL, password)
    expect(tablet.page.get_by_role("alert")).to_contain_text("E-mail and password do not fit together.")


def test_an_email_that_is_in_use_is_refused_at_the_field(dirk):
    page = dirk.page
    page.goto("/users/invitation")
    page.get_by_label("Name").fill("Amina Two")
    page.get_by_label("E-mail").fill(CAST["amina"].email.upper())
    page.get_by_role("checkbox", name="Reporter").check()
    dirk.expect(422)
    press(page, "Make the link")
    expect(page.get_by_role("alert")).to_contain_text("is a user already")
    expect(page.get_by_label("Name")).to_have_value("Amina Two")
    expect(page.get_by_role("checkbox", name="Reporter")).to_be_checked()


def test_a_role_taken_away_closes_its_pages_at_once(dirk, as_):
    karim = as_("karim")
    karim.page.goto(PLAN)
    page = dirk.page
    page.goto("/users")
    follow(page, CAST["karim"].name)
    page.get_by_role("checkbox", name="Site manager").uncheck()
    page.get_by_role("checkbox", name="Reporter").check()
    press(page, "Save")
    expect(note(page)).to_contain_text("The roles are changed.")
    expect(page.get_by_role("region", name="History")).to_contain_text("Roles changed")
    karim.expect(403)
    karim.page.reload()
    expect(karim.page.get_by_role("heading", name="This is not yours to open")).to_be_visible()


def test_the_last_administrator_stays(dirk):
    page = dirk.page
    page.goto("/users")
    follow(page, CAST["dirk"].name)
    page.get_by_role("checkbox", name="Administrator").uncheck()
    page.get_by_role("checkbox", name="Reporter").check()
    dirk.expect(422)
    press(page, "Save")
    expect(page.get_by_role("alert")).to_contain_text("Nobody else could manage users any more.")


def test_a_deactivated_user_is_out_at_once_and_undo_lets_in_again(dirk, as_):
    karim, page = as_("karim"), dirk.page
    karim.page.goto(PLAN)
    page.goto("/users")
    follow(page, CAST["karim"].name)
    agree(page, "Deactivate")
    expect(note(page)).to_contain_text("Deactivated. Every sign-in has ended.")
    karim.expect(401, 422)
    karim.page.reload()
    sign_in(karim.page, CAST["karim"].email, PASSWORD, "Sign in and go on")
    expect(karim.page.get_by_role("alert")).to_contain_text("E-mail and password do not fit together.")
    press(note(page), "Undo")
    expect(note(page)).to_contain_text("May sign in again.")
    sign_in(karim.page, CAST["karim"].email, PASSWORD)
    expect(karim.page).to_have_url(PLAN)
