"""A walk on the phone of its guide, and the hours that it makes with a table and a duo."""

from datetime import timedelta

from playwright.sync_api import expect

from amal_field import clock
from e2e.actions import count_taps, follow, note, press
from e2e.rolls import row, see_stored, walk_today
from tests.attendance.world import a_person, a_session, mark
from tests.buddies.world import a_match, a_meeting

PHONE = {"width": 390, "height": 844}
NEW = ("Zeno", "Wassim", "Yara")
MOST_TAPS = 24


def test_a_walk_of_twelve_of_whom_three_are_new_in_24_taps_beside_the_typing(as_, world):
    walk_today(world)
    mira = as_("mira", viewport=PHONE)
    taps = count_taps(mira.context)
    page = mira.page
    page.goto("/")
    page.get_by_role("link", name="Buur en Natuur").tap()
    expect(page.locator(".roll__group").first).to_contain_text("Last time")
    for name in ("Amir", "Bea", "Dmytro", "Elif", "Goran", "Hodan", "Ceyda", "Fatima", "Ivana"):
        box = row(page, name).bounding_box()
        assert box["height"] >= 63.5
        row(page, name).tap()
    see_stored(page)
    field = page.get_by_label("First name or nickname")
    for name in NEW:
        page.get_by_text("Name", exact=True).tap()
        field.fill(name)
        field.press("Enter")
        expect(row(page, name)).to_contain_text("1st time")
        expect(field).to_have_value("")
        see_stored(page)
    for name in NEW:
        press(page.get_by_role("group", name=name, exact=True), "yes")
        expect(note(page)).to_contain_text("New in Ghent: yes")
    expect(page.locator("#roll-count")).to_have_text("12 present")
    press(page, "The roll is done")
    expect(page.get_by_text("This roll is closed since")).to_be_visible()
    assert len(taps) <= MOST_TAPS


def test_a_proof_tells_a_walk_a_table_and_a_duo(as_, world):
    with world.writing() as stamp:
        amara, lieve = a_person(stamp, "Amara", "Diallo"), a_person(stamp, "Lieve", "Claeys")
        days = [clock.today() - timedelta(days=ago) for ago in (3, 2, 1)]
        mark(stamp, a_session(stamp, "buur_en_natuur", on=days[0]), amara)
        mark(stamp, a_session(stamp, on=days[1]), amara)
        match = a_match(stamp, [lieve], [amara], proposed_on=days[0], started_on=days[0])
        a_meeting(stamp, match, days[2], minutes=90)
    page = as_("bruno").page
    page.goto("/conversation-tables/hours")
    follow(page, "Amara Diallo")
    expect(page.get_by_text("5 h 30 min")).to_be_visible()
    follow(page, "Proof of participation")
    expect(page.locator(".proof")).to_contain_text("5 uur en 30 minuten van de 40 uur, in 2 sessies en 1 ontmoeting.")
