"""Two people correct the same row: nobody's work is lost, and who changed the same field looks at both."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.page import fields_of
from tests.transit_site.world import let_in, make_family

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def details(given):
    """Where the details of a stay are noted."""
    stay_id = given(lambda stamp: let_in(stamp(), make_family(stamp())))
    return f"/transit-site/stays/{stay_id}/details"


@pytest.fixture
def household(given):
    """The page of a household on the site."""
    return f"/people/households/{given(lambda stamp: let_in(stamp(), make_family(stamp())).household)}"


@pytest.fixture
def person(given):
    """The page of somebody on the site."""
    return f"/people/persons/{given(lambda stamp: let_in(stamp(), make_family(stamp())).household.members[0].person)}"


def noted(visit, url):
    """What a form says now."""
    fields = fields_of(visit("amina").go(url).form())
    return {name: value for name, value in fields.items() if name not in ("csrf_token", "request_token", "base")}


def test_what_somebody_else_noted_stays_where_an_older_form_left_the_field_alone(visit, details):
    older = visit("amina").go(details)
    visit("karim").go(details).send(prepayment="200", identity_kind="passport", house_rules="yes")
    older.send(meter_start="1200", planned_departure_on="2026-11-30")
    assert older.status == 200
    assert noted(visit, details) == {
        "prepayment": "200,00",
        "prepayment_method": "cash",
        "meter_start": "1200",
        "planned_departure_on": "2026-11-30",
        "identity_kind": "passport",
        "house_rules": "yes",
    }


def test_who_changes_what_somebody_else_changed_looks_at_both_and_may_insist(visit, details):
    older = visit("amina").go(details)
    visit("karim").go(details).send(prepayment="200", meter_start="7")
    older.send(prepayment="150")
    assert older.status == 422
    assert "200,00" in older.find("#prepayment-error")[0].text
    fields = fields_of(older.form())
    assert (fields["prepayment"], fields["meter_start"]) == ("150", "7")
    assert older.send().status == 200
    assert (noted(visit, details)["prepayment"], noted(visit, details)["meter_start"]) == ("150,00", "7")


def test_what_was_emptied_meanwhile_is_told_and_a_day_as_it_is_read(visit, details):
    visit("karim").go(details).send(prepayment="200", planned_departure_on="2026-11-30")
    older = visit("amina").go(details)
    visit("karim").go(details).send(prepayment="", planned_departure_on="2026-12-01")
    older.send(prepayment="150", planned_departure_on="2026-12-02")
    assert older.status == 422
    assert "leeg" in older.find("#prepayment-error")[0].text
    assert "1 dec" in older.find("#planned_departure_on-error")[0].text


def test_the_same_change_twice_is_no_quarrel(visit, details):
    older = visit("amina").go(details)
    visit("karim").go(details).send(prepayment="200")
    assert older.send(prepayment="200,00").status == 200


@pytest.mark.parametrize("base", [None, "", "x", "[]", '{"prices": 5}', "[" * 100_000])
def test_a_form_without_a_base_writes_all_its_fields(visit, details, base):
    older = visit("amina").go(details)
    visit("karim").go(details).send(prepayment="200")
    assert older.send(meter_start="5", base=base).status == 200
    assert (noted(visit, details)["prepayment"], noted(visit, details)["meter_start"]) == ("", "5")


def test_a_household_keeps_what_somebody_else_corrected(visit, household):
    older = visit("amina").go(household)
    visit("karim").go(household).send(phone="0471 00 00 00", language="en")
    older.send(name="Mayer-Adel")
    assert noted(visit, household) == {"name": "Mayer-Adel", "phone": "0471 00 00 00", "language": "en"}
    older = visit("amina").go(household)
    visit("karim").go(household).send(language="nl")
    older.send(language="")
    assert (older.status, "Nederlands" in older.find("#language-error")[0].text) == (422, True)


def test_a_person_keeps_what_somebody_else_corrected(visit, person):
    older = visit("amina").go(person)
    visit("karim").go(person).send(**{"birth-day": "2", "birth-month": "3", "birth-year": "1984"})
    older.send(given_name="Samuel")
    assert noted(visit, person) | {"given_name": "Samuel", "birth-day": "2", "birth-year": "1984"} == noted(
        visit, person
    )
    older = visit("amina").go(person)
    visit("karim").go(person).send(**{"birth-day": "3"})
    older.send(**{"birth-day": "4"})
    assert (older.status, "3/3/1984" in older.find("#birth-error")[0].text) == (422, True)
    assert older.send().status == 200
    assert noted(visit, person)["birth-day"] == "4"


def test_two_at_the_same_time_both_keep_theirs(engine, visit, household):
    pages = [visit("amina").go(household), visit("karim").go(household)]
    changes = [{"name": "Mayer-Adel"}, {"phone": "0471 00 00 00"}]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda one: one[0].send(**one[1]), zip(pages, changes, strict=True)))
    assert [page.status for page in pages] == [200, 200]
    assert noted(visit, household) == {"name": "Mayer-Adel", "phone": "0471 00 00 00", "language": "fr"}
