"""Passkeys at the door: an answer lets in once, of the right device, for the page that asked, under its name."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from amal_field.accounts.models import Passkey
from amal_field.accounts.offers.demo import PASSWORD
from tests.accounts.device import PRESENT, Device
from tests.accounts.door import at_the_door
from tests.accounts.second_step import DIRK, RIGHT, STEP, opened, options
from tests.conftest import NOON
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


def test_a_passkey_answers_one_challenge_once(engine, visit, ask, passkey_of_user):
    device = Device()
    passkey_of_user("dirk", device)
    page, other = at_the_door(visit, DIRK), at_the_door(visit, DIRK)
    answer = device.sign(options(page))
    options(other)
    assert other.send(STEP, second_passkey=answer).status == 422
    form = fields_of(page.form(STEP)) | {"second_passkey": answer}
    copy = visit(None)
    copy.client.set_cookie("amal_field", page.client.get_cookie("amal_field").value)
    assert page.post("/sign-in/second-step", form).url == RIGHT
    copy.post("/sign-in/second-step", form)
    assert copy.client.get(RIGHT).status_code == 401
    assert opened(ask) == 1


def later(device, page, stop):
    answer = device.sign(options(page))
    stop(NOON + timedelta(minutes=5, seconds=1))
    return answer


WRONG_PASSKEYS = {
    "of nobody": lambda device, page, stop: Device().sign(options(page)),
    "of another key": lambda device, page, stop: Device(credential_id=device.credential_id).sign(options(page)),
    "for another page": lambda device, page, stop: Device(
        "http://evil.example", 5, 5, device.key, device.credential_id
    ).sign(options(page)),
    "for another port": lambda device, page, stop: Device(
        "http://localhost:99", 5, 5, device.key, device.credential_id
    ).sign(options(page)),
    "with nobody before it": lambda device, page, stop: Device(
        device.origin, 5, 0, device.key, device.credential_id
    ).sign(options(page)),
    "that counts backwards": lambda device, page, stop: Device(
        device.origin, 0, 5, device.key, device.credential_id
    ).sign(options(page)),
    "of a challenge of its own": lambda device, page, stop: device.sign(
        {"get": options(page)["get"] | {"challenge": "AAAA"}}
    ),
    "of an old challenge": later,
    "of no challenge": lambda device, page, stop: device.sign({"get": {"rpId": "localhost", "challenge": "AAAA"}}),
    "that made it": lambda device, page, stop: device.make(
        {"create": {"rp": {"id": "localhost"}, "challenge": options(page)["get"]["challenge"]}}
    ),
}


@pytest.mark.parametrize("wrong", WRONG_PASSKEYS)
def test_an_answer_that_is_not_of_the_passkey_lets_nobody_in(visit, frozen_clock, ask, passkey_of_user, wrong):
    device = Device()
    passkey_of_user("dirk", device)
    page = at_the_door(visit, DIRK)
    page.send(STEP, second_passkey=WRONG_PASSKEYS[wrong](device, page, frozen_clock))
    assert page.status == 422
    assert "passkey" in page.find(".problems")[0].text_content()
    assert page.client.get(RIGHT).status_code == 401
    assert ask(select(Passkey.used_at)) is None


def test_a_passkey_without_a_finger_on_it_is_enough_after_a_password(visit, passkey_of_user):
    device = Device(flags=PRESENT)
    passkey_of_user("dirk", device)
    page = at_the_door(visit, DIRK)
    assert page.send(STEP, second_passkey=device.sign(options(page))).url == RIGHT


@pytest.mark.parametrize(
    "answer", ["x", "{}", "[]", "null", "1", '{"id": null}', '{"id": "a\\u0000"}', '{"id": "\\ud800"}', "{" * 30_000]
)
def test_what_no_device_sends_is_refused(engine, visit, passkey_of_user, answer):
    passkey_of_user("dirk", Device())
    page = at_the_door(visit, DIRK)
    options(page)
    assert page.send(STEP, second_passkey=answer).status == 422


def test_at_a_bare_address_only_the_code_is_offered(visit, demanded):
    page = at_the_door(visit, DIRK)
    assert page.find("use-passkey")
    there = page.client.get("/sign-in/second-step", base_url="http://192.0.2.7:8000")
    assert there.status_code in (200, 302)
    client = visit(None).client
    form = client.get("/sign-in", base_url="http://192.0.2.7")
    fields = fields_of(visit(None)._take(form).form())
    data = fields | {"sign_in_email": DIRK, "sign_in_password": PASSWORD}
    answer = client.post("/sign-in", data=data, base_url="http://192.0.2.7", follow_redirects=True)
    assert "app-key__text" in answer.text
    assert "use-passkey" not in answer.text
    assert client.get("/sign-in/passkey", base_url="http://192.0.2.7").json == {}


def test_of_a_passkey_made_under_another_name_nothing_is_asked_here(visit, passkey_of_user):
    device = Device("https://field.example.org")
    codes = passkey_of_user("dirk", device, host="field.example.org")
    page = at_the_door(visit, DIRK)
    assert not page.find("use-passkey")
    assert page.client.get("/sign-in/passkey").json == {}
    assert page.send(STEP, second_recovery=codes[0]).url == RIGHT
