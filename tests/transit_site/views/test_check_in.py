"""Checking in on screen: in two taps or with everything noted; who is registered already is caught before saving."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.db import begin_write, db
from amal_field.people.models import Household, KnownDifferent, Person
from amal_field.transit_site.models import Stay, StayPerson
from tests.page import fields_of, without_signed_tokens
from tests.transit_site.world import known_family, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")
CHECK_IN = "/transit-site/pitches/3/check-in"
SAMMY = {"newcomers-0-given_name": "Sammi", "newcomers-0-family_name": "Meyer", "newcomers-0-birth-year": "1985"}
NEW = {"newcomers-1-given_name": "Lolita", "newcomers-1-family_name": "Meyer"}


@pytest.fixture
def known(app, stamp_of):
    """The key of somebody who was on the site: Sammy Mayer, born in 1985."""
    with app.test_request_context():
        begin_write()
        household = known_family(stamp_of(), "Mayer")
        key = household.members[0].person_id
        db.session.commit()
        db.session.remove()
    return key


def test_who_looks_like_somebody_known_is_asked_about_with_reasons(visit, known, count):
    page = visit("amina").go(CHECK_IN).send(**SAMMY)
    assert page.status == 422
    assert [one.get("id") for one in page.find(".double")] == [f"double-0-{known}"]
    reasons = [chip.text_content() for chip in page.find(".double .chip")]
    assert reasons == ["naam anders gespeld", "zelfde geboortejaar"] or reasons == [
        "naam lijkt erop",
        "zelfde geboortejaar",
    ]
    assert count(Stay) == 1
    assert count(Person) == 4


def test_somebody_else_is_one_tap_and_is_remembered(visit, known, app, count):
    page = visit("amina").go(CHECK_IN).send(**SAMMY)
    page.send(different=page.find("button[name=different]")[0].get("value"))
    assert page.status == 200
    assert count(Stay) == 2
    with app.app_context():
        pair = db.session.scalars(select(KnownDifferent)).one()
        assert known in (pair.person_a_id, pair.person_b_id)
        db.session.remove()


def test_the_same_person_comes_with_her_household_and_nobody_is_doubled(visit, known, app, count):
    page = visit("amina").go(CHECK_IN).send(**SAMMY, **NEW)
    page.send(same=page.find("button[name=same]")[0].get("value"))
    assert page.status == 200
    assert count(Household) == 1
    assert count(Person) == 5
    with app.app_context():
        stay = db.session.scalars(select(Stay).where(Stay.departed_on.is_(None))).one()
        names = {spell.person.given_name for spell in stay.persons}
        db.session.remove()
    assert names == {"Sammy", "Lolita"}


def test_only_who_was_offered_can_be_the_newcomer(visit, known, app, stamp_of, count):
    with app.test_request_context():
        begin_write()
        stranger = make_family(stamp_of(), "Elders").members[0].person_id
        db.session.commit()
        db.session.remove()
    page = visit("amina").go(CHECK_IN).send(**SAMMY, same=[f"0:{stranger}", "0:nobody", "99:x", f"7:{known}"])
    assert page.status == 422
    assert page.find(".double")
    assert count(Stay) == 1


def test_who_lives_out_of_sight_is_not_told(visit, app, stamp_of, count):
    with app.test_request_context():
        begin_write()
        make_family(stamp_of(), "Mayer")
        db.session.commit()
        db.session.remove()
    assert visit("amina").go(CHECK_IN).send(**SAMMY).status == 200
    assert count(Stay) == 1


def test_somebody_who_joins_is_asked_about_too(visit, known, count):
    page = visit("amina").go("/transit-site/pitches/5/check-in").send(**{"newcomers-0-given_name": "Bero"})
    page.go(page.find("a[href$='/persons']")[0].get("href"))
    page.send(person="new", given_name="Sammy", family_name="Mayer")
    assert page.status == 422
    assert page.find(".double")
    page.send(same=page.find("button[name=same]")[0].get("value"))
    assert page.status == 200
    assert count(Person) == 5
    assert count(StayPerson) == 4 + 2


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


@pytest.mark.parametrize("day", ["", "gisteren", "2020-01-01"])
def test_everybody_in_is_today_whatever_day_comes_along(visit, given, count, day):
    given(lambda stamp: known_family(stamp()))
    page = visit("amina").go("/transit-site/pitches/12").send("form[action$='/check-in']", arrived_on=day)
    assert page.status == 200
    assert count(Stay) == 2
