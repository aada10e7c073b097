"""While a family stays: people join and leave, pitches and caravans come and go, and the evacuation list follows."""

import pytest
from playwright.sync_api import expect

from e2e.actions import evacuation_groups, follow, note, open_panel, panel, press


@pytest.fixture
def winter(world):
    """A family of three on pitch 4."""
    world.standing_family(4, "Winter", ["Anna", "Bruno", "Carla"], ["1-WIN-001"])
    return lambda: world.stay_of("Winter")


def test_somebody_leaves_and_comes_back_by_undo(amina, winter):
    page = amina.page
    press(open_panel(page, 4), "Bruno Winter is gone")
    expect(note(page)).to_contain_text("Bruno Winter is not on the stay any more.")
    expect(panel(page, 4)).to_contain_text("2 people")
    assert winter().persons == ["Anna Winter", "Carla Winter"]
    press(note(page), "Undo")
    expect(panel(page, 4)).to_contain_text("3 people")
    assert winter().persons == ["Anna Winter", "Bruno Winter", "Carla Winter"]


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_a_family_stays_longer_with_the_second_tap(as_, winter, script):
    page = as_("amina", java_script_enabled=script).page
    open_panel(page, 4).get_by_role("button", name="Stay until").first.tap()
    expect(note(page)).to_contain_text("Winter stays until")
    assert winter().stay.planned_departure_on is not None
    press(note(page), "Undo")
    expect(note(page)).to_contain_text("Undone.")
    assert winter().stay.planned_departure_on is None


def test_the_last_person_cannot_leave(amina, world):
    world.standing_family(6, "Rosen", ["Alba"])
    page = amina.page
    amina.expect(422)
    press(open_panel(page, 6), "Alba Rosen is gone")
    expect(panel(page, 6).get_by_role("alert")).to_contain_text("Nobody would be left.")
    assert world.stay_of("Rosen").persons == ["Alba Rosen"]


def test_somebody_new_joins_and_the_evacuation_list_follows(amina, winter):
    page = amina.page
    assert evacuation_groups(page) == ["4 Winter (3)"]
    follow(open_panel(page, 4), "Somebody joins")
    page.get_by_label("First name").fill("Dora")
    page.get_by_role("radio", name="Child").check()
    press(page, "Add to the stay")
    expect(note(page)).to_contain_text("Dora is on the stay.")
    assert winter().persons[-1] == "Dora"
    assert evacuation_groups(page) == ["4 Winter (4)"]
    expect(page.get_by_role("listitem").filter(has_text="Dora")).to_be_visible()


def test_one_more_pitch_is_taken_and_given_back(amina, winter, world):
    page = amina.page
    follow(open_panel(page, 4), "Another pitch")
    expect(page.get_by_role("radio")).to_have_count(24)
    page.get_by_role("radio", name="9", exact=True).check()
    press(page, "Take it too")
    expect(note(page)).to_contain_text("Winter stands on pitch 9.")
    assert winter().pitches == [4, 9]
    assert evacuation_groups(page) == ["4 + 9 Winter (3)"]
    press(open_panel(page, 9), "Give pitch 4 back")
    expect(note(page)).to_contain_text("Pitch 4 is given back.")
    assert winter().pitches == [9]
    assert evacuation_groups(page) == ["9 Winter (3)"]


def test_a_family_moves(amina, winter, world):
    page = amina.page
    follow(open_panel(page, 4), "Another pitch")
    page.get_by_role("radio", name="12", exact=True).check()
    press(page, "Move there from 4")
    expect(panel(page, 12)).to_contain_text("Winter")
    assert winter().pitches == [12]
    assert evacuation_groups(page) == ["12 Winter (3)"]
    assert len(world.stays()) == 1


def test_no_pitch_chosen_is_said_at_the_field(amina, winter):
    page = amina.page
    follow(open_panel(page, 4), "Another pitch")
    amina.expect(422)
    press(page, "Take it too")
    expect(page.get_by_role("group", name="Pitch")).to_contain_text("Choose a pitch.")
    assert winter().pitches == [4]


def test_a_caravan_comes_and_another_goes(amina, winter):
    page = amina.page
    follow(open_panel(page, 4), "Another caravan")
    page.get_by_label("Number plate").fill("FR-123-AA")
    press(page, "Note it")
    expect(note(page)).to_contain_text("Caravan FR-123-AA noted.")
    assert winter().plates == ["1-WIN-001", "FR-123-AA"]
    press(open_panel(page, 4), "1-WIN-001 is gone")
    expect(note(page)).to_contain_text("Caravan 1-WIN-001 is gone.")
    assert winter().plates == ["FR-123-AA"]


def test_what_the_check_in_left_open_is_noted_later(amina, winter):
    page = amina.page
    follow(open_panel(page, 4), "Still to do")
    page.get_by_label("Prepayment").fill("1.234,50")
    page.get_by_label("Meter reading").fill("10250")
    page.get_by_role("radio", name="Identity card").check()
    press(page, "Note it")
    expect(panel(page, 4).get_by_role("link", name="Still to do")).to_contain_text("Planned departure")
    expect(panel(page, 4).get_by_role("link", name="Still to do")).not_to_contain_text("Prepayment")
    stay = winter().stay
    assert (str(stay.prepayment), stay.meter_start, stay.identity_kind) == ("1234.50", 10250, "identity_card")
