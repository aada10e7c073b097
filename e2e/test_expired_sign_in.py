"""The sign-in ends while a form is open: after signing in again what was typed is sent on, once."""

from playwright.sync_api import Page, expect

from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.people.models import Household
from e2e.actions import PLAN, fill_newcomer, note, open_panel, panel, press, sign_in

EMAIL = CAST["amina"].email
GO_ON = "Sign in and go on"
WRONG = "E-mail and password do not fit together."


def let_it_expire(page: Page) -> None:
    """The cookie of the sign-in is gone."""
    page.context.clear_cookies(name="amal_field")


def test_a_button_of_the_panel_is_sent_on(amina, world):
    world.known_family("Lafertin", ["Sara", "Joseph"])
    page = amina.page
    open_panel(page, 7)
    let_it_expire(page)
    amina.expect(401)
    press(page, "Everybody in: Lafertin, 2")
    dialog = page.get_by_role("dialog", name="Who is there?")
    expect(dialog).to_contain_text("Nothing is lost")
    assert not world.open_stays()
    sign_in(dialog, EMAIL, PASSWORD, GO_ON)
    expect(note(page)).to_contain_text("Lafertin are in: 2 people on pitch 7.")
    expect(panel(page, 7)).to_contain_text("2 people")
    assert len(world.open_stays()) == 1


def test_a_filled_in_form_is_sent_on(amina, world):
    page = amina.page
    page.goto(f"{PLAN}/pitches/7/check-in")
    fill_newcomer(page, 1, "Nele", "Demeter", "1990")
    fill_newcomer(page, 2, "Manus", "Demeter")
    page.get_by_label("Number plates").fill("1-ABC-234")
    let_it_expire(page)
    amina.expect(401)
    press(page, "Check in")
    expect(page.get_by_role("heading", name="Who is there?")).to_be_visible()
    sign_in(page, EMAIL, PASSWORD, GO_ON)
    expect(note(page)).to_contain_text("Demeter are in: 2 people on pitch 7.")
    seen = world.stay_of("Demeter")
    assert (seen.persons, seen.plates) == (["Nele Demeter", "Manus Demeter"], ["1-ABC-234"])
    page.reload()
    assert world.count(Household) == [1]


def test_a_wrong_password_keeps_what_was_filled_in(amina, world):
    page = amina.page
    page.goto(f"{PLAN}/pitches/7/check-in")
    fill_newcomer(page, 1, "Nele", "Demeter")
    let_it_expire(page)
    amina.expect(401)
    press(page, "Check in")
    sign_in(page, EMAIL, "not the password", GO_ON)
    expect(page.get_by_role("alert")).to_contain_text(WRONG)
    sign_in(page, EMAIL, PASSWORD, GO_ON)
    expect(note(page)).to_contain_text("Demeter is in: 1 person on pitch 7.")
    assert world.count(Household) == [1]


def test_a_wrong_password_in_the_dialog_keeps_the_button_that_was_pressed(amina, world):
    world.known_family("Lafertin", ["Sara"])
    page = amina.page
    open_panel(page, 7)
    let_it_expire(page)
    amina.expect(401)
    press(page, "Everybody in: Lafertin, 1")
    sign_in(page.get_by_role("dialog"), EMAIL, "not the password", GO_ON)
    expect(page.get_by_role("alert")).to_contain_text(WRONG)
    sign_in(page, EMAIL, PASSWORD, GO_ON)
    expect(note(page)).to_contain_text("Lafertin is in: 1 person on pitch 7.")
    assert world.stay_of("Lafertin").pitches == [7]


def test_a_look_at_a_pitch_goes_back_to_the_plan(amina):
    page = amina.page
    page.goto(PLAN)
    let_it_expire(page)
    amina.expect(401)
    page.get_by_role("list").get_by_role("link", name="25 ").tap()
    sign_in(page.get_by_role("dialog"), EMAIL, PASSWORD, GO_ON)
    expect(page).to_have_url(PLAN)
    expect(page.get_by_role("heading", name="Tap a pitch")).to_be_visible()


def test_without_javascript_the_form_is_sent_on_too(as_, world):
    tablet = as_("amina", java_script_enabled=False)
    page = tablet.page
    page.goto(f"{PLAN}/pitches/7/check-in")
    fill_newcomer(page, 1, "Nele", "Demeter")
    let_it_expire(page)
    tablet.expect(401)
    press(page, "Check in")
    sign_in(page, EMAIL, PASSWORD, GO_ON)
    expect(note(page)).to_contain_text("Demeter is in: 1 person on pitch 7.")
    assert world.count(Household) == [1]


def test_a_look_of_the_plan_leaves_the_dialog_alone(amina, world):
    world.known_family("Lafertin", ["Sara"])
    page = amina.page
    page.goto(PLAN)
    page.get_by_role("list").get_by_role("link", name="7 ").first.tap()
    let_it_expire(page)
    amina.expect(401)
    press(page, "Everybody in: Lafertin, 1")
    dialog = page.get_by_role("dialog", name="Who is there?")
    dialog.get_by_label("E-mail").fill(EMAIL)
    with page.expect_response(lambda answer: answer.status == 401):
        page.locator("#plan").dispatch_event("site-changed")
    page.wait_for_timeout(300)
    expect(dialog).to_contain_text("Nothing is lost")
    expect(dialog.get_by_label("E-mail")).to_have_value(EMAIL)
