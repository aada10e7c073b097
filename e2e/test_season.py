"""The season picture: by keyboard to a stay, a month at once, and on one sheet of paper lying on its side."""

import re

import pytest
from playwright.sync_api import expect

from e2e.actions import PLAN, follow


@pytest.fixture
def winter(world):
    """A family on pitch 5 since five days."""
    return world.standing_family(5, "Winter", ["Anna", "Bruno"], came=5)


def test_a_bar_leads_to_its_stay_by_keyboard(amina, winter):
    page = amina.page
    page.goto(PLAN)
    follow(page, "Season picture")
    follow(page, "Month", exact=True)
    bar = page.get_by_role("group", name="Pitch 5", exact=True).get_by_role("link", name=re.compile("^Winter, on the"))
    page.get_by_role("region", name="Season picture").focus()
    page.keyboard.press("Tab")
    expect(bar).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Stay of Winter")).to_be_visible()


@pytest.mark.parametrize("span", ["month", "season", "year"])
def test_it_prints_on_one_sheet_lying_on_its_side(amina, winter, span):
    page = amina.page
    page.goto(f"{PLAN}/season?span={span}")
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    width, height = map(float, re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", paper).groups())
    assert (round(width), round(height)) == (842, 595)
