"""A form whose sign-in ended goes on after the second step too, with all that was filled in."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from amal_field.accounts.offers.demo import PASSWORD
from amal_field.transit_site.models import Stay
from tests.accounts.device import code_of
from tests.accounts.door import at_the_door
from tests.accounts.second_step import AMINA, DIRK, secret_on, shown_codes
from tests.conftest import NOON
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")


def expired(visit, key, url, htmx=False, **typed):
    page = visit(key).go(url)
    form = page.form()
    page.client.delete_cookie("amal_field")
    return page.post(form.get("action"), fields_of(form) | typed, htmx=htmx)


@pytest.mark.parametrize("htmx", [False, True])
def test_what_was_typed_survives_the_second_step_too(engine, visit, ask, app_of_user, htmx):
    secret, _codes = app_of_user("amina")
    typed = {"newcomers-0-given_name": "Sammy"}
    page = expired(visit, "amina", "/transit-site/pitches/3/check-in", htmx, **typed)
    again = "form[action$='/check-in']"
    page.send(again, sign_in_email=AMINA, sign_in_password=PASSWORD)
    assert page.status == 401
    assert "Sammy" in page.text
    assert page.send(again, second_code="000000").status == 401
    assert page.find("#second_code-error")
    page.send(again, second_code=code_of(secret))
    assert page.url == "/transit-site/pitches/3"
    assert "Sammy" in page.text
    assert ask(select(func.count()).select_from(Stay)) == 1


def test_what_was_typed_survives_setting_up_a_second_step(engine, visit, ask, demanded):
    an = {"name": "An Claes", "email": "an@amal.example", "roles": ["reporter"]}
    page = expired(visit, "dirk", "/users/invitation", **an)
    again = "form[action='/users/invitation']"
    page.send(again, sign_in_email=DIRK, sign_in_password=PASSWORD)
    page.send(again, second_code=code_of(secret_on(page)))
    assert page.status == 401
    assert len(shown_codes(page)) == 10
    assert "An Claes" in page.text
    page.send(again)
    assert page.status == 200
    assert "An Claes" in page.text


def test_a_second_step_that_came_too_late_keeps_what_was_typed(visit, frozen_clock, app_of_user):
    app_of_user("amina")
    page = expired(visit, "amina", "/transit-site/pitches/3/check-in", **{"newcomers-0-given_name": "Sammy"})
    page.send("form[action$='/check-in']", sign_in_email=AMINA, sign_in_password=PASSWORD)
    frozen_clock(NOON + timedelta(minutes=11))
    page.send("form[action$='/check-in']", second_code="123456")
    assert page.status == 401
    assert page.find("#sign_in_password")
    assert "Sammy" in page.text


def test_the_second_step_needs_the_token_of_its_page(visit, app_of_user):
    secret, _codes = app_of_user("amina")
    page = at_the_door(visit, AMINA)
    for url in ("/sign-in/second-step", "/transit-site/pitches/3/check-in"):
        assert page.client.post(url, data={"second_code": code_of(secret)}).status_code == 400
    assert page.client.get("/transit-site").status_code == 401
