"""The door, the own settings and user administration, as people meet them."""

import pytest
from sqlalchemy import func, select

from amal_field.accounts.models import SignInAttempt, User
from amal_field.accounts.offers import demo
from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.audit import AuditEntry
from amal_field.db import db
from amal_field.permissions import GRANTS, Role
from tests.accounts.door import at_the_door
from tests.conftest import NOON
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_somebody_signs_in_and_out(visit):
    page = at_the_door(visit, email="AMINA@amal.example ")
    assert page.url == "/transit-site"
    page.send("form[action='/sign-out']")
    assert page.url == "/sign-in"
    assert page.go("/transit-site").status == 401


def test_a_wrong_password_and_an_unknown_e_mail_read_the_same(visit, ask):
    wrong = at_the_door(visit, password="niet dit")
    unknown = at_the_door(visit, email="niemand@amal.example")
    assert wrong.status == unknown.status == 422
    assert wrong.find(".problems")[0].text_content() == unknown.find(".problems")[0].text_content()
    assert ask(select(func.count()).select_from(SignInAttempt)) == 2


def test_the_door_locks_after_five_tries_and_opens_after_a_quarter_of_an_hour(visit, frozen_clock):
    for _ in range(5):
        at_the_door(visit, password="niet dit")
    assert at_the_door(visit).status == 422
    frozen_clock(NOON.replace(minute=16))
    assert at_the_door(visit).url == "/transit-site"


def test_a_page_behind_the_door_is_shown_after_signing_in(visit):
    page = visit(None).go("/transit-site/stays?q=mayer")
    assert page.status == 401
    page.send(sign_in_email=CAST["amina"].email, sign_in_password=PASSWORD)
    assert page.url == "/transit-site/stays"
    assert page.form("form.search").fields["q"] == "mayer"


def test_the_door_leads_nowhere_else(visit):
    for address in ("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"):
        page = visit(None).go("/sign-in")
        page.send(sign_in_email=CAST["amina"].email, sign_in_password=PASSWORD, next=address)
        assert page.url == "/transit-site", address


@pytest.mark.parametrize("address", ["http://[", "//[::1"])
def test_an_address_that_is_none_leads_home(visit, address):
    page = visit(None).go("/sign-in").send(sign_in_email=CAST["amina"].email, sign_in_password=PASSWORD, next=address)
    assert page.url == "/transit-site"


def test_an_e_mail_that_no_database_holds_is_a_wrong_one(engine, visit):
    page = visit(None).go("/transit-site")
    page.post("/settings/language", fields_of(page.form()) | {"sign_in_email": "an\x00", "sign_in_password": "x"})
    assert page.status == 401


def test_each_reads_in_the_language_of_her_choice(visit):
    page = visit("amina").go("/settings")
    for language in ("fr", "en", "nl"):
        page.send("main form", language=language)
        assert page.root.get("lang") == language
    assert page.send("main form", language="xx").status == 422


def test_the_theme_stays_with_the_tablet(visit):
    page = visit("amina").go("/transit-site").send("form[action='/appearance']")
    assert page.root.get("data-theme") == "outdoors"
    page.send("form[action='/appearance']")
    assert page.root.get("data-theme") == "indoors"


def test_who_has_no_page_is_told_so(visit, monkeypatch):
    monkeypatch.setitem(GRANTS, Role.WELFARE_PARTNER, frozenset())
    page = visit("ivo").go("/")
    assert page.status == 200
    assert not page.find(".bar__nav a")


def test_the_cast_is_loaded_once(app, ask):
    with app.test_request_context():
        demo.load(demo.demo_stamp(demo.DEMO_ID), demo.hash_of_password())
        db.session.commit()
    assert ask(select(func.count()).select_from(User).where(User.email.is_not(None))) == len(CAST)


@pytest.mark.parametrize("address", ["//[", "https://[/"])
def test_an_address_that_is_none_leads_to_the_first_page(visit, address):
    page = visit(None).go(f"/sign-in?next={address}")
    page.send(sign_in_email=CAST["amina"].email, sign_in_password=PASSWORD, next=address)
    assert page.url == "/transit-site"


def test_a_sign_in_is_told_also_where_its_form_is_refused(engine, visit, ask):
    page = visit("amina").go("/transit-site/pitches/3/check-in")
    with page.client.session_transaction() as session:
        del session["_user_id"]
    page.send(sign_in_email=CAST["amina"].email, sign_in_password=PASSWORD)
    assert page.status == 422
    assert page.go("/transit-site").status == 200
    assert ask(select(func.count()).where(AuditEntry.tag == "accounts:sign_in:open")) == 1
