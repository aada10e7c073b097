"""The lock of a shared tablet: nothing is read, and the PIN of the same person goes on where they were."""

from datetime import timedelta

import pytest
from lxml.html import fromstring
from sqlalchemy import func, select

from amal_field.accounts.models import SignIn
from amal_field.audit import AuditEntry
from amal_field.web.access import PUBLIC, OnTablet, access_of
from tests.accounts.shared import PIN, WRONG, enter, pad_of
from tests.conftest import NOON
from tests.guards.asking import answer
from tests.page import FROM_US, HTMX, fields_of
from tests.page import select as select_of

PLAN = "/transit-site"


@pytest.fixture
def at_work(app, visit, shared):
    """Amina, in by PIN on a shared tablet that Karim uses too."""
    return enter(shared("amina", "karim").with_browser(visit(None)), "amina", app)


def lock(page):
    return page.send(".bar__lock form")


def test_a_locked_sign_in_reads_no_page_of_any_route(app, at_work):
    lock(at_work)
    cookies = [f"{name}={at_work.client.get_cookie(name).value}" for name in ("amal_field", "tablet")]
    with app.app_context():
        asked = [(rule, access_of(rule.endpoint)) for rule in app.url_map.iter_rules()]
        closed = [rule for rule, wanted in asked if wanted != PUBLIC and not isinstance(wanted, OnTablet)]
    answers = {rule.endpoint: answer(app, None, rule, "GET", cookies) for rule in closed if "GET" in rule.methods}
    assert len(answers) > 100
    assert not [endpoint for endpoint, given in answers.items() if given.status_code != 401]
    assert not [endpoint for endpoint, given in answers.items() if "bar__lock" in given.text]


def test_the_same_pin_goes_on_with_the_same_forms(engine, app, at_work, ask):
    form = fields_of(at_work.go("/settings").form("form[action='/settings/language']")) | {"language": "fr"}
    (cover,) = select_of(
        fromstring(at_work.response.text), "screen-lock form"
    )  # in a template, until it covers the page
    pad = fields_of(cover) | {"pin": PIN}
    lock(at_work)
    assert "Amina Haddad" in at_work.text
    assert at_work.go("/settings").status == 401
    wrong = at_work.client.post(pad_of("amina", app), data=pad | {"pin": WRONG})
    assert wrong.status_code == 422
    assert at_work.client.post(pad_of("amina", app), data=pad).status_code == 303
    assert at_work.post("/settings/language", form).status == 200
    assert ask(select(func.count()).where(SignIn.tablet_id.is_not(None))) == 1
    assert ask(select(func.count()).where(AuditEntry.tag == "accounts:sign_in:open_by_pin")) == 2


def test_another_pin_leaves_for_their_own_page(app, at_work, ask):
    lock(at_work)
    page = enter(at_work, "karim", app)
    assert page.url == PLAN
    assert "Karim Benali" in page.text
    assert ask(select(func.count()).where(SignIn.ended_at.is_(None), SignIn.tablet_id.is_not(None))) == 1


def test_the_server_locks_by_itself_unless_somebody_types(engine, app, at_work, frozen_clock):
    at_work.client.get("/settings")
    for minutes in (4, 8, 12):
        frozen_clock(at(minutes))
        assert at_work.client.get("/tablet/in-use").status_code == 204
    frozen_clock(at(16))
    assert at_work.client.get(PLAN).status_code == 200
    for minutes in (18, 20):
        frozen_clock(at(minutes))
        assert at_work.client.get(PLAN, headers=HTMX | {"HX-PTag": "1"}).status_code in (200, 304)
    frozen_clock(at(21))
    poll = at_work.client.get(PLAN, headers=HTMX | {"HX-PTag": "1"})
    assert (poll.status_code, poll.text, poll.headers["HX-Reswap"]) == (401, "", "none")
    assert at_work.client.get(PLAN).status_code == 401


def at(minutes):
    return NOON + timedelta(minutes=minutes)


@pytest.fixture(autouse=True)
def _noon(frozen_clock):
    frozen_clock(NOON)


def test_a_lock_that_a_script_asks_for_says_what_became_of_the_form(app, at_work):
    fields = fields_of(at_work.go("/settings").form(".bar__lock form"))
    answer = at_work.client.post("/tablet/lock", data=fields, headers=FROM_US | {"X-Cover": "yes"})
    assert (answer.status_code, answer.headers["X-Draft"]) == (204, "none")
    assert at_work.client.post("/tablet/lock", data=fields, headers=FROM_US).status_code == 303
