"""Somebody is found however her name is written, and is not registered twice."""

import pytest
from playwright.sync_api import expect

from e2e.actions import fill_newcomer, follow, note, open_panel, press


@pytest.fixture
def olena(world):
    """A family that was on the site: Olena Kovalchuk and her son."""
    return world.known_family("Kovalchuk", ["Olena", "Danylo"], ["1-ABC-234"])


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Олена Ковальчук", "same name"),
        ("Elena Kovalcuk", "name in another spelling"),
        ("Kowaltschuk Olena", "name in another spelling"),
        ("Olena Kovalchik", "name in another spelling"),
        ("Olena Kobalchuk", "name looks alike"),
    ],
)
def test_a_woman_is_found_however_her_name_is_written(amina, olena, typed, reason):
    amina.page.goto("/people")
    amina.page.get_by_role("main").get_by_role("searchbox").press_sequentially(typed)
    found = amina.page.get_by_role("main").get_by_role("link").filter(has_text="Olena Kovalchuk")
    expect(found).to_contain_text(reason)


def test_who_is_registered_already_is_caught_before_saving(amina, olena, world):
    page = amina.page
    follow(open_panel(page, 3), "New family")
    fill_newcomer(page, 1, "Elena", "Kovalcuk", "")
    amina.expect(422)
    press(page, "Check in")
    expect(page.get_by_role("heading", name="Registered already?")).to_be_visible()
    press(page, "Elena Kovalcuk is this Olena Kovalchuk")
    expect(note(page)).to_contain_text("Kovalchuk is in: 1 person on pitch 3.")
    assert world.stay_of("Kovalchuk").persons == ["Olena Kovalchuk"]
    assert len(world.household("Kovalchuk").members) == 2


def test_a_dossier_number_is_written_once_and_found_in_any_notation(amina, olena, world):
    page = amina.page
    page.goto(f"/people/persons/{world.household('Kovalchuk').members[0].person_id}")
    page.get_by_label("Dossier number").fill("OKR 2022/0345")
    press(page, "Save")
    expect(note(page)).to_contain_text("Corrected.")
    page.goto("/people")
    page.get_by_role("main").get_by_role("searchbox").press_sequentially("okr-2022.0345")
    found = page.get_by_role("main").get_by_role("link").filter(has_text="Olena Kovalchuk")
    expect(found.filter(has_text="dossier number")).to_be_visible()
