"""What is shown after the password is used once, also by rivals, and the last one stays also where two go at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from amal_field.accounts.models import Authenticator, Passkey, RecoveryCode, SignInAttempt
from tests.accounts.device import Device, code_of
from tests.accounts.door import at_the_door
from tests.accounts.second_step import DIRK, STEP, opened, options, secret_on
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


def at_once(deeds):
    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(lambda deed: deed(), deeds))


@pytest.mark.parametrize("means", ["code", "recovery"])
def test_of_rivals_with_one_code_one_comes_in(engine, app, visit, ask, app_of_user, means):
    app.config["SIGN_IN_TRIES"] = 10
    secret, codes = app_of_user("dirk")
    shown = {"code": code_of(secret), "recovery": codes[0]}[means]
    pages = [at_the_door(visit, DIRK) for _ in range(4)]
    at_once([lambda page=page: page.send(STEP, **{f"second_{means}": shown}) for page in pages])
    assert opened(ask, means) == 1
    assert ask(select(func.count()).select_from(SignInAttempt)) == 3


def test_of_sixteen_codes_at_once_with_one_left_one_is_checked(engine, visit, ask, app_of_user):
    app_of_user("dirk")
    pages = [at_the_door(visit, DIRK) for _ in range(16)]
    for _ in range(4):
        pages[0].send(STEP, second_code="000000")
    texts = at_once([lambda page=page: page.send(STEP, second_code="000000").text for page in pages])
    assert sum("Deze code klopt niet" in text for text in texts) == 1
    assert ask(select(func.count()).select_from(SignInAttempt)) == 5


def test_of_rivals_who_set_up_one_does(engine, visit, demanded, ask):
    pages = [at_the_door(visit, DIRK) for _ in range(4)]
    at_once([lambda page=page: page.send(STEP, second_code=code_of(secret_on(page))) for page in pages])
    assert ask(select(func.count()).select_from(Authenticator)) == 1
    assert ask(select(func.count()).select_from(RecoveryCode)) == 10


def test_where_both_go_at_once_one_stays(engine, visit, demanded, app_of_user, passkey_of_user, ask):
    app_of_user("dirk")
    passkey_of_user("dirk", Device())

    def press(selector):
        page = visit("dirk").go("/settings/second-step")
        form = page.form(selector)
        return lambda: page.post(form.get("action"), fields_of(form)).status

    statuses = at_once([press("form[action*='passkeys/']"), press("form[action*='code/']")])
    assert sorted(statuses) == [200, 422]
    left = [ask(select(func.count()).select_from(factor)) for factor in (Passkey, Authenticator)]
    assert sum(left) == 1


def test_of_rivals_with_one_answer_of_a_passkey_one_comes_in(engine, app, visit, ask, passkey_of_user):
    device = Device()
    passkey_of_user("dirk", device)
    page = at_the_door(visit, DIRK)
    answer = device.sign(options(page))
    fields, copies = fields_of(page.form(STEP)) | {"second_passkey": answer}, [visit(None) for _ in range(3)]
    for copy in copies:
        copy.client.set_cookie("amal_field", page.client.get_cookie("amal_field").value)
    at_once([lambda copy=copy: copy.post("/sign-in/second-step", fields) for copy in copies])
    assert opened(ask, "passkey") == 1
    assert sum(copy.client.get("/settings").status_code == 200 for copy in copies) == 1
