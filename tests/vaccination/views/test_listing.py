"""The list on screen: who walks in is asked about once, on both engines."""

import pytest

from amal_field.audit import AuditEntry
from amal_field.people.models import Person
from amal_field.vaccination.models.health import VaccinationLine
from tests.vaccination.world import a_list, an_action, family_on_site

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")


@pytest.fixture
def url(given):
    return f"/vaccination/actions/{given(lambda stamp: a_list(stamp('farah')))}"


def names(page) -> list[str]:
    return [one.text_content() for one in page.find(".vrow__who strong")]


def test_somebody_new_walks_in_and_the_undo_takes_them_off(visit, url, count):
    page = visit("farah").go(url).send("#walk-in", given_name="Zita", **{"birth-year": "2019"})
    assert "Zita" in names(page)
    assert count(VaccinationLine) == 3
    page.send("#flash form")
    assert "Zita" not in names(page)


def test_who_is_likely_known_is_asked_about_and_comes_as_themselves(visit, given, url, count):
    given(lambda stamp: family_on_site(stamp("amina"), "Rosier", (("Lou", 2018),), pitch=7))
    people = count(Person)
    page = visit("farah").go(url).send("#walk-in", given_name="Lou", family_name="Rosier", **{"birth-year": "2018"})
    assert page.status == 422
    assert count(VaccinationLine) == 2
    page.send("#walk-in", same=page.find("button[name='same']")[0].get("value"))
    assert "Lou Rosier" in names(page)
    assert count(Person) == people


def test_who_is_nobody_whom_they_resemble_is_told_apart_and_one_entry_tells_of_it(visit, given, url, count):
    given(lambda stamp: family_on_site(stamp("amina"), "Rosier", (("Lou", 2018),), pitch=7))
    page, before = visit("farah").go(url), count(AuditEntry)
    page.send("#walk-in", given_name="Lou", family_name="Rosier", **{"birth-year": "2018"})
    page.send("#walk-in", different=page.find("button[name='different']")[0].get("value"))
    assert names(page).count("Lou Rosier") == 1
    assert count(AuditEntry) == before + 1


def test_who_is_on_the_list_already_is_refused_at_the_field(visit, url):
    page = visit("farah").go(url).send("#walk-in", given_name="Sammy", family_name="Mayer", **{"birth-year": "2022"})
    page.send("#walk-in", same=page.find("button[name='same']")[0].get("value"))
    assert page.status == 422
    assert "staat al op de lijst" in page.text


@pytest.mark.parametrize("year", ["1700", "2030", "x"])
def test_a_year_that_cannot_be_is_refused_and_nothing_typed_is_lost(visit, url, year):
    page = visit("farah").go(url).send("#walk-in", given_name="Zita", **{"birth-year": year})
    assert page.status == 422
    assert page.form("#walk-in").fields["given_name"] == "Zita"
    assert page.form("#walk-in").fields["birth-year"] == year


def test_an_empty_list_says_what_next(visit, given):
    key = given(lambda stamp: an_action(stamp("farah")))
    page = visit("farah").go(f"/vaccination/actions/{key}")
    assert "Nog geen lijst. Maak er een van wie op het terrein staat." in page.text
    assert page.find("form[action$='/list'] .button--main")


def test_the_working_list_prints_with_numbers_and_says_to_ask(visit, url):
    page = visit("farah").go(f"{url}/sheet")
    assert [row.text_content() for row in page.find("tbody td:first-child")][:2] == ["1", "2"]
    assert "Vraag het aan de verpleegkundige." in page.text
