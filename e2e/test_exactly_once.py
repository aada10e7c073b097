"""Each fact arrives exactly once: after a second tap, after the same entry sent again, and when two tablets want
one pitch."""

import pytest
from playwright.sync_api import Locator, Page, expect

from amal_field.people.models import Household, Person
from amal_field.transit_site.models import Stay, StayPerson, StayPitch
from e2e.actions import PLAN, fill_newcomer, note, open_panel, panel, tile
from tests.page import without_signed_tokens


@pytest.fixture
def lafertin(world):
    """A family that was here before."""
    return world.known_family("Lafertin", ["Sara", "Joseph"], ["1-ABC-234"])


@pytest.mark.parametrize("beside_the_plan", [True, False], ids=["in the panel", "on its own page"])
def test_a_double_tap_is_one_stay(amina, world, lafertin, beside_the_plan):
    page = amina.page
    if beside_the_plan:
        open_panel(page, 7)
    else:
        page.goto(f"{PLAN}/pitches/7")
    page.get_by_role("button", name="Everybody in: Lafertin, 2").dblclick()
    expect(note(page)).to_contain_text("Lafertin are in: 2 people on pitch 7.")
    expect(panel(page, 7)).to_contain_text("2 people")
    assert len(world.open_stays()) == 1
    assert len(world.stays()) == 2


def test_a_double_tap_on_a_new_family_makes_one_household(amina, world):
    page = amina.page
    page.goto(f"{PLAN}/pitches/7/check-in")
    fill_newcomer(page, 1, "Nele", "Demeter")
    page.get_by_role("button", name="Check in").dblclick()
    expect(note(page)).to_contain_text("Demeter is in: 1 person on pitch 7.")
    assert world.count(Household, Person, Stay) == [1, 1, 1]


def test_the_same_entry_sent_again_gets_the_same_answer(amina, world, lafertin):
    page = amina.page
    button = open_panel(page, 7).get_by_role("button", name="Everybody in: Lafertin, 2")
    with page.expect_response(lambda response: response.request.method == "POST") as first:
        button.tap()
    answer, request = first.value, first.value.request
    for _ in range(2):
        again = page.request.post(request.url, data=request.post_data, headers=request.headers)
        assert (again.status, without_signed_tokens(again.text())) == (200, without_signed_tokens(answer.text()))
    assert len(world.open_stays()) == 1
    other = request.post_data.replace("everyone=yes", "everyone=all")
    assert page.request.post(request.url, data=other, headers=request.headers).status == 422


def test_two_tablets_want_one_pitch_for_families_they_know(as_, engine, world):
    """One wins; the other reads why not, and which pitches are free."""
    names = {"amina": "Lafertin", "karim": "Winter"}
    for name in names.values():
        world.known_family(name, ["Sara", "Joseph"])
    tablets = {key: as_(key) for key in names}
    for tablet in tablets.values():
        tablet.expect(422)
    tap_together(
        [
            open_panel(tablet.page, 12).get_by_role("button", name=f"Everybody in: {names[key]}, 2")
            for key, tablet in tablets.items()
        ]
    )
    winner = _winner(world)
    for key, tablet in tablets.items():
        if names[key] == winner:
            expect(note(tablet.page)).to_contain_text(f"{winner} are in: 2 people on pitch 12.")
        else:
            expect(tablet.page.get_by_role("alert")).to_have_text("Pitch 12 has just been taken.")
            expect(panel(tablet.page, 12)).to_contain_text(winner)
            expect(panel(tablet.page, 12).get_by_role("link", name="13", exact=True)).to_be_visible()
            expect(tile(tablet.page, 12)).to_contain_text(winner)


def test_two_tablets_want_one_pitch_for_new_families(as_, engine, world):
    """Of the one that loses nothing is stored, and nothing has to be typed again."""
    names = {"amina": "Demeter", "karim": "Rosen"}
    tablets = {key: as_(key) for key in names}
    for key, tablet in tablets.items():
        tablet.expect(422)
        tablet.page.goto(f"{PLAN}/pitches/12/check-in")
        fill_newcomer(tablet.page, 1, "Nele", names[key], "1990")
    tap_together([tablet.page.get_by_role("button", name="Check in") for tablet in tablets.values()])
    winner = _winner(world)
    for key, tablet in tablets.items():
        if names[key] != winner:
            expect(tablet.page.get_by_role("alert")).to_contain_text("Pitch 12 has just been taken.")
            expect(tablet.page.get_by_role("link", name="13", exact=True)).to_be_visible()
            expect(tablet.page.get_by_label("Family name").first).to_have_value(names[key])
    assert world.count(Household, Person, Stay, StayPitch, StayPerson) == [1, 1, 1, 1, 1]


def tap_together(buttons: list[Locator]) -> None:
    """Press these buttons, each on its own tablet, in the same moment; wait until both have their answer."""
    at = buttons[0].evaluate("() => Date.now() + 500")
    for button in buttons:
        button.evaluate("(button, at) => { setTimeout(() => button.click(), at - Date.now()) }", at)
    for button in buttons:
        expect(_answer(button.page)).not_to_have_count(0)


def _answer(page: Page) -> Locator:
    return page.get_by_role("alert").or_(note(page).get_by_role("paragraph"))


def _winner(world) -> str:
    standing = world.open_stays()
    assert [seen.pitches for seen in standing] == [[12]]
    return standing[0].household
