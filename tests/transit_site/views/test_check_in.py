"""A newcomer who is registered already is caught before saving; "somebody else" is one tap and is remembered."""

import pytest
from sqlalchemy import select

from amal_field.db import begin_write, db
from amal_field.people.models import Household, KnownDifferent, Person
from amal_field.transit_site.models import Stay, StayPerson
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
