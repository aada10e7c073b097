"""The door: who passes it and when, which look each page leaves, and what nothing keeps, on both engines."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field.accounts.offers.demo import player
from amal_field.attendance.models import GroupSession
from amal_field.db import db, new_key
from amal_field.looks.models import Look, LookPerson
from amal_field.stamp import Submission
from amal_field.vaccination.models import VaccinationAction
from amal_field.vaccination.operations.duties import cancel_duty
from tests.attendance.world import a_session, helping
from tests.conftest import NOON
from tests.page import FROM_US, HTMX, fields_of
from tests.vaccination.world import a_list, a_lot, family_on_site, says_yes

pytestmark = pytest.mark.usefixtures("frozen_clock", "engine")


@pytest.fixture
def day(given):
    """The address of an action of today, from 10 to 13, with Sammy and Davy, a yes and a lot; Lena helps."""

    def put(stamp):
        action = a_list(stamp("farah"))
        says_yes(stamp("farah"), action, "Sammy", "Davy")
        a_lot(stamp("farah"), action)
        helping(stamp("bruno"), "lena", db.session.get_one(GroupSession, action.session_id))
        return action

    return f"/vaccination/actions/{given(put)}"


@pytest.fixture
def looks(app):
    """`looks()`: the pages looked at, each with how many people."""

    def ask():
        with app.app_context():
            rows = db.session.execute(
                select(Look.page, Look.act, Look.kind, LookPerson.person_id)
                .join(LookPerson, LookPerson.look_id == Look.id)
                .order_by(Look.at, Look.id)
            ).all()
            db.session.remove()
        told = {}
        for page, act, kind, _person in rows:
            told[page, act, kind] = told.get((page, act, kind), 0) + 1
        return told

    return ask


def lines_of(page) -> list[str]:
    return [row.get("id").removeprefix("row-") for row in page.find(".vrow")]


@pytest.mark.parametrize("key", ["farah", "lena"])
def test_nobody_passes_without_a_noted_duty(visit, given, day, key):
    def end(stamp):
        cancel_duty(player(key).id, stamp=stamp("dirk"))
        return player(key)

    given(end)
    for url in ("/vaccination", day):
        page = visit(key).go(url)
        assert page.status == 403
        assert "Je geheimhouding is nog niet genoteerd. Vraag het aan de beheerder." in page.text
        assert "Sammy" not in page.text


@pytest.mark.parametrize(("minutes", "status"), [(-181, 404), (-180, 200), (0, 200), (180, 200), (181, 404)])
def test_a_helper_sees_the_list_around_its_hours(visit, day, frozen_clock, minutes, status):
    frozen_clock(NOON + timedelta(minutes=minutes))
    page = visit("lena").go(day)
    assert page.status == status
    assert ("Sammy" in page.text) is (status == 200)
    assert bool(visit("lena").go("/vaccination").find(".agenda__line")) is (status == 200)


def test_a_helper_of_another_action_and_others_see_nothing(visit, given, day):
    def put(stamp):
        helping(stamp("bruno"), "els", a_session(stamp("bruno"), "vaccination", kind="basic"))
        return a_session(stamp("bruno"), "vaccination", kind="covid")

    given(put)
    for key in ("amina", "bruno", "clara", "dirk", "els", "halyna", "jan"):
        assert visit(key).go(day).status == 403


def test_each_page_leaves_one_look_with_its_people(visit, day, looks):
    page = visit("farah").go(day)
    assert looks() == {("vaccination.action", "page", "health"): 2}
    page.go(f"{day}/lines/{lines_of(page)[0]}")
    page.go(f"{day}/sheet")
    assert looks() == {
        ("vaccination.action", "page", "health"): 2,
        ("vaccination.line", "page", "health"): 1,
        ("vaccination.sheet", "print", "health"): 2,
    }


def test_a_poll_brings_and_logs_its_news_alone(visit, day, looks):
    first, second = visit("farah").go(day), visit("lena").go(day)
    version = second.response.headers["HX-PTag"]
    asked = HTMX | {"HX-PTag": version}
    assert second.client.get(day, headers=asked).status_code == 304
    assert looks() == {("vaccination.action", "page", "health"): 4}
    first.go(f"{day}/lines/{lines_of(first)[0]}").send("form[action$='/check/yes']")
    news = second.client.get(day, headers=asked)
    assert news.status_code == 200
    assert news.headers["HX-PTag"] != version
    assert ("Davy" in news.text, "Sammy" in news.text) in ((True, False), (False, True))
    assert looks()["vaccination.action", "answer", "health"] == 1


def test_without_the_log_nobody_is_named(client_of, day, broken_log):
    answer = client_of("farah").get(day)
    assert (answer.status_code, "Sammy" in answer.text, "Retry-After" in answer.headers) == (503, False, True)


@pytest.mark.parametrize("htmx", [False, True])
def test_of_a_write_nothing_is_kept_and_a_repeat_is_led_to_the_page(app, visit, day, htmx):
    page = visit("farah").go(day)
    page.go(f"{day}/lines/{lines_of(page)[0]}")
    form = page.form("form[action$='/check/yes']")
    headers = FROM_US | (HTMX if htmx else {})
    answers = [page.client.post(form.get("action"), data=fields_of(form), headers=headers) for _twice in range(2)]
    assert answers[0].status_code == (200 if htmx else 303)
    with app.app_context():
        kept = db.session.scalars(select(Submission)).one()
        assert (kept.body, kept.note, kept.headers or {}) == (None, None, {})
        db.session.remove()
    if htmx:
        assert answers[1].headers["HX-Redirect"] == kept.location
        assert answers[1].text == ""
    else:
        assert (answers[1].status_code, answers[1].headers["Location"]) == (303, kept.location)


def test_a_vaccination_session_has_no_roll(visit, given):
    key = given(lambda stamp: a_session(stamp("bruno"), "vaccination", kind="basic"))
    for end in ("", "/sheet", "/history", "/paper"):
        assert visit("bruno").go(f"/attendance/sessions/{key}{end}").status == 404
    assert not visit("bruno").go("/attendance").find(f"a[href*='{key}']")


def test_in_planning_it_is_a_session_that_the_health_coordinator_arranges(visit, given, count):
    key = given(lambda stamp: a_session(stamp("bruno"), "vaccination", kind="basic"))
    page = visit("bruno").go(f"/planning/sessions/{key}")
    sentence = "Dit regelt de gezondheidscoördinator."
    assert sentence in page.text
    assert not page.find("#move, #call-off")
    tokens = {"csrf_token": page.find("input[name='csrf_token']")[0].get("value"), "request_token": str(new_key())}
    for end, fields in {
        "calling-off": {"reason": "Storm"},
        "move": {"held_on": "2026-12-01", "hours-from": "10:00", "hours-until": "12:00"},
        "calling-off/cancellation": {},
    }.items():
        page.go(f"/planning/sessions/{key}")
        page.post(f"/planning/sessions/{key}/{end}", tokens | {"request_token": str(new_key())} | fields)
        assert page.status == 422, end
        assert sentence in page.text
    assert count(VaccinationAction) == 0


def test_who_plans_finds_those_on_the_site_and_no_others(visit, given):
    given(lambda stamp: family_on_site(stamp("amina")))
    assert "Sammy" in visit("farah").go("/people?q=Sammy").text
    assert visit("lena").go("/people?q=Sammy").status == 403
