"""A sign-in is a row: it ends for every copy of its cookie, and it grows old."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from amal_field import clock
from amal_field.accounts.models import SignIn
from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.audit import AuditEntry
from tests.accounts.door import at_the_door
from tests.page import HTMX, Page, fields_of
from tests.sign_ins import LONG_AFTER

pytestmark = pytest.mark.usefixtures("frozen_clock")
NEW = "vier gele tenten"


@pytest.fixture
def copy_of(app):
    """`copy_of(page)`: another browser with the same cookie."""

    def make(page):
        client = app.test_client()
        client.set_cookie("amal_field", page.client.get_cookie("amal_field").value)
        return Page(client)

    return make


def change(page, present=PASSWORD, new=NEW, again=None):
    return page.go("/settings/password").send(
        "form[action='/settings/password']", present_password=present, password=new, again=again or new
    )


def renew(visit, secret_of):
    """Somebody with a new link chooses another password."""
    visit(None).go(f"/invitations/{secret_of('karim')}").send(password=NEW, again=NEW)


def deactivate(visit, secret_of):
    dirk = visit("dirk").go("/users")
    link = next(row.get("href") for row in dirk.find(".row") if "Karim" in row.text_content())
    dirk.go(link).send("form[action$='/deactivation']")


def end(visit, secret_of):
    """Karim ends his other sign-ins himself."""
    mine = visit("karim")
    while mine.go("/settings/sign-ins").find("form[action$='/end']"):
        mine.post(mine.find("form[action$='/end']")[0].get("action"), fields_of(mine.find("form[action$='/end']")[0]))


@pytest.mark.parametrize("deed", [renew, deactivate, end])
def test_a_sign_in_ends_at_once_and_every_copy_of_it(engine, visit, copy_of, secret_of, deed):
    page = at_the_door(visit, CAST["karim"].email)
    copy = copy_of(page)
    assert copy.go("/transit-site").status == 200
    deed(visit, secret_of)
    assert [one.go("/transit-site").status for one in (page, copy)] == [401, 401]


def test_ending_another_asks_the_password_again(engine, visit, lowered, ask):
    at_the_door(visit, CAST["karim"].email)
    lowered("karim")
    mine = visit("karim").go("/settings/sign-ins")
    form = mine.find("form[action$='/end']")[0]
    assert mine.post(form.get("action"), fields_of(form)).status == 401
    assert ask(select(func.count()).where(SignIn.ended_at.is_not(None))) == 0
    mine.send("main form", sign_in_password=PASSWORD)
    assert ask(select(func.count()).where(SignIn.ended_at.is_not(None))) == 1


def test_signing_out_ends_every_copy_and_no_other(engine, visit, copy_of, ask):
    page, other = at_the_door(visit), at_the_door(visit)
    copy = copy_of(page)
    page.send("form[action='/sign-out']")
    assert copy.go("/transit-site").status == 401
    assert other.go("/transit-site").status == 200
    assert ask(select(func.count()).where(AuditEntry.tag == "accounts:sign_in:end")) == 1


def test_who_signs_in_over_another_ends_that_sign_in(engine, visit, copy_of):
    page = at_the_door(visit)
    copy = copy_of(page)
    form = fields_of(visit(None).go("/sign-in").form())
    page.post(
        "/sign-in",
        form
        | {"csrf_token": fields_of(page.form("form[action='/sign-out']"))["csrf_token"]}
        | {"sign_in_email": CAST["karim"].email, "sign_in_password": PASSWORD},
    )
    assert page.status == 200
    assert copy.go("/transit-site").status == 401


def test_a_new_password_ends_the_other_sign_ins(engine, visit, copy_of):
    here, there = at_the_door(visit), at_the_door(visit)
    assert change(here).url == "/settings"
    assert here.go("/transit-site").status == 200
    assert there.go("/transit-site").status == 401
    assert at_the_door(visit).status == 422
    assert at_the_door(visit, password=NEW).url == "/transit-site"


@pytest.mark.parametrize(("unused", "status"), [(timedelta(hours=12), 401), (timedelta(hours=11, minutes=59), 200)])
def test_it_lasts_twelve_hours_unused(visit, frozen_clock, unused, status):
    page, began = at_the_door(visit), clock.now()
    frozen_clock(began + unused)
    assert page.go("/transit-site").status == status


def test_it_lasts_thirty_days_however_used(visit, frozen_clock):
    page, began = at_the_door(visit), clock.now()
    statuses = []
    for hours in range(10, 24 * 30 + 11, 10):
        frozen_clock(began + timedelta(hours=hours))
        statuses.append(page.go("/settings").status)
    assert statuses == [200] * 71 + [401] * 2


def test_a_copy_grows_old_by_itself(visit, copy_of, frozen_clock):
    page, began = at_the_door(visit), clock.now()
    copy = copy_of(page)
    for hours in (6, 12):
        frozen_clock(began + timedelta(hours=hours))
        assert page.go("/transit-site").status == 200
    assert copy.go("/transit-site").status == 401


def test_the_last_use_is_noted_once_an_hour_by_no_poll(engine, visit, frozen_clock, ask):
    page, began = at_the_door(visit), clock.now()
    seen = []
    for minutes, headers in (
        (30, {}),
        (61, {"HX-PTag": "1"} | HTMX),
        (62, {}),
        (100, {}),
        (121, {"HX-PTag": "1"} | HTMX),
        (123, {}),
    ):
        frozen_clock(began + timedelta(minutes=minutes))
        answer = page.client.get("/transit-site", headers=headers)
        at = ask(select(SignIn.seen_at).where(SignIn.seen_at < LONG_AFTER))
        seen.append(("Set-Cookie" in answer.headers, (at - began).seconds // 60))
    assert seen == [(False, 0), (False, 0), (True, 62), (False, 62), (False, 62), (True, 123)]


def test_one_sees_where_one_is_signed_in_and_nobody_elses(engine, visit, client_of):
    agent = {"User-Agent": "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) Version/18.1 Safari/604.1"}
    page = visit(None).go("/sign-in")
    form = fields_of(page.form()) | {"sign_in_email": CAST["karim"].email, "sign_in_password": PASSWORD}
    page.client.post("/sign-in", data=form, headers=agent)
    page.go("/settings/sign-ins")
    assert [row.text_content() for row in page.find(".row__name")] == ["Chrome, Android", "Safari, iPad"]
    assert len(page.find(".chip--good")) == 1
    url = page.find("form[action$='/end']")[0].get("action")
    amina = visit("amina").go("/settings/sign-ins")
    assert amina.post(url, fields_of(amina.form("form[action='/sign-out']"))).status == 404
    sent = fields_of(page.find("form[action$='/end']")[0])
    assert [page.post(url, sent).status for _ in range(2)] == [200, 200]
    assert len(page.go("/settings/sign-ins").find(".row__name")) == 1


def test_the_cookie_of_before_asks_to_sign_in(visit):
    page = visit("amina")
    for user_id in ("00000000000070008000000000000007.0", "x", ""):
        with page.client.session_transaction() as session:
            session["_user_id"] = user_id
        assert page.go("/transit-site").status == 401
