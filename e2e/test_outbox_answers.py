"""What a tablet makes of an answer: one cut off, a refusal, the end of a sign-in, a clock or a disk that is wrong."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from amal_field.attendance.models import Attendance
from amal_field.db import db
from amal_field.outbox.models import Delivery
from amal_field.people.models import Person
from e2e.outbox import (
    is_known,
    profile,
    see_received,
    see_waiting,
    writes_down,
)
from e2e.rolls import EIGHTEEN, roll_of, row, see_stored, table_today

FULL = """() => { IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); }; }"""
"""From now on nothing more can be written on the tablet."""


@pytest.fixture
def session_id(world):
    """A conversation table today at which Clara helps; eighteen are expected."""
    return table_today(world)


def test_an_answer_that_is_cut_off_leaves_one_row_and_one_receipt(as_, world, session_id):
    clara = as_("clara")
    page, before = clara.page, world.count(Person, Attendance)
    page.goto(roll_of(session_id))
    is_known(page)
    page.route(re.compile("/walk-ins$|/ping$"), lambda route: (route.fetch(), route.abort()))  # the server has it
    writes_down(page, "Zeno")
    expect(row(page, "Zeno")).to_contain_text("⧗ on this tablet")
    see_waiting(page, 1)
    page.unroute_all()
    page.goto("/outbox")
    see_received(page, 1)
    people, rows = world.count(Person, Attendance)
    assert (people, rows) == (before[0] + 1, before[1] + len(["Zeno", "Clara"]))
    clara.mistakes[:] = []


def test_after_two_days_and_another_sign_in_all_is_in(as_, world, session_id):
    clara = as_("clara")
    page = clara.page
    page.goto(roll_of(session_id))
    is_known(page)
    clara.context.clear_cookies(name="amal_field")
    clara.expect(401)
    for name in ("Amir", "Bea", "Ceyda"):
        row(page, name).evaluate("(button) => button.click()")
        page.wait_for_timeout(300)
    see_waiting(page, 3)
    clara.remember(**world.cookies_of("clara"))
    page.goto("/outbox")
    see_received(page, 3)
    assert world.count(Attendance) == [18 + 3 + len(["Clara"])]


def test_one_of_ten_is_refused_and_opens_in_its_form(as_, session_id):
    clara = as_("clara")
    page = clara.page
    page.goto(roll_of(session_id))
    is_known(page)
    page.route("**/*", lambda route: route.abort())
    for name in EIGHTEEN[:9]:
        row(page, name).tap()
    writes_down(page, " ")
    see_waiting(page, 10)
    expect(page.get_by_label("First name or nickname")).to_have_value("")
    see_stored(page)
    page.unroute_all()
    clara.expect(422)
    page.goto("/outbox")
    expect(page.locator("#outbox-sign [data-part=asks]")).to_have_text("! 1")
    expect(page.locator("#device-mine > li")).to_have_count(1)
    page.get_by_role("link", name="Look at it and correct it").tap()
    expect(page.locator("#walk-in-participant .field__error")).to_be_visible()
    writes_down(page, "Zeno")
    see_received(page, 10)
    clara.mistakes[:] = []


def test_a_tablet_whose_clock_is_wrong_tells_both_times(as_, world, session_id):
    page = as_("clara").page
    page.clock.install(time=datetime.now(UTC) - timedelta(hours=3))
    page.goto(roll_of(session_id))
    is_known(page)
    row(page, "Amir").tap()
    see_received(page, 1)
    with world.reading():
        delivery = db.session.scalars(select(Delivery)).one()
        assert abs(delivery.occurred_at - delivery.received_at) < timedelta(seconds=2)
        assert timedelta(hours=2.9) < delivery.received_at - delivery.entered_at < timedelta(hours=3.1)


def test_a_full_tablet_claims_nothing(browser, server, world, session_id, tmp_path):
    with profile(browser, tmp_path, server.url, world.cookies_of("clara")) as clara:
        page = clara.page
        page.goto(roll_of(session_id))
        is_known(page)
        page.evaluate(FULL)
        page.route("**/*", lambda route: route.abort())
        writes_down(page, "Zeno")
        expect(page.locator("#outbox-full")).to_contain_text("This tablet is full.")
        expect(page.locator("#outbox-full")).to_contain_text("Zeno")
        expect(page.locator("#outbox-sign")).to_be_hidden()


def test_two_tabs_and_two_tablets_mark_one_child(as_, world, session_id):
    clara, bruno = as_("clara"), as_("bruno")
    page, other = clara.page, clara.context.new_page()
    for one in (page, other, bruno.page):
        one.goto(roll_of(session_id))
        is_known(one)
    for one in (page, other, bruno.page):
        one.route("**/*", lambda route: route.abort())
        row(one, "Amir").tap()
        expect(row(one, "Amir")).to_contain_text("present")
    for one in (page, other, bruno.page):
        one.unroute_all()
    for one in (page, other, bruno.page):
        one.goto("/outbox")
    see_received(page, 2)
    see_received(bruno.page, 1)
    with world.reading():
        amir = db.session.scalars(select(Person.id).where(Person.given_name == "Amir"))
        marked = select(Attendance).where(Attendance.person_id.in_(amir), Attendance.session_id == session_id)
        assert len(db.session.scalars(marked).all()) == 1
    clara.mistakes[:] = bruno.mistakes[:] = []
