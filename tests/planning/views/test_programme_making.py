"""A coordinator makes a programme, plans a session of it, and notes who takes part in a series."""

import pytest
from sqlalchemy import select

from amal_field.attendance.models import GroupSession, Series
from amal_field.db import db
from tests.attendance.world import a_series
from tests.planning.world import a_programme, programme

pytestmark = pytest.mark.usefixtures("frozen_clock")
NEW = "/planning/programmes/new"
FILLED = {"word": "mo_cursus", "name_nl": "MO-cursus", "name_fr": "Cours d’OS", "name_en": "Orientation course"}


def test_a_programme_is_made_and_a_session_of_it_is_planned(engine, visit, app):
    page = visit("bruno").go("/planning/programmes").go(NEW)
    page.send("main form", **FILLED, session_kinds="sessie, feest")
    assert (page.status, page.find("h1")[0].text) == (200, "MO-cursus")
    [adding] = [link.get("href") for link in page.find("a") if link.get("href", "").endswith("/sessions")]
    page.go(adding).send("main form", **{"hours-from": "10:00", "hours-until": "12:00", "kind": "feest"})
    assert page.status == 200
    assert "MO-cursus" in page.go("/attendance").text
    with app.app_context():
        session = db.session.scalars(select(GroupSession)).one()
        assert session.kind == "feest"
        roll = f"/attendance/sessions/{session.id}"
        db.session.remove()
    assert "MO-cursus · feest" in page.go(roll).find("h1")[0].text_content()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"word": "MO"}, "kleine letters"),
        ({"word": "komaf"}, "heeft dit woord al"),
        ({"name_fr": ""}, "Vul een naam in"),
        ({"session_kinds": "een feest"}, "met komma"),
    ],
)
def test_what_is_odd_is_told_at_its_field_and_nothing_is_lost(engine, visit, wrong, words):
    page = visit("bruno").go(NEW).send("main form", **FILLED | wrong)
    assert page.status == 422
    assert words in page.find(".field--wrong .field__error")[0].text
    assert page.find("#name_nl")[0].get("value") == "MO-cursus"


def test_a_definition_is_written_otherwise(engine, visit, app, given):
    given(lambda stamp_of: a_programme(stamp_of("bruno")))
    with app.app_context():
        made, there = programme("postmobiel").id, programme("komaf").id
        db.session.remove()
    page = visit("bruno").go(f"/planning/programmes/{made}/definition")
    page.send("main form", name_nl="Postmobiel", retired_on="2026-11-20")
    assert (page.status, page.find("h1")[0].text) == (200, "Postmobiel")
    page.go(f"/planning/programmes/{made}/series").send("main form", name="Lente", sessions="3")
    assert page.status == 422
    page.go(f"/planning/programmes/{there}/definition")
    assert not page.find("#name_nl")
    page.send("main form", asks_organisation="yes")
    assert page.status == 200


def test_who_takes_part_is_noted_at_the_series(engine, visit, app, given):
    key = given(lambda stamp_of: a_series(stamp_of("bruno"))).id
    page = visit("bruno").go(f"/planning/series/{key}/taking-part")
    page.send("main form", enrolled="12", completed="13", language="Pasjtoe")
    assert page.status == 422
    assert "meer die voltooiden" in page.find("#completed-error")[0].text
    page.send("main form", completed="11")
    assert page.status == 200
    with app.app_context():
        series = db.session.get_one(Series, key)
        assert (series.language, series.enrolled, series.completed) == ("Pasjtoe", 12, 11)
        db.session.remove()


def test_who_plans_without_setting_figures_makes_no_programme(engine, client_of):
    assert [client_of(key).get(NEW).status_code for key in ("bruno", "gert", "jan")] == [200, 403, 403]
