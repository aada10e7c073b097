"""The door: who comes in, who stays out, and what an outsider sees."""

import pytest
from playwright.sync_api import expect

from amal_field.accounts.offers.demo import CAST, PASSWORD
from e2e.actions import PLAN, note, open_own_menu, press, sign_in

WRONG = "E-mail and password do not fit together."


def test_signing_in_leads_to_where_one_was_going_and_out_to_the_door(as_):
    tablet = as_(None)
    page = tablet.page
    tablet.expect(401)
    page.goto(f"{PLAN}/stays?q=winter")
    sign_in(page, CAST["amina"].email, PASSWORD, "Sign in and go on")
    expect(page).to_have_url(f"{PLAN}/stays?q=winter")
    open_own_menu(page, CAST["amina"].name)
    press(page, "Sign out")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto(PLAN)
    expect(page.get_by_role("heading", name="Who is there?")).to_be_visible()


def test_the_door_locks_after_five_tries_even_for_the_right_password(as_):
    tablet = as_(None)
    page = tablet.page
    tablet.expect(422)
    page.goto("/sign-in")
    for _ in range(5):
        sign_in(page, CAST["amina"].email, "not the password")
        expect(page.get_by_role("alert")).to_contain_text(WRONG)
    sign_in(page, CAST["amina"].email, PASSWORD)
    expect(page.get_by_role("alert")).to_contain_text("Too many tries.")
    expect(page.get_by_label("E-mail")).to_have_value(CAST["amina"].email)
    sign_in(page, CAST["karim"].email, PASSWORD)
    expect(page).to_have_url(PLAN)


def test_an_address_that_leads_elsewhere_is_not_followed(as_):
    page = as_(None).page
    page.goto("/sign-in?next=https://example.com/transit-site")
    sign_in(page, CAST["amina"].email, PASSWORD)
    expect(page).to_have_url(PLAN)


@pytest.mark.parametrize("path", ["", "/evacuation-list", "/stays", "/pitches/4", "/pitches/9/check-in"])
def test_the_outsider_sees_nothing_of_the_site(as_, world, path):
    world.standing_family(4, "Winter", ["Anna"])
    clara = as_("clara")
    clara.expect(403)
    clara.page.goto(PLAN + path)
    expect(clara.page.get_by_role("heading", name="This is not yours to open")).to_be_visible()
    expect(clara.page.get_by_role("link", name="Site", exact=True)).to_have_count(0)
    expect(clara.page.get_by_text("Winter")).to_have_count(0)


def test_the_outsider_begins_on_a_page_without_the_site(as_, world):
    stay = world.standing_family(4, "Winter", ["Anna"])
    clara = as_("clara")
    clara.page.goto("/")
    expect(clara.page.get_by_role("heading", name="Today")).to_be_visible()
    expect(clara.page.get_by_role("link", name="Site")).to_have_count(0)
    household = world.household("Winter").id
    for path in (f"{PLAN}/stays/{stay}", f"{PLAN}/stays/{stay}/ticket", f"/people/households/{household}"):
        assert clara.page.request.get(path).status in (403, 404)


def test_a_page_that_is_not_there_says_so_calmly(amina):
    amina.expect(404)
    amina.page.goto(f"{PLAN}/pitches/26")
    expect(amina.page.get_by_role("heading", name="Nothing here")).to_be_visible()
    expect(note(amina.page)).to_be_empty()
