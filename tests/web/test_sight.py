"""A repeat is answered as the first time to who may still see that answer, and to nobody else."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from amal_field.accounts import operations as accounts
from amal_field.accounts.offers.demo import player
from amal_field.attendance.models import SessionHelper
from amal_field.db import begin_write, db, new_key
from amal_field.people import operations as people
from amal_field.people.rules import Newcomer
from amal_field.permissions import Role
from amal_field.web import sight
from tests.attendance.world import a_person, a_session, helping, mark
from tests.conftest import NOON
from tests.page import HTMX, fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def then(app, stamp_of):
    """`then(lambda stamp_of: …)`: what happens between the first and the second."""

    def do(deed):
        with app.test_request_context():
            begin_write()
            deed(stamp_of)
            db.session.commit()
            db.session.remove()

    return do


@pytest.fixture
def sends(visit):
    """`sends("clara", url, name="Kaya")`: a submission; each call of what it gives sends that same one."""

    def prepare(key, url, **values):
        page = visit(key).go("/settings")
        sent = {"csrf_token": fields_of(page.find("main form")[0])["csrf_token"], "request_token": str(new_key())}
        return lambda **headers: page.client.post(url, data=sent | values, headers=headers or HTMX)

    return prepare


@pytest.fixture
def tap(given, sends):
    """`tap()`: Clara's tap on Fatima at the table where she helps, the same one each time."""
    keys = {}

    def make(stamp):
        session, fatima = a_session(stamp(), hours=(11, 13)), a_person(stamp(), "Fatima")
        mark(stamp(), session, fatima)
        helping(stamp(), "clara", session)
        keys["fatima"] = fatima.id
        return session

    return sends("clara", f"/attendance/sessions/{given(make)}/people/{keys['fatima']}/absent")


def becomes(key, *roles):
    return lambda stamp_of: accounts.change_roles(player(key), roles, stamp=stamp_of("dirk"))


def test_who_sees_the_session_still_gets_the_same_answer(engine, tap):
    first, second = tap(), tap()
    assert first.status_code == second.status_code == 200
    assert "Fatima" in first.text
    assert first.text == second.text


@pytest.mark.parametrize(
    ("deed", "status"),
    [
        (lambda stamp_of: db.session.execute(delete(SessionHelper)), 404),
        (becomes("clara", Role.SITE_MANAGER), 403),
        (lambda stamp_of: accounts.deactivate(player("clara"), stamp=stamp_of("dirk")), 401),
    ],
    ids=["helps there no more", "has another role", "is deactivated"],
)
@pytest.mark.parametrize("headers", [HTMX, {"Accept": "text/html"}], ids=["part", "page"])
def test_who_sees_the_session_no_more_gets_no_answer_again(engine, tap, then, client_of, deed, status, headers):
    assert "Fatima" in tap().text
    then(deed)
    second = tap(**headers)
    assert second.status_code == status
    assert "Fatima" not in second.text
    assert "Location" not in second.headers


def test_names_that_are_shown_no_more_are_not_shown_again(engine, given, sends, frozen_clock):
    keys = {}

    def make(stamp):
        lesson, davy = a_session(stamp(), "class_unit", hours=(11, 13), kind="lesson"), a_person(stamp(), "Davy")
        mark(stamp(), lesson, davy)
        helping(stamp(), "els", lesson)
        keys["davy"] = davy.id
        return lesson

    tap = sends("els", f"/attendance/sessions/{given(make)}/people/{keys['davy']}/absent")
    assert "Davy" in tap().text
    frozen_clock(NOON + timedelta(hours=8))
    second = tap()
    assert second.status_code == 404
    assert "Davy" not in second.text


def test_a_household_out_of_sight_is_not_answered_about_again(engine, given, sends, then):
    """Who plans sees every household, who manages the site those who stayed: this one never did."""

    def make(stamp):
        becomes("karim", Role.PROGRAMME_COORDINATOR, Role.SITE_MANAGER)(stamp)
        return people.register_household([Newcomer("Davy", "Kaya")], language=None, phone=None, stamp=stamp())

    url = f"/people/households/{given(make)}"
    correct = sends("karim", url, name="Kaia")
    assert [correct(Accept="text/html").location for _ in range(2)] == [url, url]
    then(becomes("karim", Role.SITE_MANAGER))
    second = correct(Accept="text/html")
    assert second.status_code == 404
    assert "Location" not in second.headers


def test_what_an_answer_showed_to_a_role_is_not_shown_without_it(engine, tap, then):
    then(becomes("clara", Role.GROUP_VOLUNTEER, Role.REPORTER))
    assert "Fatima" in tap().text
    then(becomes("clara", Role.GROUP_VOLUNTEER))
    second = tap()
    assert second.status_code == 200
    assert "Fatima" not in second.text
    assert "/attendance/sessions/" in second.headers["HX-Redirect"]


def test_a_finder_that_is_there_no_more_finds_nothing(engine, tap, monkeypatch):
    tap()
    monkeypatch.setattr(sight, "FINDERS", {})
    assert tap().status_code == 404
