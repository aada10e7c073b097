"""The site while the server is gone: families come in, stay on the tablet, and arrive once; what cannot stand waits."""

from playwright.sync_api import expect

from amal_field.transit_site.models import Stay, StayPitch
from e2e.actions import fill_newcomer, follow, press, tile
from e2e.outbox import begin, end, kill_browser, profile, see_received, see_waiting

PITCHES = range(1, 21)


def comes_in(page, number, name):
    """A new family comes to a pitch, by the pages that the tablet keeps."""
    page.goto(f"/transit-site/pitches/{number}")
    follow(page.locator("#panel"), "New family")
    fill_newcomer(page, 1, "Sammy", name)
    press(page, "Check in")
    expect(tile(page, number).locator(".entry-sign")).to_contain_text("⧗ on this tablet")


def test_twenty_families_come_in_on_a_dead_tablet_and_are_in_once(browser, mortal, world, tmp_path):
    cookies = world.cookies_of("amina")
    with profile(browser, tmp_path, mortal.url, cookies) as amina:
        page = amina.page
        page.goto("/")
        expect(page.locator("#prepared")).to_contain_text("Ready until midnight", timeout=60_000)
        end(mortal)
        for number in PITCHES:
            comes_in(page, number, f"Familie {number}")
        see_waiting(page, len(PITCHES))
        kill_browser(tmp_path)
    with profile(browser, tmp_path, mortal.url, cookies) as amina:
        page = amina.page
        page.goto("/")
        for number in PITCHES:
            expect(tile(page, number).locator(".entry-sign")).to_contain_text("⧗ on this tablet")
        see_waiting(page, len(PITCHES))
    begin(mortal)
    with profile(browser, tmp_path, mortal.url, cookies) as amina:
        page = amina.page
        page.goto("/")
        see_received(page, len(PITCHES))
        see_waiting(page, 0)
        expect(tile(page, 20)).to_contain_text("Familie 20")
    assert world.count(Stay, StayPitch) == [len(PITCHES)] * 2


def test_a_family_on_a_pitch_that_is_taken_by_then_waits_for_a_decision(browser, mortal, world, tmp_path):
    with profile(browser, tmp_path, mortal.url, world.cookies_of("amina")) as amina:
        page = amina.page
        page.goto("/")
        expect(page.locator("#prepared")).to_contain_text("Ready until midnight", timeout=60_000)
        end(mortal)
        comes_in(page, 12, "Adel")
        world.standing_family(12, "Mayer", ["Ion"])
        begin(mortal)
        page.goto("/outbox/review")
        see_received(page, 1)
        page.reload()
        card = page.locator(".review", has_text="Adel")
        expect(card).to_contain_text("Somebody else stands on the pitch.")
        card.get_by_label("Free pitch").select_option("14")
        press(card, "Stands on another pitch: Adel")
        expect(page.get_by_text("Nothing to look at.")).to_be_visible()
        page.goto("/transit-site")
        expect(tile(page, 14)).to_contain_text("Adel")
