"""A tablet of five pairs of hands: enrolled by a code, entered with a PIN, locked over a half-filled form."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from amal_field.accounts.offers.demo import CAST, PASSWORD
from e2e.actions import PLAN, fill_newcomer, follow, note, open_own_menu, press, sign_in, type_pin

PIN = {"amina": "3719", "karim": "8264"}
SIZES = [{"width": 1024, "height": 768}, {"width": 390, "height": 844}]
CHECK_IN = f"{PLAN}/pitches/7/check-in"


def code_for(page: Page, name: str, letter: str) -> str:
    """The administrator adds a tablet; its code."""
    page.goto("/tablets")
    follow(page, "Add a tablet")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Letter").fill(letter)
    press(page, "Make a code")
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    return page.locator(".tablet-code").inner_text()


def enrol(page: Page, code: str) -> None:
    page.goto("/tablet")
    page.get_by_label("Code").fill(code)
    press(page, "Enrol")
    expect(page.get_by_role("heading", name="Who is here?")).to_be_visible()


def come_in_by_password(page: Page, key: str) -> None:
    follow(page, "Somebody else")
    sign_in(page, CAST[key].email, PASSWORD)
    expect(page).to_have_url(re.compile(PLAN))


def set_pin(page: Page, key: str) -> None:
    page.goto("/settings/pin")
    page.get_by_label("New PIN").fill(PIN[key])
    page.get_by_label("Password of now").fill(PASSWORD)
    press(page, "Set the PIN")
    expect(note(page)).to_contain_text("Your PIN is set.")


def come_in(page: Page, key: str) -> None:
    """Six taps: the name, four figures, OK."""
    follow(page, CAST[key].name)
    type_pin(page, PIN[key])
    expect(page).to_have_url(re.compile(PLAN))


@pytest.mark.parametrize("size", SIZES, ids=["tablet", "phone"])
def test_a_half_filled_form_outlives_the_lock_and_another_person(as_, world, size):
    dirk = as_("dirk").page
    code = code_for(dirk, "Desk 2", "B")
    shared = as_(None, viewport=size)
    shared.expect(401, 422)
    page = shared.page
    enrol(page, code)
    for key in ("karim", "amina"):
        come_in_by_password(page, key)
        set_pin(page, key)
        if key == "karim":
            open_own_menu(page, CAST[key].name)
            press(page, "Sign out")
    page.goto(CHECK_IN)
    fill_newcomer(page, 1, "Nele", "Demeter", "1990")
    page.get_by_label("Number plates").fill("1-ABC-234")
    page.get_by_label("Number plates").focus()
    press(page, "Lock")
    cover = page.get_by_role("dialog", name=CAST["amina"].name)
    expect(cover).to_contain_text("is kept for you as a draft")
    expect(page.get_by_role("main")).to_be_hidden()
    type_pin(page, PIN["karim"])
    expect(cover).to_contain_text("This is not the PIN")
    type_pin(page, PIN["amina"])
    expect(cover).to_be_hidden()
    expect(page.get_by_label("Number plates")).to_have_value("1-ABC-234")
    expect(page.get_by_label("Number plates")).to_be_focused()
    press(page, "Lock")
    follow(page, "Somebody else")
    come_in(page, "karim")
    expect(page.get_by_text("waits for you")).to_be_hidden()
    press(page, "Lock")
    follow(page, "Somebody else")
    come_in(page, "amina")
    follow(page, "1 draft waits for you")
    press(page, "Open: Draft of")
    expect(page.get_by_label("Number plates")).to_have_value("1-ABC-234")
    assert not world.open_stays()
    press(page, "Check in")
    expect(note(page)).to_contain_text("Demeter is in: 1 person on pitch 7.")
    assert world.stay_of("Demeter").plates == ["1-ABC-234"]
    expect(page.get_by_text("waits for you")).to_be_hidden()
    dirk.goto("/tablets")
    expect(dirk.get_by_role("main")).to_contain_text("Amina Haddad is signed in")
    follow(dirk, "Block Desk 2")
    press(dirk, "Block")
    expect(note(dirk)).to_contain_text("Desk 2 is blocked")
    page.goto(PLAN)
    expect(page.get_by_role("heading")).to_have_text("This tablet is blocked")


def test_nobody_touches_it_and_the_server_is_gone(as_, world, server):
    dirk = as_("dirk").page
    code = code_for(dirk, "Site", "C")
    shared = as_(None)
    shared.expect(401)
    page = shared.page
    enrol(page, code)
    come_in_by_password(page, "amina")
    set_pin(page, "amina")
    page.goto("about:blank")  # a page that sees its clock jump locks, and tells the server
    page.clock.install(time=datetime.now() - timedelta(hours=3))
    page.goto(CHECK_IN)
    fill_newcomer(page, 1, "Nele", "Demeter")
    page.clock.run_for(161_000)
    expect(page.get_by_text("This screen locks in a moment")).to_be_visible()
    page.get_by_label("Number plates").fill("1-ABC-234")
    expect(page.get_by_text("This screen locks in a moment")).to_be_hidden()
    page.context.set_offline(True)
    shared.mistakes.clear()
    page.clock.run_for(181_000)
    cover = page.get_by_role("dialog", name=CAST["amina"].name)
    expect(cover.get_by_text("No connection")).to_be_visible()
    page.context.set_offline(False)
    page.clock.run_for(6_000)
    expect(cover.get_by_text("is kept for you as a draft")).to_be_visible()
    shared.mistakes.clear()
    page.goto(PLAN)
    expect(page.get_by_role("heading", name="Who is here?")).to_be_visible()
    come_in(page, "amina")
    follow(page, "1 draft waits for you")
    press(page, "Throw away")
    expect(page.get_by_role("main")).to_contain_text("Nothing waits for you.")
