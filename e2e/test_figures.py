"""A figure opens down to what is in doubt, the doubt is settled there, and the range is one number."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from amal_field.clock import today
from e2e.actions import note, press


@pytest.mark.parametrize("scripts", [True, False])
def test_a_double_is_settled_from_its_figure_and_the_range_closes(as_, world, scripts):
    back = 0 if today().timetuple().tm_yday > 4 else 26
    world.known_family("Lafertin", ["Olena"], came=4 + back, left=3 + back)
    woman = world.household("Lafertin").members[0].person_id
    world.known_stay_of(world.double_of(woman), came=2 + back, left=1 + back)
    page = as_("bruno", java_script_enabled=scripts).page
    page.goto(f"/figures/{(today() - timedelta(days=4 + back)).year}")
    page.get_by_role("link", name="1 or up to 2").tap()
    expect(page.get_by_text("People by month")).to_be_visible()
    expect(page.get_by_text("Your role sees the number")).to_be_visible()
    page.get_by_role("link", name="Olena Lafirtin").tap()
    press(page, "Two people")
    expect(note(page)).to_contain_text("are two people")
    page.goto(f"/figures/{(today() - timedelta(days=4 + back)).year}")
    expect(page.locator("#site-persons-unique .figure__number")).to_have_text("2")
    expect(page.get_by_text("likely double")).to_have_count(0)
