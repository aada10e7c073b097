"""The second step of a sign-in: shown or set up before anything else; until then nothing is open."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from amal_field import clock
from amal_field.accounts.models import Authenticator, Passkey, RecoveryCode, SignIn
from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.web.access import PUBLIC, OnTablet, access_of
from tests.accounts.device import Device, code_of
from tests.accounts.door import at_the_door
from tests.accounts.second_step import AMINA, DIRK, RIGHT, STEP, opened, options, secret_on, shown_codes
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_who_needs_one_sets_it_up_before_anything_else(engine, app, visit, demanded, ask):
    page = at_the_door(visit, DIRK)
    assert page.url == "/sign-in/second-step"
    with app.app_context():
        behind = [
            rule.rule
            for rule in app.url_map.iter_rules()
            if not isinstance(mark := access_of(rule.endpoint), OnTablet)
            and mark != PUBLIC
            and not rule.arguments
            and "GET" in rule.methods
        ]
    assert [url for url in behind if page.client.get(url).status_code != 401] == []
    secret = secret_on(page.go("/sign-in/second-step"))
    assert page.send(STEP, second_code="000000").status == 422
    assert page.find("#second_code-error")
    assert secret_on(page) == secret
    assert page.client.get(RIGHT).status_code == 401
    page.send(STEP, second_code=code_of(secret))
    codes = shown_codes(page)
    assert len(codes) == 10
    assert page.client.get(RIGHT).status_code == 401
    assert opened(ask) == 0
    page.send(STEP)
    assert page.url == RIGHT
    assert opened(ask, "code") == 1
    assert ask(select(func.count()).where(RecoveryCode.code_hash.in_(codes))) == 0
    assert ask(select(func.count()).select_from(RecoveryCode)) == 10
    assert ask(select(Authenticator.sealed_secret)) != secret


def test_a_passkey_is_set_up_and_used(engine, visit, demanded, ask):
    page, device = at_the_door(visit, DIRK), Device()
    page.send(STEP, second_passkey=device.make(options(page)))
    assert len(shown_codes(page)) == 10
    assert page.send(STEP).url == RIGHT
    page = at_the_door(visit, DIRK)
    assert page.send(STEP, second_passkey=device.sign(options(page))).url == RIGHT
    assert opened(ask, "passkey") == 2
    assert ask(select(Passkey.sign_count)) == device.count
    assert ask(select(Passkey.used_at)) == NOON


@pytest.mark.parametrize("key", ["farah", "gert", "halyna"])
def test_each_role_that_sees_much_needs_one(visit, demanded, key):
    assert at_the_door(visit, CAST[key].email).find("#with-app")


@pytest.mark.parametrize("key", ["amina", "bruno", "clara", "els", "ivo", "jan", "karim"])
def test_no_other_role_does(visit, demanded, key):
    assert at_the_door(visit, CAST[key].email).url not in ("/sign-in", "/sign-in/second-step")


def test_where_it_is_not_demanded_who_has_one_is_asked(visit, app_of_user):
    assert at_the_door(visit, DIRK).url == RIGHT
    app_of_user("dirk")
    assert at_the_door(visit, DIRK).find("#second_code")


def test_a_password_alone_sets_up_nothing_beside_what_is_there(engine, visit, demanded, ask):
    """Two sign-ins wait at once; by the time of the second something is set up."""
    first, second = at_the_door(visit, DIRK), at_the_door(visit, DIRK)
    secret, asked, device = secret_on(second), options(second), Device()
    first.send(STEP, second_code=code_of(secret_on(first))).send(STEP)
    assert second.send(STEP, second_code=code_of(secret)).status == 422
    assert second.send(STEP, second_passkey=device.make(asked)).status == 422
    assert second.client.get(RIGHT).status_code == 401
    assert ask(select(func.count()).select_from(Passkey)) == 0
    assert ask(select(func.count()).select_from(Authenticator)) == 1


def test_it_waits_ten_minutes(engine, visit, frozen_clock, app_of_user):
    secret, _codes = app_of_user("dirk")
    page = at_the_door(visit, DIRK)
    frozen_clock(NOON + timedelta(minutes=10))
    page.send(STEP, second_code=code_of(secret))
    assert page.status == 422
    assert "duurde te lang" in page.text
    assert page.find("#sign_in_password")


def test_who_was_deactivated_meanwhile_stays_out(engine, visit, app_of_user):
    secret, _codes = app_of_user("gert")
    page = at_the_door(visit, CAST["gert"].email)
    dirk = visit("dirk").go("/users")
    dirk.go(next(row.get("href") for row in dirk.find(".row") if "Gert" in row.text_content()))
    dirk.send("form[action$='/deactivation']")
    page.send(STEP, second_code=code_of(secret))
    assert page.find("#sign_in_password")
    assert page.client.get("/settings").status_code == 401


@pytest.mark.parametrize("place", ["_user_id", "half"])
def test_a_half_sign_in_is_good_for_nothing_else(app, visit, ask, app_of_user, place):
    """Its key in the place of a whole one, in a cookie that only we can sign."""
    app_of_user("dirk")
    page = at_the_door(visit, DIRK)
    key = ask(select(SignIn.id).where(SignIn.half_until.is_not(None)))
    with page.client.session_transaction() as session:
        session.pop("half")
        session[place] = UUID(str(key)).hex
        session["used"] = NOON.isoformat()
    for url in ("/users", "/settings", "/settings/sign-ins"):
        assert page.client.get(url).status_code == 401
    assert "second" not in visit("dirk").go("/settings/sign-ins").text
    assert len(visit("dirk").go("/settings/sign-ins").find(".row__name")) == 1


def test_who_is_somebody_else_begins_again(engine, visit, ask, app_of_user):
    app_of_user("dirk")
    page = at_the_door(visit, DIRK)
    assert page.go("/sign-in").url == "/sign-in/second-step"
    assert page.send("form[action='/sign-out']").find("#sign_in_password")
    assert ask(select(func.count()).where(SignIn.half_until.is_not(None), SignIn.ended_at.is_(None))) == 0
    assert at_the_door(visit, AMINA).url == "/transit-site"


def test_one_goes_on_to_where_one_was_going(visit, app_of_user):
    secret, _codes = app_of_user("dirk")
    page = visit(None).go("/users/invitation")
    page.send(sign_in_email=DIRK, sign_in_password=PASSWORD)
    assert page.send(STEP, second_code=code_of(secret)).url == "/users/invitation"
    page = at_the_door(visit, DIRK)
    assert page.send(STEP, second_code=code_of(secret, steps_ahead=1), next="https://evil.example/").url == RIGHT


def test_a_new_link_for_the_password_does_not_pass_by_the_second_step(visit, secret_of, app_of_user):
    app_of_user("dirk")
    new = "vier gele tenten"
    visit(None).go(f"/invitations/{secret_of('dirk')}").send(password=new, again=new)
    assert at_the_door(visit, DIRK, new).find("#second_code")


def test_means_are_told_where_one_is_signed_in(visit, app_of_user):
    secret, _codes = app_of_user("dirk")
    page = at_the_door(visit, DIRK).send(STEP, second_code=code_of(secret)).go("/settings/sign-ins")
    assert "met wachtwoord en code" in page.text
    assert "met wachtwoord en" in page.text
    assert clock.now() == NOON
