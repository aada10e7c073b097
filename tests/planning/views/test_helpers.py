"""The page of who helps at a series."""

from datetime import date

import pytest

from amal_field.attendance.models import SeriesHelper
from amal_field.db import db
from amal_field.people.models import Person
from tests.page import fields_of
from tests.people.world import somebody

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_a_new_volunteer_is_put_down_and_released(visit, series, count):
    page = visit("bruno").go(f"/planning/series/{series}/helpers").send("#new-volunteer")
    assert page.status == 422
    page.send("#new-volunteer", given_name="Lien", family_name="Smet")
    assert "Lien Smet" in page.text
    page.send("#helper-list form")
    assert count(SeriesHelper) == 0
    page.go(f"/planning/series/{series}/helpers?q=lien").send(".planner__people form")
    assert count(SeriesHelper) == 1


def test_a_new_volunteer_who_is_registered_already_is_asked_about(visit, app, given, series, count):
    lien = given(lambda stamp: somebody(stamp(), "Lien", "De Smet").id)
    page = visit("bruno").go(f"/planning/series/{series}/helpers")
    page.send("#new-volunteer", given_name="Lien", family_name="de Smedt")
    assert page.status == 422
    before = count(Person)
    page.send("#new-volunteer", same=page.find("button[name=same]")[0].get("value"))
    assert (page.status, count(Person), count(SeriesHelper)) == (200, before, 1)
    with app.app_context():
        assert db.session.get(Person, lien).volunteer_since_on == date(2026, 11, 23)
        db.session.remove()


def test_a_person_who_is_not_there_helps_nobody(visit, series, count):
    page = visit("bruno").go(f"/planning/series/{series}/helpers")
    fields = fields_of(page.form("#new-volunteer"))
    action = page.form("#new-volunteer").get("action")
    assert page.post(action, fields | {"person": "00000000-0000-7000-8000-00000000abcd"}).status == 404
    assert page.post(action, fields | {"person": "nonsense"}).status == 422
    assert count(SeriesHelper) == 0
