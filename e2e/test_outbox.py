"""A tablet whose server is gone: what is written down stays on it for its author, and each fact arrives once."""

import pytest
from playwright.sync_api import expect

from amal_field.attendance.models import Attendance
from e2e.actions import follow, open_own_menu, press, type_pin
from e2e.outbox import (
    begin,
    end,
    is_known,
    kill_browser,
    lying,
    portal,
    profile,
    see_received,
    see_waiting,
    words_on,
    writes_down,
)
from e2e.rolls import EIGHTEEN, roll_of, row, see_count, table_today
from tests.accounts.shared import PIN, WRONG

CACHED = """async () => {
  const caching = (await caches.keys()).map((name) => caches.open(name));
  const kept = await Promise.all((await Promise.all(caching)).map((cache) => cache.matchAll()));
  return (await Promise.all(kept.flat().map((answer) => answer.text()))).join();
}"""
"""All that lies in the Cache storage of the tablet, as text."""


@pytest.fixture
def session_id(world):
    """A conversation table today at which Clara helps; eighteen are expected."""
    return table_today(world)


def test_taps_stay_on_a_dead_tablet_and_arrive_once(browser, mortal, world, session_id, tmp_path):
    cookies = world.cookies_of("clara")
    with profile(browser, tmp_path, mortal.url, cookies) as clara:
        page = clara.page
        page.goto("/")
        expect(page.locator("#prepared")).to_contain_text("Ready until midnight", timeout=20_000)
        page.goto(roll_of(session_id))
        end(mortal)
        for name in EIGHTEEN:
            row(page, name).tap()
            expect(row(page, name)).to_contain_text("⧗ on this tablet")
        row(page, "Amir").tap()
        expect(row(page, "Amir")).to_contain_text("absent")
        writes_down(page, "Zeno")
        expect(row(page, "Zeno")).to_contain_text("⧗ on this tablet")
        expect(page.get_by_label("First name or nickname")).to_have_value("")
        see_waiting(page, 20)
        expect(page.locator("#outbox-bar")).to_contain_text("No connection since")
        assert "Zeno" not in words_on(page)
        kill_browser(tmp_path)
    with profile(browser, tmp_path, mortal.url, cookies) as clara:
        page = clara.page
        page.goto("/")
        page.get_by_role("link", name="Conversation table").tap()
        expect(page.locator("#outbox-bar")).to_contain_text("No connection since")
        expect(row(page, "Zeno")).to_contain_text("⧗ on this tablet")
        expect(page.locator(".tap .entry-sign")).to_have_count(19)
        see_count(page, 18, 19, 0)
        see_waiting(page, 20)
        page.goto("/settings")
        expect(page.get_by_text("This page is not kept on this tablet.")).to_be_visible()
        expect(page.locator("#device-kept a")).not_to_have_count(0)
        expect(page.locator("#device-mine > li")).to_have_count(20)
    begin(mortal)
    with profile(browser, tmp_path, mortal.url, cookies) as clara:
        page = clara.page
        page.goto(roll_of(session_id))
        expect(row(page, "Zeno")).to_contain_text("present")
        see_received(page, 20)
        see_waiting(page, 0)
        see_count(page, 18, 19, 0)
        expect(row(page, "Amir")).to_contain_text("absent")
    assert world.count(Attendance) == [18 + 19 + len(["Clara"])]


def test_what_els_kept_waits_for_her_and_shows_nobody_who(browser, mortal, world, session_id, tmp_path):
    secret = world.shared_tablet("Tablet A", "A", "clara", "bruno")
    with profile(browser, tmp_path, mortal.url, world.cookies_of("clara") | {"tablet": secret}) as tablet:
        page = tablet.page
        page.goto(roll_of(session_id))
        is_known(page)
        end(mortal)
        row(page, "Amir").tap()
        writes_down(page, "Zeno")
        see_waiting(page, 2)
        tablet.remember(**world.cookies_of("bruno"))
        begin(mortal)
        page.goto("/outbox")
        expect(page.locator("#device-others")).to_contain_text("2 of Clara Janssens, the oldest of")
        press(page, "Load again")
        see_waiting(page, 2)
        for name in ("Clara", "Zeno", "Amir"):
            assert name not in words_on(page)
            assert name not in page.evaluate(CACHED)
        assert not [name for name in ("Zeno", "Amir") if name in page.content()]
        assert world.count(Attendance) == [18]
        tablet.remember(**world.cookies_of("clara"))
        page.goto("/outbox")
        see_received(page, 2)


def test_a_wifi_that_answers_everything_takes_nothing(browser, mortal, world, session_id, tmp_path):
    with profile(browser, tmp_path, mortal.url, world.cookies_of("clara")) as clara:
        page = clara.page
        page.goto("/")
        expect(page.locator("#prepared")).to_contain_text("Ready until midnight", timeout=20_000)
        end(mortal)
        with portal(mortal.port):
            page.get_by_role("link", name="Conversation table").tap()
            row(page, "Amir").tap()
            expect(row(page, "Amir")).to_contain_text("⧗ on this tablet")
            expect(page.locator("#outbox-bar")).to_contain_text("There is wifi, but Amal does not answer.")
            see_waiting(page, 1)
        begin(mortal)
        page.goto("/outbox")
        see_received(page, 1)


def test_signing_out_without_a_network_holds(browser, mortal, world, session_id, tmp_path):
    with profile(browser, tmp_path, mortal.url, world.cookies_of("clara")) as clara:
        page = clara.page
        page.goto("/")
        expect(page.locator("#prepared")).to_contain_text("Ready until midnight", timeout=20_000)
        page.goto(roll_of(session_id))
        end(mortal)
        row(page, "Amir").tap()
        see_waiting(page, 1)
        open_own_menu(page, "Clara")
        press(page.get_by_role("banner"), "Sign out")
        press(page.get_by_role("dialog", name="Sign out"), "Sign out anyway: it waits for you")
        gone = page.get_by_text("Signed out on this tablet.")
        expect(gone).to_be_visible(timeout=20_000)
        page.goto(roll_of(session_id))
        expect(gone).to_be_visible()
        page.go_back()
        expect(gone).to_be_visible()
        here = lying(page, "entries", "copies", "keys")
        assert (len(here["entries"]), here["copies"], here["keys"]) == (1, [], [])
        begin(mortal)
        page.goto(roll_of(session_id))
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()
        assert len(lying(page, "entries")["entries"]) == 1


def test_a_locked_tablet_opens_by_its_pin_while_the_server_is_gone(browser, mortal, world, session_id, tmp_path):
    secret = world.shared_tablet("Tablet A", "A", "clara", "bruno")
    with profile(browser, tmp_path, mortal.url, {"tablet": secret}) as tablet:
        page = tablet.page
        page.goto("/tablet")
        follow(page, "Clara Janssens")
        type_pin(page, PIN)
        expect(page.locator("#prepared")).to_contain_text("Ready until midnight", timeout=20_000)
        page.goto(roll_of(session_id))
        press(page, "Lock")
        expect(page.get_by_role("dialog", name="Clara Janssens")).to_be_visible()
        end(mortal)
        page.goto(roll_of(session_id))
        cover = page.get_by_role("dialog", name="Clara", exact=True)
        expect(cover).to_contain_text("No connection.")
        assert "Janssens" not in page.content()
        assert not any(held["key"] for held in lying(page, "keys")["keys"])
        type_pin(page, WRONG)
        expect(cover).to_contain_text("Tries left without a connection: 4.")
        type_pin(page, PIN)
        row(page, "Amir").tap()
        see_waiting(page, 1)
        begin(mortal)
        page.evaluate("window.dispatchEvent(new Event('online'))")
        expect(page.get_by_role("dialog", name="Clara Janssens")).to_be_visible()
        see_waiting(page, 1)
        type_pin(page, PIN)
        page.wait_for_url("**/tablet")  # a copy holds no token: the server asks the PIN on a page of its own
        follow(page, "Clara Janssens")
        type_pin(page, PIN)
        expect(page.locator("#prepared")).to_be_visible()
        see_received(page, 1)
