"""Talks are noted with a person, an organisation and nobody named, taken back, and found by nobody else."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from amal_field.contacts.models import Contact
from amal_field.db import db
from e2e.actions import count_taps, follow, note, press
from tests.organisations.world import an_organisation


@pytest.fixture
def places(world) -> dict[str, str]:
    """The addresses of a person on the site and of an organisation."""
    world.standing_family(12, "Mayer", ["Sammy"], ["1-ABC-234"])
    person = world.household("Mayer").members[0].person_id
    with world.writing() as stamp:
        organisation = an_organisation(stamp, "De Wegwijzer", "welfare").id
    return {"person": f"/people/persons/{person}", "organisation": f"/organisations/{organisation}"}


def noted(world) -> list[tuple[str, int, bool]]:
    """The talks in the database: about what, how long, and whether they stand."""
    with world.reading():
        return [(one.topic.code, one.minutes, one.stands) for one in db.session.scalars(select(Contact))]


def counting_taps(tablet) -> tuple[Page, list[int]]:
    """The page of a tablet, and a list that grows by one with each tap."""
    return tablet.page, count_taps(tablet.context)


@pytest.mark.parametrize("whose", ["person", "organisation"])
def test_three_taps_from_a_page_and_undo(as_, places, world, whose):
    page, taps = counting_taps(as_("amina"))
    page.goto(places[whose])
    follow(page, "Note a contact")
    page.locator("#topic .choice", has_text="Housing").tap()
    press(page, "15 minutes")
    expect(note(page)).to_contain_text("Noted.")
    assert len(taps) == 3
    expect(page.locator("#talks")).to_contain_text("Housing")
    assert noted(world) == [("housing", 15, True)]
    press(note(page), "Undo")
    expect(note(page)).to_contain_text("Undone.")
    assert noted(world) == [("housing", 15, False)]


def test_two_taps_where_nobody_is_named_and_what_was_typed_is_kept(as_, world):
    tablet = as_("bruno")
    page, taps = counting_taps(tablet)
    page.goto("/contacts")
    if page.locator("#service .choice").count():
        page.locator("#service .choice").first.tap()
    page.locator("#topic .choice", has_text="Studies").tap()
    before = len(taps)
    tablet.expect(422)
    page.get_by_label("Minutes", exact=True).fill("2 uur")
    page.get_by_role("button", name="Save", exact=True).tap()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Minutes", exact=True)).to_have_value("2 uur")
    assert noted(world) == []
    page.get_by_role("button", name="30 minutes").tap()
    expect(note(page)).to_contain_text("Noted.")
    assert noted(world) == [("studies", 30, True)]
    assert before <= 2


def test_who_may_not_finds_no_talk(as_, places):
    page = as_("clara").page
    for address in ("/contacts", "/contacts/list", "/contacts/months"):
        assert page.request.get(address).status == 403
