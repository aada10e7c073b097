"""The roll of a session on a tablet: a class in four taps, a walk-in, two tablets at once, and nobody else's."""

import re
from time import monotonic

import pytest
from playwright.sync_api import expect

from amal_field.attendance.models import Attendance
from e2e.actions import count_taps, follow, note, press
from e2e.outbox import is_known, see_received
from e2e.rolls import roll_of, row, see_count, see_stored, table_today
from tests.attendance.world import a_person

POLL = 8_500


@pytest.fixture
def session_id(world):
    """A conversation table today at which Clara helps; eighteen are expected."""
    return table_today(world)


@pytest.fixture
def clara(as_):
    """The tablet of a volunteer."""
    return as_("clara")


def test_eighteen_people_two_absent_in_four_taps_from_the_first_page(clara, session_id, world):
    taps = count_taps(clara.context)
    page = clara.page
    page.goto("/")
    page.get_by_role("link", name="Conversation table").tap()
    press(page, "Everybody present")
    see_count(page, 18, 18, 0)
    for name in ("Goran", "Olena"):
        row(page, name).tap()
    see_count(page, 16, 18, 0)
    expect(note(page)).to_contain_text("Olena: absent")
    assert len(taps) == 4
    see_stored(page)
    page.reload()
    see_count(page, 16, 18, 0)
    expect(row(page, "Olena")).to_contain_text("absent")


def test_a_walk_in_is_on_the_roll_within_five_seconds(clara, session_id):
    page = clara.page
    page.goto(roll_of(session_id))
    began = monotonic()
    page.get_by_text("Name", exact=True).tap()
    page.keyboard.type("Zeno")
    page.keyboard.press("Enter")
    expect(row(page, "Zeno")).to_contain_text("present")
    assert monotonic() - began < 5
    see_count(page, 1, 19, 18)
    expect(page.get_by_label("First name or nickname")).to_be_focused()
    press(note(page).locator("fading-note").first, "Undo")
    expect(row(page, "Zeno")).to_have_count(0)


def test_quick_taps_on_one_more_all_count(clara, session_id):
    page = clara.page
    page.goto(roll_of(session_id))
    number = page.get_by_label("People without a name", exact=True)
    one_more = page.get_by_role("button", name="One more: People without a name")
    one_more.evaluate("button => { for (let tap = 0; tap < 4; tap += 1) button.click(); }")
    expect(number).to_have_value("4")
    expect(page.locator("head-count[aria-busy]")).to_have_count(0)
    page.reload()
    expect(number).to_have_value("4")


def test_a_walk_in_grows_up_while_her_roll_is_open(clara, as_, session_id, world):
    with world.writing() as stamp:
        a_person(stamp, "Zeno", "Petrov", 1990)
    page, bruno = clara.page, as_("bruno").page
    page.clock.install()
    page.goto(roll_of(session_id))
    page.get_by_label("First name or nickname").fill("Zeno")
    page.keyboard.press("Enter")
    expect(row(page, "Zeno")).to_be_visible()
    bruno.goto(roll_of(session_id))
    bruno.locator(".roll-more summary").tap()
    follow(bruno, "Who is who")
    follow(bruno, "Who is Zeno?")
    press(bruno, "Zeno is Zeno Petrov")
    expect(note(bruno)).to_contain_text("Zeno and Zeno Petrov are one person now.")
    page.clock.run_for(POLL)
    expect(row(page, "Zeno Petrov")).to_contain_text("present")
    press(bruno, "Zeno is somebody else after all")
    expect(note(bruno)).to_contain_text("Zeno is a person of her own again.")
    page.clock.run_for(POLL)
    expect(row(page, "Zeno Petrov")).to_have_count(0)
    expect(row(page, "Zeno")).to_contain_text("present")
    see_count(page, 1, 19, 18)


def test_two_tablets_see_each_others_taps_and_double_no_row(clara, as_, session_id, world):
    page, other = clara.page, as_("bruno").page
    page.clock.install()
    for one in (page, other):
        one.goto(roll_of(session_id))
    row(other, "Amir").tap()
    expect(row(other, "Amir")).to_contain_text("present")
    row(page, "Amir").tap()  # both saw the name without a mark
    other.get_by_label("First name or nickname").fill("Zeno")
    other.keyboard.press("Enter")
    expect(row(other, "Zeno")).to_be_visible()
    row(other, "Bea").tap()
    see_count(other, 3, 19, 16)
    for one in (page, other):
        see_stored(one)
    page.clock.run_for(POLL)
    expect(row(page, "Bea")).to_contain_text("present")
    expect(row(page, "Zeno")).to_be_visible()
    see_count(page, 3, 19, 16)
    assert world.count(Attendance) == [18 + 3 + len(["Clara"])]


def test_a_poll_leaves_a_row_alone_whose_tap_is_on_its_way(clara, as_, session_id):
    page, other = clara.page, as_("bruno").page
    page.clock.install()
    for one in (page, other):
        one.goto(roll_of(session_id))
    held = []
    page.route(re.compile("/people/.*/present$"), lambda route: held.append(route))
    row(page, "Amir").tap()
    expect(row(page, "Amir")).to_contain_text("present")
    for _ in range(2):
        row(other, "Amir").tap()
        see_stored(other)
    expect(row(other, "Amir")).to_contain_text("absent")
    with page.expect_response(lambda answer: answer.request.method == "GET" and answer.status == 200):
        page.clock.run_for(POLL)
    expect(row(page, "Amir")).to_contain_text("present")
    held[0].continue_()
    see_stored(page)
    expect(row(page, "Amir")).to_contain_text("present")


def test_a_poll_that_was_answered_before_a_tap_and_comes_after_it_changes_nothing(clara, as_, session_id):
    page, other = clara.page, as_("bruno").page
    page.clock.install()
    for one, name in ((page, "Zeno"), (other, "Wassim")):
        one.goto(roll_of(session_id))
        one.get_by_label("First name or nickname").fill(name)
        press(one, "On the roll")
        expect(row(one, name)).to_contain_text("present")
        see_stored(one)
    held = []
    page.route(re.compile("/sessions/[^/]+$"), lambda route: held.append((route, route.fetch())))
    with page.expect_request(lambda request: request.method == "GET"):
        page.clock.run_for(POLL)
    row(page, "Zeno").tap()
    expect(row(page, "Zeno")).to_contain_text("absent")
    see_stored(page)
    (route, early) = held[0]
    assert "Wassim" in early.text()
    with page.expect_response(lambda answer: answer.request.method == "GET"):
        route.fulfill(response=early)
    page.clock.run_for(100)
    expect(row(page, "Zeno")).to_contain_text("absent")
    page.unroute_all()
    page.clock.run_for(POLL)
    expect(row(page, "Wassim")).to_be_visible()
    expect(row(page, "Zeno")).to_contain_text("absent")


def test_the_second_tap_of_one_finger_sends_nothing_and_stays_on_the_roll(clara, session_id):
    page = clara.page
    page.goto(roll_of(session_id))
    held = []
    page.route(re.compile("/people/"), lambda route: held.append(route))
    for _ in range(2):
        row(page, "Amir").tap()
    expect(row(page, "Amir")).to_contain_text("present")
    assert len(held) == 1
    held[0].continue_()
    see_stored(page)
    expect(page).to_have_url(re.compile(f"{roll_of(session_id)}$"))


def test_a_tap_that_did_not_arrive_stays_on_the_tablet(clara, session_id):
    page = clara.page
    page.goto(roll_of(session_id))
    is_known(page)
    page.route(re.compile("/people/|/ping"), lambda route: route.abort())
    row(page, "Amir").tap()
    expect(row(page, "Amir")).to_contain_text("⧗ on this tablet")
    see_count(page, 1, 18, 17)
    page.unroute_all()
    row(page, "Bea").tap()
    see_received(page, 2)
    clara.mistakes[:] = [one for one in clara.mistakes if not re.search("ERR_FAILED|Failed to fetch", one)]


def test_the_roll_of_another_volunteer_is_not_found(as_, session_id):
    els = as_("els")
    els.expect(404)
    els.page.goto("/")
    expect(els.page.get_by_text("You have no session today.")).to_be_visible()
    els.page.goto(roll_of(session_id))
    expect(els.page.get_by_role("heading", name="Nothing here")).to_be_visible()


def test_a_letter_shows_the_names_that_begin_with_it(clara, session_id):
    page = clara.page
    page.goto(roll_of(session_id))
    page.get_by_role("button", name="K", exact=True).tap()
    expect(page.locator("#roll-expected .tap:visible")).to_have_count(1)
    row(page, "Khadija").tap()
    expect(row(page, "Khadija")).to_contain_text("present")
    expect(page.locator("#roll-expected .tap:visible")).to_have_count(1)
    page.get_by_role("button", name="All", exact=True).tap()
    expect(page.locator("#roll-expected .tap:visible")).to_have_count(18)


def test_it_works_without_javascript(as_, session_id):
    page = as_("clara", java_script_enabled=False).page
    page.goto("/")
    page.get_by_role("link", name="Conversation table").tap()
    press(page, "Everybody present")
    row(page, "Olena").tap()
    expect(row(page, "Olena")).to_contain_text("absent")
    press(page, "Undo")
    expect(row(page, "Olena")).to_contain_text("present")
    page.get_by_label("First name or nickname").fill("Zeno")
    press(page, "On the roll")
    press(page, "One more: People without a name")
    expect(page.get_by_label("People without a name", exact=True)).to_have_value("1")
    see_count(page, 19, 19, 0)
    press(page, "The roll is done")
    expect(page.get_by_text("This roll is closed since")).to_be_visible()
