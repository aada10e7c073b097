"""The own second step: added, removed, never the last one of who needs it; the recovery codes are shown once."""

import pytest
from sqlalchemy import func, select

from amal_field.accounts.models import Authenticator, Passkey, RecoveryCode
from amal_field.accounts.offers.demo import CAST
from amal_field.audit import AuditEntry
from amal_field.stamp import Submission
from tests.accounts.device import Device, code_of
from tests.accounts.door import at_the_door
from tests.accounts.second_step import DIRK, RIGHT, STEP, options, secret_on, shown_codes
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")
PAGE = "/settings/second-step"
ADD = f"form[action='{PAGE}/passkeys']"
REMOVE = "form[action$='/removal']"
FACTORS = (Passkey, Authenticator, RecoveryCode)


@pytest.fixture
def counts(ask):
    """How many passkeys, apps and recovery codes there are."""
    return lambda: tuple(ask(select(func.count()).select_from(factor)) for factor in FACTORS)


def add_passkey(page, device, **values):
    page.go(PAGE)
    return page.send(ADD, passkey=device.make(options(page, f"{PAGE}/passkey")), **values)


def add_app(page):
    page.go(f"{PAGE}/code")
    secret = secret_on(page)
    return secret, page.send(f"form[action='{PAGE}/code']", code=code_of(secret))


def recorded(ask, tag):
    return ask(select(func.count()).where(AuditEntry.tag == f"accounts:{tag}"))


def test_a_passkey_is_added_under_a_name_used_and_removed(engine, visit, ask, counts):
    page, device = visit("dirk"), Device()
    add_passkey(page, device, name="De tablet van het terrein")
    assert page.url == f"{PAGE}/recovery-codes"
    assert len(shown_codes(page)) == 10
    assert counts() == (1, 0, 10)
    door = at_the_door(visit, DIRK)
    assert door.send(STEP, second_passkey=device.sign(options(door))).url == RIGHT
    page.go(PAGE)
    assert "De tablet van het terrein" in page.text
    assert "laatst gebruikt op" in page.text
    page.send(REMOVE)
    assert counts() == (0, 0, 0)
    assert [recorded(ask, tag) for tag in ("passkey:add", "passkey:remove")] == [1, 1]
    assert at_the_door(visit, DIRK).url == RIGHT
    assert door.go(PAGE).status == 200


def test_an_app_is_added_and_instead_of_another(engine, visit, ask, counts):
    page = visit("dirk")
    first, page = add_app(page)
    codes = shown_codes(page)
    assert counts() == (0, 1, 10)
    second, page = add_app(page)
    assert page.url == PAGE
    assert counts() == (0, 1, 10)
    assert at_the_door(visit, DIRK).send(STEP, second_code=code_of(first)).status == 422
    assert at_the_door(visit, DIRK).send(STEP, second_code=code_of(second, steps_ahead=1)).url == RIGHT
    assert at_the_door(visit, DIRK).send(STEP, second_recovery=codes[0]).url == RIGHT
    assert recorded(ask, "authenticator:set") == 2


def test_a_wrong_code_sets_up_no_app_and_the_picture_stays(visit, counts):
    page = visit("dirk").go(f"{PAGE}/code")
    secret = secret_on(page)
    page.send(f"form[action='{PAGE}/code']", code="123")
    assert page.status == 422
    assert page.find("#code-error")
    assert secret_on(page) == secret
    assert counts() == (0, 0, 0)


def test_a_code_without_a_picture_before_it_is_wrong(visit, counts):
    page = visit("dirk").go(f"{PAGE}/code")
    with page.client.session_transaction() as session:
        del session["authenticator"]
    assert page.send(f"form[action='{PAGE}/code']", code="123456").status == 422
    assert counts() == (0, 0, 0)


@pytest.mark.parametrize("wrong", ["", "x", "{}"])
def test_what_no_device_made_is_refused(visit, counts, wrong):
    page = visit("dirk").go(PAGE)
    options(page, f"{PAGE}/passkey")
    assert page.send(ADD, passkey=wrong).status == 422
    assert page.find("#name-error")
    assert counts() == (0, 0, 0)


def test_a_passkey_is_registered_once_and_for_its_page(engine, visit, counts):
    page, device = visit("dirk"), Device()
    add_passkey(page, device)
    assert add_passkey(page, device).status == 422
    assert add_passkey(visit("gert"), device).status == 422
    assert add_passkey(page, Device("https://evil.example")).status == 422
    assert counts() == (1, 0, 10)


def test_an_answer_at_the_door_adds_no_passkey(visit, passkey_of_user, counts):
    device = Device()
    passkey_of_user("gert", device)
    page = visit("dirk").go(PAGE)
    asked = options(page, f"{PAGE}/passkey")["create"]
    answer = device.sign({"get": {"rpId": "localhost", "challenge": asked["challenge"]}})
    assert page.send(ADD, passkey=answer).status == 422
    assert counts() == (1, 0, 10)


@pytest.mark.parametrize("is_demanded", [True, False])
def test_the_last_one_of_who_needs_it_stays(engine, app, visit, app_of_user, counts, is_demanded):
    app_of_user("dirk")
    app.config["SECOND_FACTOR"] = is_demanded
    page = visit("dirk").go(PAGE).send(REMOVE)
    assert page.status == (422 if is_demanded else 200)
    assert ("Stel eerst een andere in" in page.text) is is_demanded
    assert counts() == ((0, 1, 10) if is_demanded else (0, 0, 0))


def test_of_two_one_may_go(engine, visit, demanded, app_of_user, passkey_of_user, counts):
    app_of_user("dirk")
    passkey_of_user("dirk", Device())
    page = visit("dirk").go(PAGE)
    assert page.send(f"form[action='{PAGE}/code/removal']").status == 200
    assert counts() == (1, 0, 10)
    assert page.send(REMOVE).status == 422
    assert counts() == (1, 0, 10)


def test_recovery_codes_are_shown_once_and_new_ones_end_the_old(engine, visit, ask, app_of_user):
    _secret, old = app_of_user("dirk")
    page = visit("dirk").go(PAGE).send("form[action$='/recovery-codes']")
    new = shown_codes(page)
    assert len(new) == 10
    assert not page.go(f"{PAGE}/recovery-codes").find(".recovery__codes")
    assert at_the_door(visit, DIRK).send(STEP, second_recovery=old[0]).status == 422
    assert at_the_door(visit, DIRK).send(STEP, second_recovery=new[0]).url == RIGHT
    assert ask(select(func.count()).where(RecoveryCode.used_at.is_not(None))) == 1
    assert recorded(ask, "recovery_codes:make") == 1


def test_no_answer_that_is_kept_for_a_repeat_holds_a_code_or_a_secret(visit, app, ask):
    page = visit("dirk")
    secret, page = add_app(page)
    told = [secret, *shown_codes(page)]
    page.go(PAGE).send("form[action$='/recovery-codes']")
    told += shown_codes(page)
    kept = [ask(select(func.count()).where(Submission.body.contains(text))) for text in told]
    assert kept == [0] * 21


def test_recovery_codes_recover_nothing_without_a_second_step(visit, counts):
    page = visit("dirk").go(PAGE)
    page.post(f"{PAGE}/recovery-codes", fields_of(page.form(ADD)))
    assert page.status == 422
    assert counts() == (0, 0, 0)


def test_a_passkey_of_another_cannot_be_removed(visit, ask, passkey_of_user, counts):
    passkey_of_user("gert", Device())
    page = visit("dirk").go(PAGE)
    url = f"{PAGE}/passkeys/{ask(select(Passkey.id))}/removal"
    assert page.post(url, fields_of(page.form(ADD))).status == 404
    assert counts() == (1, 0, 10)


def test_twice_is_once(engine, visit, app_of_user, ask):
    app_of_user("dirk")
    page = visit("dirk").go(PAGE)
    fields = fields_of(page.form("form[action$='/code/removal']"))
    statuses = [page.post(f"{PAGE}/code/removal", fields).status for _ in range(2)]
    again = page.post(f"{PAGE}/code/removal", fields | {"request_token": fields_of(page.form(ADD))["request_token"]})
    assert [*statuses, again.status] == [200] * 3
    assert recorded(ask, "authenticator:remove") == 1


def test_the_password_is_asked_before_a_change_and_the_passkey_goes_along(engine, visit, lowered, counts):
    lowered("dirk")
    page = visit("dirk").go(PAGE)
    page.send(ADD, passkey=Device().make(options(page, f"{PAGE}/passkey")))
    assert page.status == 401
    assert counts() == (0, 0, 0)
    page.send(ADD, sign_in_password="drie rode caravans")
    assert page.url == f"{PAGE}/recovery-codes"
    assert counts() == (1, 0, 10)


def test_at_a_bare_address_no_passkey_is_offered(client_of):
    answer = client_of("dirk").get(PAGE, base_url="http://[2001:db8::7]:8000")
    assert "use-passkey" not in answer.text


def test_who_needs_none_may_have_one(visit, app_of_user):
    secret, _codes = app_of_user("amina")
    page = at_the_door(visit, CAST["amina"].email)
    assert page.send(STEP, second_code=code_of(secret)).url == "/transit-site"
