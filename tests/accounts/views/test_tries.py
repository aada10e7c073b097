"""What is shown after the password counts as a try; a code lets in once."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from amal_field.accounts.models import SignInAttempt
from amal_field.audit import AuditEntry
from tests.accounts.device import Device, code_of
from tests.accounts.door import at_the_door
from tests.accounts.second_step import DIRK, RIGHT, STEP, opened, options
from tests.conftest import NOON
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_a_code_is_accepted_once(engine, visit, ask, app_of_user):
    secret, _codes = app_of_user("dirk")
    first, second = at_the_door(visit, DIRK), at_the_door(visit, DIRK)
    code = code_of(secret)
    before = [(name, cookie.value) for name, cookie in [("amal_field", first.client.get_cookie("amal_field"))]]
    form = fields_of(first.form(STEP)) | {"second_code": code}
    assert first.post("/sign-in/second-step", form).url == RIGHT
    assert second.send(STEP, second_code=code).status == 422
    assert second.send(STEP, second_code=code_of(secret, steps_ahead=-1)).status == 422
    copy = visit(None)
    for name, value in before:
        copy.client.set_cookie(name, value)
    assert copy.post("/sign-in/second-step", form).url != RIGHT
    assert copy.client.get(RIGHT).status_code == 401
    assert opened(ask) == 1


def test_a_recovery_code_lets_in_once(engine, visit, ask, app_of_user):
    _secret, codes = app_of_user("dirk")
    page = at_the_door(visit, DIRK).send(STEP, second_recovery=f" {codes[3].upper()} ")
    assert page.url == RIGHT
    assert "9 herstelcodes" in page.text
    page = at_the_door(visit, DIRK).send(STEP, second_recovery=codes[3])
    assert page.status == 422
    assert page.find("#second_recovery-error")
    assert opened(ask, "recovery") == 1
    assert ask(select(func.count()).where(AuditEntry.tag == "accounts:recovery_code:use")) == 1


def test_a_recovery_code_of_another_lets_nobody_in(visit, app_of_user):
    app_of_user("dirk")
    _secret, codes = app_of_user("gert")
    assert at_the_door(visit, DIRK).send(STEP, second_recovery=codes[0]).status == 422


WRONG = {"second_code": "000000", "second_recovery": "aaaa-bbbb-cccc-dddd", "second_passkey": '{"id": "abc"}'}


@pytest.mark.parametrize("field", WRONG)
def test_wrong_ones_lock_as_wrong_passwords_do(engine, visit, frozen_clock, ask, app_of_user, passkey_of_user, field):
    secret, codes = app_of_user("dirk")
    passkey_of_user("dirk", Device())
    page = at_the_door(visit, DIRK)
    for _ in range(5):
        options(page)
        page.send(STEP, **{field: WRONG[field]})
    assert ask(select(func.count()).select_from(SignInAttempt)) == 5
    assert "Te veel pogingen" in page.send(STEP, second_code=code_of(secret)).text
    assert "Te veel pogingen" in page.send(STEP, second_recovery=codes[0]).text
    assert at_the_door(visit, DIRK).status == 422
    frozen_clock(NOON + timedelta(minutes=16))
    assert at_the_door(visit, DIRK).send(STEP, second_code=code_of(secret)).url == RIGHT


def test_the_right_password_forgives_no_wrong_code(visit, app_of_user):
    app_of_user("dirk")
    for _ in range(5):
        at_the_door(visit, DIRK).send(STEP, second_code="000000")
    page = at_the_door(visit, DIRK)
    assert page.url == "/sign-in"
    assert "Te veel pogingen" in page.text


def test_nothing_filled_in_is_no_try(visit, ask, app_of_user):
    app_of_user("dirk")
    assert at_the_door(visit, DIRK).send(STEP).status == 422
    assert ask(select(func.count()).select_from(SignInAttempt)) == 0


def test_a_new_key_of_the_server_ends_the_codes_and_not_the_recovery_codes(app, visit, app_of_user):
    secret, codes = app_of_user("dirk")
    app.config["SECRET_KEY"] = "another key, made by chance or so"
    assert at_the_door(visit, DIRK).send(STEP, second_code=code_of(secret)).status == 422
    assert at_the_door(visit, DIRK).send(STEP, second_recovery=codes[0]).url == RIGHT
