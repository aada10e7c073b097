"""Who walks in says for which organisation, where the programme asks."""

import pytest
from sqlalchemy import select

from amal_field import audit
from amal_field.attendance.models import Attendance
from amal_field.db import db
from amal_field.people.models import Person
from tests.attendance.roll import walk_in
from tests.organisations.world import an_organisation
from tests.page import fields_of
from tests.planning.world import programme

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.mark.parametrize("htmx", [True, False])
def test_who_comes_for_an_organisation_says_so_where_the_programme_asks(engine, visit, app, url, given, htmx):
    assert not visit("clara").go(url).find("#walk-in-participant-organisation")

    def ask(stamp_of):
        programme("physical_table").asks_organisation = True
        audit.record("planning:programme:define", programme("physical_table"), stamp_of("bruno"), fields=[])
        return an_organisation(stamp_of("bruno"), "De Poort")

    key = given(ask)
    page = walk_in(visit("clara").go(url), "Zeno", organisation=str(key), htmx=htmx)
    assert page.status == 200
    [form] = page.find("#walk-in-participant") if htmx else visit("clara").go(url).find("#walk-in-participant")
    assert fields_of(form)["organisation"] == (str(key) if htmx else "")
    page = walk_in(visit("clara").go(url), "Ada", organisation="nobody", htmx=htmx)
    assert page.status == 422
    walk_in(visit("clara").go(url), "Ada", organisation="", htmx=htmx)
    with app.app_context():
        rows = select(Person.given_name, Attendance.organisation_id).join(Person, Person.id == Attendance.person_id)
        came = dict(db.session.execute(rows.where(Person.given_name.in_(("Zeno", "Ada")))).all())
        assert came == {"Zeno": key, "Ada": None}
        db.session.remove()
    assert "1 persoon kwam ervoor naar sessies" in visit("bruno").go(f"/organisations/{key}").text
