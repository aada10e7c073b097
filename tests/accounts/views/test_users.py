"""Users on screen: invited, given roles, taken out and let in again."""

import re
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from sqlalchemy import func, select
from uuid6 import uuid7

from amal_field.accounts.models import User
from amal_field.accounts.offers.demo import CAST
from amal_field.audit import AuditEntry
from tests.accounts.door import at_the_door
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_an_invited_user_chooses_a_password_and_comes_in(visit, ask):
    page = visit("dirk").go("/users/invitation")
    page.send(name="An Claes", email="an@amal.example", roles=["site_manager"])
    link = re.search(r"/invitations/\S+", page.text).group()
    invited = visit(None).go(link)
    assert "An Claes" in invited.text
    assert invited.send(password="kort", again="kort").status == 422
    assert invited.send(password="vier gele tenten", again="vier gele tente").status == 422
    invited.send(password="vier gele tenten", again="vier gele tenten")
    assert invited.url == "/sign-in"
    assert visit(None).go(link).status == 410
    assert at_the_door(visit, "an@amal.example", "vier gele tenten").url == "/transit-site"
    assert ask(select(func.count()).where(AuditEntry.tag == "accounts:user:invite", AuditEntry.by_id != User.id)) > 0


def test_the_second_tap_on_a_new_password_reads_as_the_first(engine, visit, secret_of):
    url, chosen = f"/invitations/{secret_of('amina')}", {"password": "vier gele tenten", "again": "vier gele tenten"}
    page = visit(None).go(url)
    sent = fields_of(page.form()) | chosen
    for _ in range(2):
        assert page.post(url, sent).url == "/sign-in"
        assert page.status == 200
        assert page.find("fading-note")
    assert page.post(url, sent | {"password": "vijf rode tenten", "again": "vijf rode tenten"}).status == 422
    assert page.post(url, sent | {"request_token": str(uuid7())}).status == 422
    assert at_the_door(visit, password="vier gele tenten").url == "/transit-site"


def test_two_taps_on_a_new_password_at_once_both_come_to_the_door(engine, visit, secret_of, ask):
    url = f"/invitations/{secret_of('amina')}"
    first, second = visit(None).go(url), visit(None).go(url)
    token = fields_of(first.form())["request_token"]
    chosen = {"password": "vier gele tenten", "again": "vier gele tenten", "request_token": token}
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda page: page.send(**chosen), (first, second)))
    assert {first.url, second.url} == {"/sign-in"}
    assert ask(select(func.count()).where(AuditEntry.token == UUID(token))) == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"email": "geen adres"}, "#email-error"),
        ({"email": "amina@amal.example"}, "#email-error"),
        ({"name": ""}, "#name-error"),
        ({"roles": None}, "#roles-error"),
    ],
)
def test_a_wrong_invitation_is_told_at_its_field(visit, values, field):
    page = visit("dirk").go("/users/invitation")
    page.send(**{"name": "An", "email": "an@amal.example", "roles": ["reporter"]} | values)
    assert page.status == 422
    assert page.find(field)


def test_a_role_ticked_twice_is_one_role(visit):
    page = visit("dirk").go("/users/invitation")
    page.send(name="Zed", email="zed@amal.example", roles=["reporter", "reporter"])
    rows = [row.text_content() for row in page.go("/users").find(".row") if "Zed" in row.text_content()]
    assert [row.count("Rapporteur") for row in rows] == [1]


def test_a_new_password_opens_the_lock(visit, secret_of):
    for _ in range(5):
        at_the_door(visit, password="niet dit")
    visit(None).go(f"/invitations/{secret_of('amina')}").send(password="vier gele tenten", again="vier gele tenten")
    assert at_the_door(visit, password="vier gele tenten").url == "/transit-site"


def test_a_deactivated_user_is_out_at_once_and_comes_back(visit):
    karim = visit("karim").go("/transit-site")
    dirk = visit("dirk").go("/users")
    link = next(row.get("href") for row in dirk.find(".row") if "Karim" in row.text_content())
    dirk.go(link).send("form[action$='/deactivation']")
    assert karim.go("/transit-site").status == 401
    assert at_the_door(visit, CAST["karim"].email).status == 422
    dirk.send("fading-note form")
    assert at_the_door(visit, CAST["karim"].email).url == "/transit-site"


def test_the_last_administrator_cannot_be_lost(visit):
    page = visit("dirk").go("/users")
    link = next(row.get("href") for row in page.find(".row") if "Dirk" in row.text_content())
    page.go(link).send("form[action$='/roles']", roles=["reporter"])
    assert page.status == 422
    assert page.find("#roles-error")
    page.go(link).send("form[action$='/deactivation']")
    assert page.status == 422


def test_roles_change_what_somebody_may_open(visit):
    clara = visit("clara")
    assert clara.go("/transit-site").status == 403
    page = visit("dirk").go("/users")
    link = next(row.get("href") for row in page.find(".row") if "Clara" in row.text_content())
    page.go(link).send("form[action$='/roles']", roles=["group_volunteer", "site_manager"])
    assert clara.go("/transit-site").status == 200


def test_an_administrator_who_gives_herself_a_role_is_shown_so(engine, visit, app):
    def marked():
        rows = visit("dirk").go("/users").find(".row")
        return [row.find_class("row__name")[0].text_content() for row in rows if "aan zichzelf" in row.text_content()]

    def change(who, name, *roles):
        page = visit(who).go("/users")
        link = next(row.get("href") for row in page.find(".row") if name in row.text_content())
        assert page.go(link).send("form[action$='/roles']", roles=list(roles)).status == 200

    change("dirk", "Karim", "administrator", "site_manager")
    assert marked() == []
    change("dirk", "Dirk", "administrator", "site_manager")
    assert marked() == ["Dirk Maes"]
    change("dirk", "Dirk", "administrator")
    assert marked() == []
    change("dirk", "Dirk", "administrator", "reporter")
    assert marked() == ["Dirk Maes"]
    change("karim", "Dirk", "administrator", "reporter")
    assert marked() == []
