"""The pages of the site: what they show, refuse and store, with htmx and without."""

from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.people.models import Person
from amal_field.transit_site.models import Stay
from tests.page import fields_of, without_signed_tokens
from tests.transit_site.world import known_family, let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_a_known_family_is_in_with_the_second_tap(visit, given, count):
    given(lambda stamp: known_family(stamp()))
    page = visit("amina").go("/transit-site/pitches/12", htmx=True)
    assert "Mayer" in page.text
    page.send("form[action$='/check-in']", htmx=True)
    assert page.status == 200
    assert page.find("#panel-pitch article.stay")
    assert "site-changed" in page.response.headers["HX-Trigger"]
    assert count(Stay) == 2


def test_without_htmx_the_same_button_leads_to_the_page_of_the_pitch(visit, given):
    given(lambda stamp: known_family(stamp()))
    page = visit("amina").go("/transit-site/pitches/12").send("form[action$='/check-in']")
    assert page.url == "/transit-site/pitches/12"
    assert page.find("article.stay")
    assert page.find("fading-note form")


def test_the_same_submission_twice_is_one_stay_and_the_same_answer(visit, given, count):
    given(lambda stamp: known_family(stamp()))
    page = visit("amina").go("/transit-site/pitches/12", htmx=True)
    form = page.form("form[action$='/check-in']")
    fields = fields_of(form)
    first = page.post(form.get("action"), fields, htmx=True).response.text
    again = page.post(form.get("action"), fields, htmx=True).response.text
    assert without_signed_tokens(again) == without_signed_tokens(first)
    assert count(Stay) == 2


def test_the_second_manager_reads_that_the_pitch_has_just_been_taken(visit, given, count):
    given(lambda stamp: known_family(stamp(), "Mayer", pitch=20))
    given(lambda stamp: known_family(stamp(), "Adel", pitch=21))
    amina, karim = visit("amina").go("/transit-site/pitches/12"), visit("karim").go("/transit-site/pitches/12")
    amina.send("li:nth-child(1) form[action$='/check-in']")
    karim.send("li:nth-child(2) form[action$='/check-in']")
    assert karim.status == 422
    assert karim.find(".problems")
    assert [link.text for link in karim.find(".free-instead a")][:3] == ["1", "2", "3"]
    assert count(Stay) == 3


def test_a_new_family_is_checked_in_with_everything_noted(visit, count):
    page = visit("amina").go("/transit-site/pitches/3/check-in")
    page.send(
        **{
            "newcomers-0-given_name": "Олена",
            "newcomers-0-family_name": "O'Brien-Ковальчук",
            "newcomers-0-birth-day": "3",
            "newcomers-0-birth-month": "11",
            "newcomers-0-birth-year": "1990",
            "newcomers-1-given_name": "Li",
            "newcomers-1-birth-year": "2019",
            "plates": "1-abc-234, 1ABC234; FR 22",
            "prepayment": "200",
            "meter_start": "1234",
            "identity_kind": "passport",
            "house_rules": "yes",
            "planned_departure_on": (clock.today() + timedelta(days=7)).isoformat(),
        }
    )
    assert page.url == "/transit-site/pitches/3"
    assert "O'Brien-Ковальчук" in page.text
    assert not page.find(".todo")
    assert len(page.find(".plate")) == 2
    assert count(Person) == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("prepayment", "12,5O"),
        ("prepayment", "-5"),
        ("prepayment", "1e9"),
        ("prepayment", "NaN"),
        ("meter_start", "abc"),
        ("meter_start", "99999999999999999999"),
        ("newcomers-0-birth-year", "2999"),
        ("newcomers-0-birth-year", "98"),
        ("newcomers-0-given_name", "a" * 10_000),
        ("newcomers-0-given_name", "A\x00B"),
        ("arrived_on", "31/02/2026"),
        ("arrived_on", "2099-01-01"),
        ("plates", ",".join(f"1-ABC-{number}" for number in range(9))),
        ("plates", "x" * 119),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(visit, count, field, value):
    page = visit("amina").go("/transit-site/pitches/3/check-in")
    page.send(**{"newcomers-0-given_name": "Sammy", "phone": "0470 12 34 56"} | {field: value})
    assert page.status == 422
    assert page.find(".problems a")
    assert page.find(".field__error, .problems li")
    assert page.form().fields["phone"] == "0470 12 34 56"
    if field != "newcomers-0-given_name":
        assert page.form().fields["newcomers-0-given_name"] == "Sammy"
    assert count(Stay) == count(Person) == 0


@pytest.mark.parametrize("name", ["A", "d'Arc", "🎪", "محمد", "Ж", "<script>alert(1)</script>", "%s %(x)s", "O" * 120])
def test_names_are_stored_as_given(visit, name):
    page = visit("amina").go("/transit-site/pitches/3/check-in").send(**{"newcomers-0-given_name": name})
    assert page.status == 200
    assert name in [link.text for link in page.find(".member__name")]


def test_somebody_must_be_here(visit, given, count):
    household_id = given(lambda stamp: known_family(stamp()))
    page = visit("amina").go(f"/transit-site/pitches/3/check-in?household={household_id}")
    assert len(page.find("input[name=persons]")) == len(page.find("input[name=persons][checked]")) == 4
    page.send(persons=None)
    assert page.status == 422
    assert page.find("#persons .field__error")
    assert count(Stay) == 1


def test_the_plan_answers_a_poll_without_a_body_while_nothing_changed(visit, given):
    page = visit("amina").go("/transit-site", htmx=True)
    version = page.response.headers["HX-PTag"]
    headers = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-PTag": version}
    assert page.client.get("/transit-site", headers=headers).status_code == 304
    given(lambda stamp: let_in(stamp(), make_family(stamp())))
    assert page.client.get("/transit-site", headers=headers).status_code == 200


def test_departure_undo_and_history(visit, given):
    stay_id = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("amina").go(f"/transit-site/stays/{stay_id}/departure")
    page.send("form[action$='/departure']", meter_end="77")
    assert page.url == f"/transit-site/stays/{stay_id}/settlement"
    assert not page.find("article.stay")
    page.send("fading-note form")
    assert page.find("article.stay")
    page.go(f"/transit-site/stays/{stay_id}")
    assert len(page.find(".history__line")) == 3
    page.send(f"form[action$='/stays/{stay_id}/cancellation']")
    assert page.go("/transit-site/evacuation-list").find(".evacuation__group") == []


def test_a_departure_before_the_arrival_is_told_at_the_day(visit, given):
    stay_id = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    page = visit("amina").go(f"/transit-site/stays/{stay_id}/departure")
    page.send("form[action$='/departure']", on=(clock.today() - timedelta(days=1)).isoformat())
    assert page.status == 422
    assert page.find("#on-error")


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


def test_a_pitch_is_blocked_expected_and_open_again(visit):
    page = visit("amina").go("/transit-site/pitches/5/block").send(reason="")
    assert page.status == 422
    page.send(reason="Water kapot")
    assert "Water kapot" in page.text
    page.send("#free-pitch form[action$='/block/end']")
    page.go("/transit-site/pitches/5/expected-arrival").send(name="Mayer")
    assert "Mayer" in page.go("/transit-site").find("#pitch-5")[0].text_content()
    page.go("/transit-site/pitches/5").send("form[action$='/cancellation']")
    assert "Mayer" not in page.go("/transit-site").find("#pitch-5")[0].text_content()


@pytest.mark.parametrize("day", ["", "gisteren", "2020-01-01"])
def test_everybody_in_is_today_whatever_day_comes_along(visit, given, count, day):
    given(lambda stamp: known_family(stamp()))
    page = visit("amina").go("/transit-site/pitches/12").send("form[action$='/check-in']", arrived_on=day)
    assert page.status == 200
    assert count(Stay) == 2


@pytest.mark.parametrize("number", [0, 26, 9_999_999_999, 10**24])
def test_a_pitch_that_the_site_does_not_have_is_not_found(engine, visit, number):
    assert visit("amina").go(f"/transit-site/pitches/{number}").status == 404
