"""People, pitches and caravans of a stay change on screen."""

import pytest

from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_people_pitches_and_caravans_change(visit, given):
    stay_id = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("amina")
    page.go(f"/transit-site/stays/{stay_id}/persons").send(given_name="Baby", **{"birth-year": "2026"})
    assert len(page.find(".member__name[href*='/persons/']")) == 5
    page.send("li.member:nth-child(5) form[action$='/departure']")
    assert len(page.find(".member__name[href*='/persons/']")) == 4
    page.go(f"/transit-site/stays/{stay_id}/persons")
    assert len(page.find("input[name=person]")) == 2
    page.go(f"/transit-site/stays/{stay_id}/caravans").send(plate="9-XYZ-9")
    assert len(page.find(".plate")) == 2
    page.go(f"/transit-site/stays/{stay_id}/pitches").send(pitch="13")
    assert page.url == "/transit-site/pitches/13"
    page.send("li.member:nth-child(1) form[action*='/pitches/']")
    assert page.go("/transit-site/pitches/12").find(".search")
