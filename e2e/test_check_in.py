"""A family comes to the site: one that was here before in two taps, a new one with everything noted."""

import pytest
from playwright.sync_api import expect

from amal_field import clock
from e2e.actions import PLAN, count_taps, note, panel, see_counters, tile

LAFERTIN = ("Sara", "Joseph", "Nino", "Mirjam")


@pytest.fixture
def lafertin(world):
    """A family of four with two caravans, here before."""
    return world.known_family("Lafertin", LAFERTIN, ["1-ABC-234", "1-XYZ-987"])


def test_a_known_family_is_in_after_two_taps(amina, world, lafertin):
    taps = count_taps(amina.context)
    page = amina.page
    page.goto(PLAN)
    see_counters(page, free=25, people=0)

    tile(page, 7).tap()
    page.get_by_role("button", name="Everybody in: Lafertin, 4").tap()

    expect(note(page)).to_contain_text("Lafertin are in: 4 people on pitch 7.")
    assert len(taps) == 2
    expect(tile(page, 7)).to_contain_text("Lafertin")
    expect(tile(page, 7)).to_contain_text("5 still to do")
    see_counters(page, free=24, people=4)
    seen = world.stay_of("Lafertin")
    assert seen.pitches == [7]
    assert sorted(seen.persons) == sorted(f"{name} Lafertin" for name in LAFERTIN)
    assert seen.plates == ["1-ABC-234", "1-XYZ-987"]
    assert seen.stay.arrived_on == clock.today()
    assert seen.stay.prepayment is None
    assert seen.ticket
    expect(panel(page, 7)).to_contain_text(f"ticket {seen.ticket}")
