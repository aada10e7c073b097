"""The form of a person: the number of a dossier and a month of birth, written as they stand and checked."""

from datetime import date

import pytest

from amal_field.db import db
from amal_field.people.models import Person
from amal_field.people.rules import Birth
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock")
NUMBER = "OKR 2022/0345"
TOO_LONG = "7" * 33


@pytest.fixture
def olena(given):
    """The key of somebody without a number."""
    return given(lambda stamp: somebody(stamp("bruno"), "Olena", "Kovalchuk", 1984))


def keys_of(app, person_id):
    with app.app_context():
        found = db.session.get(Person, person_id)
        db.session.remove()
    return found.dossier_number, found.dossier_key


def test_a_number_is_written_as_it_stands_and_corrected_with_its_history(engine, visit, app, olena):
    page = visit("bruno").go(f"/people/persons/{olena}").send("#correction", dossier_number=f" {NUMBER} ")
    assert page.status == 200
    assert keys_of(app, olena) == (NUMBER, "okr20220345")
    assert NUMBER in page.find("header .quiet")[0].text_content()
    page.send("#correction", dossier_number="9.1")
    assert keys_of(app, olena) == ("9.1", "91")
    assert [line.text_content() for line in page.find(".history__said")][:2] == ["Verbeterd: Dossiernummer"] * 2
    page.send("#correction", dossier_number="")
    assert keys_of(app, olena) == (None, None)


def test_what_nobody_types_is_left_out_of_a_number(engine, visit, app, olena):
    visit("bruno").go(f"/people/persons/{olena}").send("#correction", dossier_number="7\x007\x1b")
    assert keys_of(app, olena) == ("77", "77")


@pytest.mark.parametrize("wrong", [TOO_LONG, "Olena", "-"])
def test_a_number_that_cannot_be_is_told_at_its_field(engine, visit, app, olena, wrong):
    page = visit("bruno").go(f"/people/persons/{olena}").send("#correction", dossier_number=wrong)
    assert page.status == 422
    assert page.find("#dossier_number-error")
    assert keys_of(app, olena) == (None, None)


def test_the_longest_number_is_stored(engine, visit, app, olena):
    page = visit("bruno").go(f"/people/persons/{olena}").send("#correction", dossier_number=TOO_LONG[1:])
    assert page.status == 200
    assert keys_of(app, olena) == (TOO_LONG[1:], TOO_LONG[1:])


def test_two_who_write_another_number_look_at_both(visit, app, olena):
    first, second = (visit("bruno").go(f"/people/persons/{olena}") for _ in range(2))
    first.send("#correction", dossier_number="1")
    second.send("#correction", dossier_number="2")
    assert second.status == 422
    assert "1" in second.find("#dossier_number-error")[0].text_content()
    assert keys_of(app, olena) == ("1", "1")
    assert second.send("#correction", dossier_number="2").status == 200
    assert keys_of(app, olena) == ("2", "2")


def test_the_same_form_twice_is_one_correction(visit, app, olena):
    page = visit("bruno").go(f"/people/persons/{olena}")
    form = page.form("#correction")
    for _ in range(2):
        page.send("#correction", **dict(form.fields) | {"dossier_number": NUMBER})
        page.go(f"/people/persons/{olena}")
    assert len(page.find(".history__line")) == 2
    assert keys_of(app, olena) == (NUMBER, "okr20220345")


def test_two_numbers_stand_side_by_side_to_choose_from(visit, app, given, olena):
    other = given(lambda stamp: somebody(stamp("bruno"), "Olena", "Kovalenko", 1984, dossier_number="2"))
    visit("bruno").go(f"/people/persons/{olena}").send("#correction", dossier_number="1")
    page = visit("bruno").go(f"/people/pairs/{olena}/{other}").send("#merge", dossier_number="other")
    assert page.status == 200
    assert keys_of(app, olena) == ("2", "2")


def test_a_month_of_birth_is_taken_shown_and_kept(engine, visit, app, olena):
    page = visit("bruno").go(f"/people/persons/{olena}")
    birth = {"birth-day": "", "birth-month": "3", "birth-year": "1984"}
    assert page.send("#correction", **birth).status == 200
    with app.app_context():
        assert db.session.get(Person, olena).birth == Birth(date(1984, 3, 15), "month")
        db.session.remove()
    page.go(f"/people/persons/{olena}")
    assert [page.find(f"[name=birth-{part}]")[0].get("value") for part in ("day", "month", "year")] == ["", "3", "1984"]
    found = visit("bruno").go("/people?q=Kovalchuk Olena")
    assert "maart 1984" in " ".join(row.text_content() for row in found.find(".row__who"))
    page.send("#correction", **birth | {"birth-day": "3", "birth-month": ""})
    assert page.status == 422
    assert page.find("#birth-error")
