"""The page of the season: its picture, the list, and what an address may ask."""

from datetime import date

import pytest

from amal_field.transit_site.reports import season
from tests.transit_site.world import known_family, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
PITCH_20 = "#season-picture [aria-label$=' 20'] a"


def test_the_page_shows_each_stay_as_a_link_with_its_name(engine, visit, given):
    stay = given(lambda stamp: let_in(stamp(), make_family(stamp()), pitch=3))
    page = visit("amina").go("/transit-site/season?span=month")
    (link,) = page.find("svg a")
    assert link.get("href") == f"/transit-site/stays/{stay}"
    assert link.get("aria-label").startswith("Mayer, ")
    assert page.find("[data-mark]")
    assert (
        visit("amina").go("/transit-site/season?span=month&names=no").find("svg a")[0].get("aria-label")[:5] != "Mayer"
    )


def test_without_names_no_name_is_on_the_page(engine, visit, given):
    given(lambda stamp: let_in(stamp(), make_family(stamp()), pitch=3))
    assert "Mayer" not in visit("amina").go("/transit-site/season?span=month&names=no").response.text


def test_a_crowded_year_is_drawn_without_links_and_the_list_goes_on(engine, visit, given, monkeypatch):
    monkeypatch.setattr(season, "MOST_BARS", 1)
    monkeypatch.setattr("amal_field.transit_site.views.season.PER_PAGE", 1)
    given(lambda stamp: known_family(stamp(), "Adel", pitch=4))
    given(lambda stamp: let_in(stamp(), make_family(stamp()), pitch=3))
    page = visit("amina").go("/transit-site/season?span=year")
    assert not page.find("svg a")
    assert page.find("path.season__bar")[3].get("d").startswith("M")
    first = visit("amina").go("/transit-site/season/stays?span=year")
    assert ("Mayer" in first.text, "Adel" in first.text) == (True, False)
    (more,) = first.find(".pager a")
    assert "Adel" in first.go(more.get("href")).text


@pytest.mark.parametrize(
    "query", ["span=decade", "on=yesterday", "on=0001-01-01", "on=9999-12-31", "span=year&on=2199-06-01", "page=-3"]
)
def test_an_address_that_makes_no_sense_shows_something_that_does(engine, visit, query):
    assert visit("amina").go(f"/transit-site/season?{query}").status == 200
    assert visit("amina").go(f"/transit-site/season/stays?{query}").status == 200


def test_the_outsider_sees_no_season(engine, visit):
    assert visit("clara").go("/transit-site/season").status == 403


def labels(page, query=""):
    """What the stays on pitch 20 are called on the picture as it is now."""
    return [link.get("aria-label") for link in page.go(f"/transit-site/season{query}").find(PITCH_20)]


def test_a_pitch_is_drawn_anew_when_something_about_it_changes(engine, visit, given):
    given(lambda stamp: known_family(stamp(), days_ago=20))
    page = visit("amina")
    before = labels(page)
    assert labels(page) == before
    given(lambda stamp: let_in(stamp(), make_family(stamp(), "Sneyers"), pitch=20, on=date(2026, 11, 20)))
    first, second = labels(page)
    assert [first] == before
    assert second.startswith("Sneyers, ")


def test_each_way_of_reading_has_a_picture_of_its_own(engine, visit, given):
    given(lambda stamp: known_family(stamp(), days_ago=20))
    page = visit("amina")
    named, unnamed = labels(page), labels(page, "?names=no")
    page.go("/settings").send("form[action='/settings/language']", language="fr")
    french = labels(page)
    assert len({*named, *unnamed, *french}) == 3
    assert french[0].startswith("Mayer, parti")
