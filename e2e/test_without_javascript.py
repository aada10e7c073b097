"""Everything at the gate works where JavaScript does not."""

import pytest
from playwright.sync_api import expect

from amal_field import clock
from e2e.actions import fill_newcomer, follow, note, open_panel, panel, press, see_counters


@pytest.fixture
def plain(as_):
    """A tablet of the site manager on which no script runs."""
    return as_("amina", java_script_enabled=False)


@pytest.fixture
def page(plain):
    """Its page."""
    return plain.page


def test_a_known_family_is_found_and_checked_in(page, world):
    world.known_family("Lafertin", ["Sara", "Joseph"], ["1-ABC-234"])
    world.known_family("Winter", ["Anna"])
    found = open_panel(page, 7)
    found.get_by_role("searchbox").fill("lafer")
    press(found, "Find")
    expect(panel(page, 7).get_by_role("button", name="Everybody in: Winter, 1")).to_have_count(0)
    press(panel(page, 7), "Everybody in: Lafertin, 2")
    expect(note(page)).to_contain_text("Lafertin are in: 2 people on pitch 7.")
    assert world.stay_of("Lafertin").plates == ["1-ABC-234"]
    press(note(page), "Undo")
    expect(note(page)).to_contain_text("The check-in is undone.")
    assert not world.open_stays()


def test_a_new_family_is_written_down(page, world):
    follow(open_panel(page, 9), "New family")
    fill_newcomer(page, 1, "Nele", "Demeter", "1990")
    fill_newcomer(page, 12, "Manus", "Demeter", "2/2/2020")
    press(page, "Check in")
    expect(note(page)).to_contain_text("Demeter are in: 2 people on pitch 9.")
    assert world.stay_of("Demeter").persons == ["Nele Demeter", "Manus Demeter"]


def test_a_wrong_birth_keeps_what_was_filled_in(plain, page, world):
    follow(open_panel(page, 9), "New family")
    fill_newcomer(page, 1, "Nele", "Demeter", "31/2/1990")
    page.get_by_label("Phone").fill("0470 12 34 56")
    plain.expect(422)
    press(page, "Check in")
    expect(page.get_by_role("group", name="Person 1", exact=True)).to_contain_text("This day does not exist")
    expect(page.get_by_label("Phone")).to_have_value("0470 12 34 56")
    assert not world.stays()


def test_a_family_goes_and_comes_back_by_undo(page, world):
    world.standing_family(5, "Winter", ["Anna", "Bruno"])
    follow(open_panel(page, 5), "Departure", exact=True)
    press(page, "They have left")
    expect(note(page)).to_contain_text("Winter have left. Pitch 5 is free.")
    assert world.stays()[0].stay.departed_on == clock.today()
    press(note(page), "Undo")
    expect(panel(page, 5)).to_contain_text("2 people")
    assert world.stay_of("Winter").pitches == [5]
    page.goto("/transit-site")
    see_counters(page, free=24, people=2)
