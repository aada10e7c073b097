"""What a roll answers at once: its counter, the helper who taps, and rows that stay where they were."""

import re

import pytest
from playwright.sync_api import expect

from e2e.actions import note, press
from e2e.rolls import roll_of, row, see_count, see_stored, table_today


@pytest.fixture
def session_id(world):
    """A conversation table today at which Clara helps; eighteen are expected."""
    return table_today(world)


@pytest.fixture
def clara(as_):
    """The tablet of a volunteer."""
    return as_("clara")


def test_the_counter_is_right_at_once_after_every_answer(clara, session_id):
    page = clara.page
    page.goto(roll_of(session_id))
    page.route(re.compile(f"{roll_of(session_id)}$"), lambda route: route.fulfill(status=304))  # no poll mends it
    row(page, "Amir").tap()
    see_stored(page)
    see_count(page, 1, 18, 17)
    press(note(page).locator("fading-note").first, "Undo")
    see_count(page, 0, 18, 18)
    page.get_by_label("First name or nickname").fill("Zeno")
    page.keyboard.press("Enter")
    see_count(page, 1, 19, 18)
    page.get_by_role("button", name="Zeno off the roll").tap()
    see_count(page, 0, 18, 18)
    press(note(page), "Undo")
    see_count(page, 1, 19, 18)
    expect(row(page, "Zeno")).to_contain_text("present")
    press(page, "Everybody present")
    see_count(page, 19, 19, 0)
    expect(row(page, "Samira")).to_contain_text("present")
    press(note(page), "Undo")
    see_count(page, 1, 19, 18)
    expect(row(page, "Samira")).not_to_contain_text("present")


def test_a_row_keeps_its_height_and_the_names_show_on_opening(clara, session_id):
    page = clara.page
    page.goto(roll_of(session_id))
    for width, height in ((768, 1024), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        first, second = (place.bounding_box() for place in page.locator("#roll-expected .tap").all()[:2])
        assert second["y"] + second["height"] <= height
        assert first["y"] < height / 2 or width == 390
    before = row(page, "Amir").bounding_box()["height"]
    row(page, "Amir").tap()
    see_stored(page)
    expect(row(page, "Amir")).to_contain_text("present")
    assert row(page, "Amir").bounding_box()["height"] == before


def test_looking_marks_nobody_and_the_first_tap_marks_the_helper_too(clara, session_id):
    page = clara.page
    page.goto(roll_of(session_id))
    expect(page.get_by_text("You help here.")).to_be_visible()
    expect(row(page, "Clara Janssens")).not_to_contain_text("present")
    row(page, "Amir").tap()
    expect(row(page, "Clara Janssens")).to_contain_text("present")
    expect(page.get_by_text("You help here.")).to_have_count(0)
    press(note(page).locator("fading-note").last, "Undo")
    expect(page.get_by_text("You help here.")).to_be_visible()
    press(page, "I am here")
    expect(row(page, "Clara Janssens")).to_contain_text("present")
