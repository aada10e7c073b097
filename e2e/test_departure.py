"""A family goes: with the meter read, without a word, or not after all."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from amal_field import clock
from amal_field.transit_site.rules import ArrivalDetails
from e2e.actions import agree, follow, note, open_panel, panel, press, see_counters, tile


@pytest.fixture
def winter(world):
    """A family of two on pitch 5 since five days, with the meter read."""
    return world.standing_family(5, "Winter", ["Anna", "Bruno"], came=5, details=ArrivalDetails(meter_start=1000))


def test_a_departure_with_the_meter_frees_the_pitch_and_undo_takes_it_again(amina, world, winter):
    page = amina.page
    follow(open_panel(page, 5), "Departure", exact=True)
    page.get_by_label("Meter reading").fill("1234")
    press(page, "They have left")
    expect(note(page)).to_contain_text("Winter have left. Pitch 5 is free.")
    stay = world.stays()[0].stay
    assert (stay.departed_on, stay.meter_end, stay.departure_kind) == (clock.today(), 1234, "departed")
    press(note(page), "Undo")
    expect(panel(page, 5)).to_contain_text("Winter")
    seen = world.stay_of("Winter")
    assert (seen.pitches, seen.stay.meter_end, len(seen.persons)) == ([5], None, 2)
    page.goto("/transit-site")
    expect(tile(page, 5)).to_contain_text("Winter")
    see_counters(page, free=24, people=2)


def test_the_offer_to_undo_goes_after_ten_seconds(amina, winter):
    page = amina.page
    page.clock.install()
    follow(open_panel(page, 5), "Departure", exact=True)
    press(page, "They have left")
    expect(note(page)).to_contain_text("Winter have left.")
    page.clock.run_for(9_000)
    expect(note(page).get_by_role("button", name="Undo")).to_be_visible()
    page.clock.run_for(2_000)
    expect(note(page)).to_be_empty()


def test_a_meter_that_runs_back_is_refused_and_the_stay_goes_on(amina, world, winter):
    page = amina.page
    follow(open_panel(page, 5), "Departure", exact=True)
    page.get_by_label("Meter reading").fill("999")
    amina.expect(422)
    press(page, "They have left")
    expect(page.get_by_role("alert")).to_contain_text("The meter runs back: at the start it stood at 1000.")
    expect(page.get_by_label("Meter reading")).to_have_value("999")
    assert world.stay_of("Winter").pitches == [5]


def test_a_family_that_left_without_notice_ends_after_its_last_night(amina, world, winter):
    page, last_night = amina.page, clock.today() - timedelta(days=2)
    follow(open_panel(page, 5), "Departure", exact=True)
    page.get_by_text("They left without notice").tap()
    page.get_by_label("Last night they were seen").fill(last_night.isoformat())
    press(page, "Close the stay")
    expect(note(page)).to_contain_text("Pitch 5 is free.")
    stay = world.stays()[0].stay
    assert (stay.departed_on, stay.departure_kind) == (last_night + timedelta(days=1), "left_without_notice")


def test_a_check_in_is_undone_later_from_the_page_of_the_stay(amina, world, winter):
    page = amina.page
    page.goto("/transit-site/stays")
    page.get_by_role("main").get_by_role("searchbox").fill("wint")
    follow(page, "Winter")
    agree(page, "Undo the check-in")
    expect(note(page)).to_contain_text("The check-in is undone. It does not count.")
    assert not world.open_stays()
    assert world.stays()[0].stay.cancelled_at
    page.goto(f"/transit-site/stays/{winter}")
    expect(page.get_by_role("main")).to_contain_text("Undone: this stay does not count")
    expect(page.get_by_role("region", name="History")).to_contain_text("Check-in undone")


def test_a_question_answered_with_no_undoes_nothing(amina, world, winter):
    page = amina.page
    page.goto(f"/transit-site/stays/{winter}")
    press(page, "Undo the check-in")
    expect(page.get_by_role("dialog")).to_contain_text("The stay will not count any more.")
    press(page.get_by_role("dialog"), "No, leave it as it is")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("heading", name="Stay of Winter")).to_be_visible()
    assert world.stay_of("Winter").pitches == [5]


def test_a_departure_is_undone_later_and_refused_once_somebody_else_stands_there(amina, world, winter):
    page = amina.page
    follow(open_panel(page, 5), "Departure", exact=True)
    press(page, "They have left")
    expect(note(page)).to_contain_text("Winter have left.")
    world.standing_family(5, "Rosen", ["Alba"], came=0)
    page.goto(f"/transit-site/stays/{winter}")
    amina.expect(422)
    press(page, "Undo the departure")
    expect(page.get_by_role("alert")).to_contain_text("Pitch 5 has just been taken.")
    assert [seen.household for seen in world.open_stays()] == ["Rosen"]
