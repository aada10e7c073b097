"""What every page has: the search, help, a word before an unsaved form is left, a busy sign, and the installed app."""

import re

import pytest
from playwright.sync_api import expect

from e2e.actions import PLAN, follow, note, press

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def known(world):
    """A family whom the site knows."""
    world.known_family("Lafertin", ["Sara", "Joseph"])


def finder(page):
    return page.get_by_role("banner").get_by_role("searchbox")


@pytest.mark.parametrize("path", [PLAN, "/transit-site/reservations", "/transit-site/cash-book", "/settings"])
def test_somebody_is_found_from_a_page_and_found_again(amina, known, path):
    page = amina.page
    page.goto(path)
    finder(page).fill("lafertyn sar")
    finder(page).press("Enter")
    follow(page, "Sara Lafertin")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sara Lafertin")
    page.goto(path)
    finder(page).focus()
    page.get_by_role("banner").get_by_role("link", name="Sara Lafertin").tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sara Lafertin")


@pytest.mark.parametrize("scripts", [True, False], ids=["with-javascript", "without-javascript"])
def test_on_a_phone_an_icon_opens_the_search(as_, known, scripts):
    page = as_("amina", java_script_enabled=scripts, viewport=PHONE).page
    page.goto(PLAN)
    expect(finder(page)).to_have_count(0)
    press(page.get_by_role("banner"), "Find people")
    finder(page).fill("lafertin")
    finder(page).press("Enter")
    follow(page, "Sara Lafertin")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sara Lafertin")
    page.goto("/people")
    expect(page.get_by_role("navigation", name="Opened today")).to_contain_text("Sara Lafertin")


def test_a_page_says_how_it_works_without_javascript_too(as_):
    page = as_("amina", java_script_enabled=False).page
    page.goto(PLAN)
    press(page.get_by_role("banner"), "How does this work?")
    expect(page.get_by_role("complementary").get_by_role("listitem")).to_have_count(5)
    press(page.get_by_role("complementary"), "Close")
    expect(page.get_by_role("complementary")).to_have_count(0)


def test_the_menu_of_who_has_many_rooms_fits_and_more_holds_the_rest(amina):
    page = amina.page
    for width, shown in ((1024, 5), (768, 5), (390, 2)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(PLAN)
        menu = page.get_by_role("navigation", name="Main menu")
        expect(menu.get_by_role("link")).to_have_count(shown)
        assert menu.bounding_box()["width"] <= width
        menu.get_by_text("More").tap()
        expect(menu.get_by_role("link", name="People", exact=True)).to_be_visible()


def test_an_unsaved_form_is_left_only_after_a_word(amina, known):
    page = amina.page
    page.goto("/transit-site/reservations/new?q=lafertin")
    field = page.get_by_role("textbox", name="Phone")
    field.fill("0470 11 22 33")
    follow(page.get_by_role("banner"), "Stays")
    asked = page.get_by_role("dialog", name="Leave without saving?")
    press(asked, "Stay here")
    expect(field).to_have_value("0470 11 22 33")
    field.fill("")
    follow(page.get_by_role("banner"), "Stays")
    expect(page).to_have_url(re.compile("/stays$"))
    page.goto("/transit-site/reservations/new?q=lafertin")
    field.fill("0470 11 22 33")
    follow(page.get_by_role("banner"), "Stays")
    press(asked, "Leave without saving")
    expect(page).to_have_url(re.compile("/stays$"))


def test_a_button_shows_that_it_takes_long(amina):
    page = amina.page

    def slowly(route):
        page.wait_for_timeout(900)
        route.fulfill(status=204)  # so that the page stays

    page.goto("/settings")
    page.route("**/settings/language", slowly)
    expect(page.locator("[data-busy]")).to_have_count(0)
    press(page, "Save")
    expect(page.locator("[data-busy]")).to_have_text("Save")


def test_what_cannot_be_undone_wants_a_tick_where_no_script_asks(as_, world):
    world.standing_family(5, "Winter", ["Anna"])
    page = as_("amina", java_script_enabled=False).page
    page.goto("/transit-site/stays?q=winter")
    follow(page.get_by_role("main"), "Winter")
    press(page, "Undo the check-in")
    assert world.open_stays()
    page.get_by_label("The stay will not count any more.").check()
    press(page, "Undo the check-in")
    expect(note(page)).to_contain_text("The check-in is undone.")
    assert not world.open_stays()


def test_the_app_is_installed_under_its_name_and_starts_at_home(amina):
    page = amina.page
    page.goto(PLAN)
    speaking = page.context.new_cdp_session(page)
    told = speaking.send("Page.getAppManifest")
    assert told["errors"] == []
    manifest = page.evaluate("fetch(document.querySelector('link[rel=manifest]').href).then((one) => one.json())")
    assert (manifest["name"], manifest["short_name"], manifest["display"]) == ("Amal Field", "Amal Field", "standalone")
    errors = [one["errorId"] for one in speaking.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert not {error for error in errors if error != "in-incognito"}, errors
    kinds = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"] if icon["type"] == "image/png"}
    assert kinds == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    page.goto(manifest["start_url"])
    expect(page).to_have_url(re.compile(re.escape(PLAN) + "$"))
    for size in (180, 167, 152):
        touch = page.locator(f"link[rel=apple-touch-icon][sizes='{size}x{size}']").get_attribute("href")
        assert page.context.request.get(touch).headers["content-type"] == "image/png"
