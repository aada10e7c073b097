"""Signing in and out of one browser, and again where a sign-in expired: what stays between two people."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from amal_field import clock
from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.transit_site.models import Stay
from tests.accounts.door import at_the_door
from tests.databases import make_app
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


def held(page):
    """What the session cookie of a browser holds."""
    with page.client.session_transaction() as session:
        return dict(session)


def test_nothing_of_a_sign_in_outlasts_signing_out(visit):
    page = at_the_door(visit)
    with page.client.session_transaction() as session:
        session["draft"] = "of Amina"
    page.client.post("/sign-out", data=fields_of(page.form("form[action='/sign-out']")))
    assert held(page) == {}


def test_signing_out_empties_what_the_browser_keeps(visit):
    page = at_the_door(visit)
    answer = page.client.post("/sign-out", data=fields_of(page.form("form[action='/sign-out']")))
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_who_signs_in_begins_with_an_empty_session(visit):
    page = visit(None).go("/sign-in")
    with page.client.session_transaction() as session:
        session["draft"] = "of somebody"
    before = held(page)["csrf_token"]
    form = fields_of(page.form()) | {"sign_in_email": CAST["amina"].email, "sign_in_password": PASSWORD}
    page.client.post("/sign-in", data=form)
    assert "_user_id" in held(page)
    assert "draft" not in held(page)
    assert held(page).get("csrf_token") != before


def test_who_takes_over_reads_nothing_that_was_said_to_another(visit):
    page = visit(None).go("/sign-in")
    with page.client.session_transaction() as session:
        session["_user_id"] = "of Karim, and over"
        session["_flashes"] = [("message", {"said": "Only for Karim", "undo": None})]
    page.send(sign_in_email=CAST["amina"].email, sign_in_password=PASSWORD)
    assert page.url == "/transit-site"
    assert "Only for Karim" not in page.text


@pytest.mark.parametrize("secure", [True, False])
def test_each_cookie_travels_as_the_session_does(database_url, secure):
    app = make_app(database_url, SESSION_COOKIE_SECURE=secure)
    client, here = app.test_client(), {"base_url": "https://localhost"}
    page = client.get("/sign-in", **here)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.text).group(1)
    ours = {"Referer": "https://localhost/sign-in"}
    answer = client.post("/appearance", data={"theme": "outdoors", "csrf_token": token}, headers=ours, **here)
    cookies = [line.split("; ") for one in (page, answer) for line in one.headers.getlist("Set-Cookie")]
    prefix = "__Host-" if secure else ""
    assert {name.partition("=")[0] for name, *_ in cookies} == {f"{prefix}amal_field", f"{prefix}theme"}
    for cookie in cookies:
        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie)
        assert ("Secure" in cookie) is secure
    assert 'data-theme="outdoors"' in client.get("/sign-in", **here).text


@pytest.mark.parametrize("way", ["door", "again"])
def test_no_part_of_a_password_is_enough(engine, visit, secret_of, client_of, way):
    """The longest there is, and one sign more: nothing is cut off before it is compared."""
    longest = ("drie rode caravans " * 11)[:200]
    visit(None).go(f"/invitations/{secret_of('amina')}").send(password=longest, again=longest)
    page = visit(None).go("/sign-in" if way == "door" else "/transit-site")
    fields = {"sign_in_email": CAST["amina"].email}
    assert page.send(**fields, sign_in_password=longest + "x").status in (401, 422)
    assert page.send(**fields, sign_in_password=longest[:-1]).status in (401, 422)
    assert page.send(**fields, sign_in_password=longest).url == "/transit-site"


def test_the_link_of_a_deactivated_user_ends(visit, secret_of):
    url = f"/invitations/{secret_of('karim')}"
    dirk = visit("dirk").go("/users")
    link = next(row.get("href") for row in dirk.find(".row") if re.search("Karim", row.text_content()))
    dirk.go(link).send("form[action$='/deactivation']").send("fading-note form")
    assert visit(None).go(url).status == 410


def test_the_cookie_of_a_sign_in_is_renewed_once_an_hour(visit, frozen_clock):
    page, began = at_the_door(visit), clock.now()

    def is_renewed(later):
        frozen_clock(began + timedelta(minutes=later))
        return "Set-Cookie" in page.go("/transit-site").response.headers

    assert [is_renewed(later) for later in (60, 65, 119, 120)] == [True, False, False, True]


@pytest.mark.parametrize("htmx", [False, True])
def test_what_was_typed_survives_a_sign_in_that_expired(visit, ask, htmx):
    page = visit("amina").go("/transit-site/pitches/3/check-in")
    form = page.form()
    with page.client.session_transaction() as session:
        session.clear()
    typed = {"newcomers-0-given_name": "Sammy"}
    page.post(form.get("action"), fields_of(form) | typed, htmx=htmx)
    assert page.status == 401
    assert page.response.headers.get("HX-Retarget") == ("#dialog" if htmx else None)
    again = "form[action$='/check-in']"
    page.send(again, sign_in_email=CAST["amina"].email, sign_in_password="niet dit")
    assert page.status == 401
    page.send(again, sign_in_email=CAST["amina"].email, sign_in_password=PASSWORD)
    assert page.url == "/transit-site/pitches/3"
    assert "Sammy" in page.text
    assert ask(select(func.count()).select_from(Stay)) == 1


def test_signing_in_again_needs_the_token_of_the_page_that_asks(client_of, ask):
    client = client_of(None)
    fields = {"sign_in_email": CAST["amina"].email, "sign_in_password": PASSWORD, "newcomers-0-given_name": "Sammy"}
    assert client.post("/transit-site/pitches/3/check-in", data=fields).status_code == 400
    assert client.get("/transit-site").status_code == 401
    assert ask(select(func.count()).select_from(Stay)) == 0


def test_signing_in_again_with_what_no_keyboard_types_is_a_wrong_e_mail(engine, visit):
    page = visit("amina").go("/transit-site/pitches/3/check-in")
    with page.client.session_transaction() as session:
        del session["_user_id"]
    page.send(sign_in_email="a\x00@amal.example", sign_in_password="niet dit")
    assert page.status == 401


def test_what_will_be_sent_on_is_said_in_words(visit):
    page = visit("dirk").go("/users/invitation")
    fields = fields_of(page.form()) | {"name": "An Claes", "email": "an@amal.example", "roles": ["administrator"]}
    page.client.delete_cookie("amal_field")
    page.post("/users/invitation", fields)
    assert page.status == 401
    assert [item.text_content() for item in page.find("main li")] == ["An Claes", "an@amal.example", "Beheerder"]
    assert "Gebruikers" in page.text


def test_what_no_page_of_ours_sent_is_not_kept(client_of):
    answer = client_of(None).post("/users/invitation", data={"name": "Foreign", "roles": "administrator"})
    assert answer.status_code == 401
    assert "Foreign" not in answer.text
    assert 'action="/sign-in"' in answer.text
