"""Measures and inspections on screen."""

import pytest

from amal_field.transit_site.models import Inspection, Measure
from tests.page import fields_of
from tests.transit_site.world import in_days, known_family, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_a_household_is_excluded_on_screen_and_it_is_undone(engine, visit, given, count):
    household_id = given(lambda stamp: known_family(stamp()))
    page = visit("amina").go(f"/transit-site/households/{household_id}/measures")
    page.send(kind="exclusion", reason="damage")
    assert page.status == 422
    assert page.find("#until_on-error")
    page.send(kind="exclusion", reason="damage", until_on=in_days(30).isoformat(), fact="Tap broken off")
    assert page.url == f"/people/households/{household_id}"
    assert "Tap broken off" in page.find("#household-measures")[0].text_content()
    refused = visit("amina").go("/transit-site/pitches/12")
    assert refused.find(".family .chip--wrong"), "the exclusion shows before the tap"
    refused.send("form[action$='/check-in']")
    assert refused.status == 422
    assert "Mayer is uitgesloten" in refused.text
    assert not refused.find("#deciding input")
    page.go("/transit-site/measures").go(page.find("a[href$='/appeal']")[0].get("href")).send(appeal="Repaired")
    assert "Repaired" in page.text
    page.send("#household-measures form[action$='/cancellation']")
    assert count(Measure) == 1
    assert page.go("/transit-site/measures").find("article.measure") == []


def test_the_same_measure_twice_is_one(visit, given, count):
    household_id = given(lambda stamp: known_family(stamp()))
    page = visit("amina").go(f"/transit-site/households/{household_id}/measures")
    fields = fields_of(page.form()) | {"reason": "nuisance"}
    for _ in range(2):
        page.post(f"/transit-site/households/{household_id}/measures", fields)
    assert count(Measure) == 1


def test_a_pitch_is_inspected_on_screen(visit, given, count):
    stay_id = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("amina").go(f"/transit-site/stays/{stay_id}/inspections/exit").send()
    assert page.status == 422
    page.send(water="wrong", water_remark="Tap leaks", ground="good")
    assert page.url == "/transit-site/pitches/12"
    assert "Tap leaks" in page.go(f"/transit-site/stays/{stay_id}").text
    assert count(Inspection) == 1
    assert page.go(f"/transit-site/stays/{stay_id}/inspections/exit").form().fields["water"] == "wrong"
    assert page.go(f"/transit-site/stays/{stay_id}/inspections/never").status == 404
