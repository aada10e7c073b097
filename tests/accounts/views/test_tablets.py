"""The tablets as the administrator keeps them."""

from datetime import timedelta
from unittest.mock import Mock

import pytest
from sqlalchemy import select

from amal_field.accounts.models import Tablet
from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.accounts.views import here, locking, pads
from tests.accounts.shared import PIN, WRONG, enter, pad_of
from tests.conftest import NOON


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "Balie 2"}, "name"),
        ({"letter": "i"}, "letter"),
        ({"letter": "b"}, "letter"),
        ({"use": "screen"}, "letter"),
        ({"use": "kitchen"}, "use"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(engine, visit, shared, fields, field):
    shared()
    page = visit("dirk").go("/tablets/enrolment")
    page.send("main form", **{"name": "Ingang", "letter": "C", "use": "entrance"} | fields)
    assert page.status == 422
    assert page.find(f"#{field}-error, #{field}.field--wrong")


def test_a_code_is_shown_until_it_is_used(engine, visit):
    dirk = visit("dirk").go("/tablets/enrolment").send("main form", name="Balie 2", letter="c", use="staff")
    code = dirk.find(".tablet-code")[0].text_content()
    here = dirk.url
    assert dirk.find(".address__code svg")
    assert "Letter C" in visit(None).go("/tablet").send("main form", tablet_code=code).text
    assert not dirk.go(here).find(".tablet-code")
    assert "Ingeschreven met de code" in dirk.text
    assert dirk.send("main form").find(".tablet-code")[0].text_content() != code


def test_the_list_says_who_is_there(engine, app, visit, shared):
    tablet = shared("amina")
    assert "Amina" not in visit("dirk").go("/tablets").text
    enter(tablet.with_browser(visit(None)), "amina", app)
    text = visit("dirk").go("/tablets").text
    assert "Amina Haddad is aangemeld" in text
    assert "door Dirk Maes, laatste contact" in text


def test_an_administrator_ends_a_pin_and_sets_none(engine, app, visit, shared):
    tablet = shared("amina")
    dirk = visit("dirk").go(f"/users/{pad_of('amina', app).rpartition('/')[2]}")
    dirk.send("form[action$='/pin/removal']")
    assert not dirk.find("form[action$='/pin/removal']")
    assert "Pincode beëindigd" in dirk.text
    page = tablet.with_browser(visit(None))
    assert page.go(pad_of("amina", app)).status == 404
    assert "Amina" not in page.go("/tablet").text
    page.go("/sign-in").send(sign_in_email=CAST["amina"].email, sign_in_password=PASSWORD)
    assert page.url == "/transit-site"


def test_a_contact_is_noted_once_a_minute_and_the_cookie_lasts_on_from_each_day(app, visit, shared, ask, frozen_clock):
    frozen_clock(NOON)
    page = shared("amina").with_browser(visit(None))
    for late, noted in ((0, 0), (59, 0), (60, 60), (119, 60)):
        frozen_clock(NOON + timedelta(seconds=late))
        page.go("/tablet")
        assert "Set-Cookie" not in page.response.headers or "tablet=" not in page.response.headers["Set-Cookie"]
        assert ask(select(Tablet.seen_at)) == NOON + timedelta(seconds=noted)
    frozen_clock(NOON + timedelta(days=1))
    (cookie,) = [one for one in page.go("/tablet").response.headers.getlist("Set-Cookie") if one.startswith("tablet=")]
    assert {"HttpOnly", "SameSite=Lax", f"Max-Age={400 * 24 * 60 * 60}"} <= set(cookie.split("; "))


def test_the_log_tells_of_pins_locks_and_blocked_tablets_and_names_nobody(app, visit, shared, monkeypatch):
    tablet, log = shared("amina"), Mock()
    for module in (here, locking, pads):
        monkeypatch.setattr(module, "log", log)
    enter(tablet.with_browser(visit(None)), "amina", app, PIN).send(".bar__lock form")
    for _ in range(5):
        page = enter(tablet.with_browser(visit(None)), "amina", app, WRONG)
    visit("dirk").go(f"/tablets/{tablet.id}/revocation").send("main form")
    page.go("/tablet")
    told = [call.args[0] for call in log.mock_calls]
    assert told == ["tablet_locked", *["pin_wrong"] * 5, "pin_closed", "tablet_revoked"]
    keys = {str(tablet.id), pad_of("amina", app).rpartition("/")[2]}
    assert {value for call in log.mock_calls for value in call.kwargs.values()} == keys
