"""Before what reaches far the password is asked again, and what was filled in goes on."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from amal_field import clock
from amal_field.accounts.models import SignInAttempt, User
from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.web.access import is_raised
from tests.accounts.door import at_the_door
from tests.page import fields_of

pytestmark = pytest.mark.usefixtures("frozen_clock")
AN = {"name": "An Claes", "email": "an@amal.example", "roles": ["reporter"]}
FAR = {
    "accounts": {
        *("invitation", "link", "link_again", "reactivation", "renewal", "roles", "sign_in_end"),
        *("authenticator_removal", "authenticator_setting", "passkey", "passkey_removal", "recovery_codes_renewal"),
        *("second_step_removal", "pin_removal", "tablet_code_renewal", "tablet_enrolment", "tablet_revocation"),
    },
    "dated_settings": {"value", "withdrawal"},
    "figures": {"freezing"},
    "vaccination": {"duty", "duty_cancellation"},
    "reception_desk": {"notice_publishing"},
    "volunteers": {"ceiling"},
    "transit_site": {
        *("closure", "closure_end", "rule", "rule_cancellation", "tariff", "tariff_cancellation"),
        *("house_rules_cancellation", "house_rules_writing"),
    },
}
"""Roles, invitations and other sign-ins; what is shown after the password; settings of rules and of money; and what
is kept for good."""


def test_what_reaches_far_asks_the_password_again(app):
    with app.app_context():
        asked = {rule.endpoint for rule in app.url_map.iter_rules() if is_raised(rule.endpoint)}
    assert asked == {f"{room}.{endpoint}" for room, endpoints in FAR.items() for endpoint in endpoints}


@pytest.mark.parametrize("htmx", [False, True])
def test_what_was_filled_in_goes_on_after_the_password(engine, visit, lowered, ask, htmx):
    lowered("dirk")
    page = visit("dirk").go("/users/invitation")
    page.post("/users/invitation", fields_of(page.form()) | AN, htmx=htmx)
    assert page.status == 401
    assert page.response.headers.get("HX-Retarget") == ("#dialog" if htmx else None)
    assert [item.text_content() for item in page.find("main li")] == ["An Claes", "an@amal.example", "Rapporteur"]
    form = "form[action='/users/invitation']"
    assert page.send(form, sign_in_password="niet dit").status == 401
    assert page.find("#sign_in_password-error")
    assert page.send(form, sign_in_password="").status == 401
    assert ask(select(func.count()).select_from(SignInAttempt)) == 1
    assert ask(select(func.count()).where(User.email == AN["email"])) == 0
    assert "An Claes" in page.send(form, sign_in_password=PASSWORD).text
    assert ask(select(func.count()).where(User.email == AN["email"])) == 1
    assert page.go("/users/invitation").send(**AN | {"email": "bo@amal.example"}).status == 200


@pytest.mark.parametrize(("minutes", "status"), [(9, 200), (10, 401)])
def test_it_is_not_asked_within_ten_minutes(visit, frozen_clock, minutes, status):
    page, began = at_the_door(visit, CAST["dirk"].email), clock.now()
    page.go("/users/invitation")
    frozen_clock(began + timedelta(minutes=minutes))
    assert page.send(**AN).status == status


def test_who_may_not_is_not_asked(visit, lowered):
    lowered("amina")
    page = visit("amina").go("/transit-site")
    assert page.post("/users/invitation", fields_of(page.find("form[method=post]")[0]) | AN).status == 403


def test_wrong_passwords_lock(engine, visit, lowered):
    lowered("dirk")
    page = visit("dirk").go("/users/invitation").send(**AN)
    for _ in range(5):
        page.send("main form", sign_in_password="niet dit")
    page.send("main form", sign_in_password=PASSWORD)
    assert page.status == 401
    assert "Te veel pogingen" in page.text
