"""Two rows of one woman become one and two again, and the counts follow."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from amal_field.clock import today
from amal_field.db import db
from amal_field.people.models import Person
from e2e.actions import follow, note, press
from tests.buddies.world import a_match
from tests.figures.readings import value
from tests.people.world import somebody


def unique(world) -> int:
    """How many people were on the site in the year of their stays."""
    with world.reading():
        return value("site.persons_unique", (today() - timedelta(days=4 + back())).year)


def back() -> int:
    """How many days further back both stays lie, so that no new year begins between them."""
    return 0 if today().timetuple().tm_yday > 4 else 26


def test_a_duplicate_is_merged_and_the_merge_taken_back(as_, world):
    world.known_family("Lafertin", ["Olena"], came=4 + back(), left=3 + back())
    woman = world.household("Lafertin").members[0].person_id
    double = world.double_of(woman)
    world.known_stay_of(double, came=2 + back(), left=1 + back())
    assert unique(world) == 2
    page = as_("bruno").page
    page.goto("/people")
    follow(page, "Duplicates")
    expect(page.get_by_text("1 pair left")).to_be_visible()
    page.get_by_role("radio", name="Lafirtin").check()
    press(page, "One person: merge")
    expect(note(page)).to_contain_text("are one person now")
    expect(page.get_by_text("No two people look like one.")).to_be_visible()
    assert unique(world) == 1
    page.goto(f"/people/persons/{double}")
    expect(page).to_have_url(re.compile(f"{woman}$"))
    expect(page.get_by_role("heading", name="Olena Lafirtin")).to_be_visible()
    follow(page, "What was merged")
    press(page, "Take back: Olena Lafirtin and Olena Lafirtin")
    expect(page.get_by_role("heading", name="The same person?")).to_be_visible()
    assert unique(world) == 2
    press(page, "Two people")
    expect(note(page)).to_contain_text("are two people")
    page.goto("/people/duplicates")
    expect(page.get_by_text("No two people look like one.")).to_be_visible()


def test_a_family_splits_and_a_new_phone_is_asked_about(as_, world):
    world.known_family("Winter", ["Anna", "Bo", "Carla", "Dina"])
    household = world.household("Winter")
    page = as_("bruno").page
    page.goto(f"/people/households/{household.id}")
    follow(page, "Split", exact=True)
    page.get_by_role("checkbox", name="Dina").check()
    page.get_by_label("Name of the new household").fill("Winter junior")
    press(page, "Split")
    expect(page.get_by_role("heading", name="Household Winter junior")).to_be_visible()
    tablet = as_("bruno")
    tablet.expect(422)
    page = tablet.page
    page.goto(f"/people/persons/{household.members[0].person_id}")
    page.get_by_label("Phone").fill("0470 99 88 77")
    press(page, "Save")
    page.get_by_role("radio", name="The whole family").check()
    press(page, "Save")
    expect(note(page)).to_contain_text("Corrected")
    assert world.household("Winter").phone == "0470 99 88 77"


def test_two_newcomers_of_two_open_duos_are_merged_once_one_duo_is_closed_and_taken_apart_again(as_, world):
    world.known_family("Benali", ["Olena"], came=4 + back(), left=3 + back())
    woman = world.household("Benali").members[0].person_id
    double = world.double_of(woman)
    with world.writing() as stamp:
        lieve, nele = (somebody(stamp, name) for name in ("Lieve", "Nele"))
        one, other = (db.session.get_one(Person, key) for key in (woman, double))
        a_match(stamp, [lieve], [one], proposed_on=today())
        second = a_match(stamp, [nele], [other], proposed_on=today()).id
    tablet = as_("bruno")
    tablet.expect(422)
    page = tablet.page
    page.goto("/people")
    follow(page, "Duplicates")
    press(page, "One person: merge")
    expect(page.get_by_text("These two cannot go together: ask the buddy coordinator.")).to_be_visible()
    gert = as_("gert").page
    gert.goto(f"/buddies/duos/{second}")
    gert.locator("#declining .choice", has_text="We withdraw the proposal").tap()
    press(gert, "Note it")
    expect(note(gert)).to_be_visible()
    page.goto("/people/duplicates")
    press(page, "One person: merge")
    expect(note(page)).to_contain_text("are one person now")
    gert.goto(f"/buddies/duos/{second}")
    expect(gert.locator("#members")).to_contain_text("Benali")
    page.goto(f"/people/persons/{woman}")
    follow(page, "What was merged")
    press(page, "Take back")
    expect(page.get_by_role("heading", name="The same person?")).to_be_visible()
    gert.goto(f"/buddies/duos/{second}")
    expect(gert.locator("#members")).to_contain_text("Binali")
