"""Helpers and their checks, and the slips for the parents."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.class_unit.models import HelperCheck
from amal_field.db import db
from amal_field.people.models import Person
from tests.attendance.roll import tap
from tests.attendance.world import a_person, a_session, helping, mark
from tests.class_unit.world import a_family, a_lesson

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def helper_id(given):
    """Els, who helps at a lesson today."""
    return given(lambda stamp: helping(stamp(), "els", a_lesson(stamp)))


def test_an_extract_is_seen_on_a_day_and_that_can_be_taken_back(engine, visit, helper_id, count):
    page = visit("bruno").go("/class-unit/helpers")
    assert page.find(f"#helper-{helper_id} .chip--wrong")
    page.send(f"#helper-{helper_id} form", **{f"{helper_id}-seen_on": "2026-11-02"})
    assert page.find(f"#helper-{helper_id} .chip--good")
    page.send(".note form")
    assert page.find(f"#helper-{helper_id} .chip--wrong")
    assert count(HelperCheck) == 1


@pytest.mark.parametrize("day", ["", "gisteren", "2026-11-24", "31/02/2026"])
def test_a_day_that_cannot_be_is_told_at_its_field(visit, helper_id, count, day):
    page = visit("bruno").go("/class-unit/helpers").send(f"#helper-{helper_id} form", **{f"{helper_id}-seen_on": day})
    assert page.status == 422
    assert page.find(f"#helper-{helper_id} .field__error")
    assert count(HelperCheck) == 0


def test_somebody_who_does_not_help_here_is_not_found(engine, visit, helper_id, given):
    stranger = given(lambda stamp: a_person(stamp(), "Ion"))
    page = visit("bruno").go("/class-unit/helpers")
    form = page.form(f"#helper-{helper_id} form")
    fields = dict(form.fields)
    assert page.post(form.get("action").replace(str(helper_id), str(stranger)), fields).status == 404


def test_a_slip_counts_the_half_days_of_the_school_year(engine, visit, given, noted):
    def make(stamp):
        a_family(stamp)
        child = db.session.scalars(select(Person).where(Person.given_name == "Ion")).one()
        for day, hours in ((3, (9, 11)), (3, (13, 15)), (2, (9, 15)), (90, (9, 11))):
            lesson = a_lesson(stamp, hours=hours, on=clock.today() - timedelta(days=day))
            mark(stamp(), lesson, child)
        mark(stamp(), a_session(stamp(), "komaf", on=date(2026, 11, 2)), child)
        return a_lesson(stamp)

    session_id = given(make)
    page = visit("els").go(f"/attendance/sessions/{session_id}")
    tap(page, "Ion", htmx=False)
    page.go(f"/class-unit/sessions/{session_id}/slips")
    (link,) = page.find(".slips__child")
    page.go(link.get("href"))
    assert "6 halve dagen" in page.text
    assert [look[:3] for look in noted()[-2:]] == [
        ("class_unit.slips", "child", "page"),
        ("class_unit.slip", "child", "print"),
    ]
    assert len(page.find(".slip__days li")) == 6
    assert "Mayer" not in page.find(".slip")[0].text_content()
    assert "Ion Mayer" in visit("bruno").go(link.get("href")).text
    assert visit("amina").go(link.get("href")).status == 403


def test_a_slip_of_another_programme_or_of_nobody_is_not_found(engine, visit, given):
    table, lesson = given(lambda stamp: a_session(stamp())), given(a_lesson)
    stranger = given(lambda stamp: a_person(stamp(), "Ion"))
    bruno = visit("bruno")
    assert bruno.go(f"/class-unit/sessions/{table}/slips").status == 404
    assert bruno.go(f"/class-unit/sessions/{lesson}/slips/{stranger}").status == 404
    assert bruno.go(f"/class-unit/sessions/{lesson}/slips").status == 200
