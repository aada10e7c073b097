"""A new version comes while somebody types: it waits, and what they typed and what they wrote before is kept."""

import pytest
from playwright.sync_api import Page, expect

from amal_field.attendance.models import Attendance
from e2e.outbox import begin, end, is_known, profile, see_received, see_waiting, until, version_of_worker
from e2e.rolls import roll_of, row, table_today
from e2e.server import LATER_VERSION as VERSION
from e2e.server import Server

LOOK = "document.dispatchEvent(new Event('visibilitychange'))"


@pytest.fixture
def mortal(world, databases_of):
    """A server of its own, after which a later version comes."""
    server = Server(databases_of("sqlite").url)
    with server:
        yield server


def offer(page: Page):
    return page.get_by_role("button", name="New version: tap to load")


def test_a_new_version_waits_for_a_half_full_form_and_takes_what_the_one_before_wrote(browser, mortal, world, tmp_path):
    session_id = table_today(world)
    with profile(browser, tmp_path, mortal.url, world.cookies_of("clara")) as clara:
        page = clara.page
        page.goto(roll_of(session_id))
        is_known(page)
        old = version_of_worker(page)
        end(mortal)
        row(page, "Amir").tap()
        see_waiting(page, 1)
        page.get_by_label("First name or nickname").fill("Zeno")
        mortal.app = "e2e.newer:app"
        begin(mortal)
        page.evaluate(LOOK)
        see_received(page, 1)
        assert world.count(Attendance) == [18 + len(["Amir", "Clara"])]
        until(page, "async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)")
        page.wait_for_timeout(1_500)
        expect(offer(page)).to_be_hidden()
        beside = page.context.new_page()
        beside.goto("/outbox")
        expect(page.get_by_label("First name or nickname")).to_have_value("Zeno")
        assert version_of_worker(page) == old
        page.get_by_label("First name or nickname").fill("")
        beside.close()
        expect(offer(page)).to_be_visible(timeout=15_000)
        offer(page).tap()
        expect(page.locator(f"#outbox[data-app='{VERSION}']")).to_have_count(1)
        expect(offer(page)).to_have_count(0)
        assert version_of_worker(page) == VERSION
