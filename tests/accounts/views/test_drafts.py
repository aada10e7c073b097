"""Drafts: what was filled in when a tablet locked waits for who filled it in, and opens in its own form."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from amal_field.accounts.models import Draft
from amal_field.transit_site.models import Stay
from tests.accounts.shared import enter
from tests.conftest import NOON
from tests.page import FROM_US, fields_of

CHECK_IN = "/transit-site/pitches/7/check-in"
FAMILY = {"newcomers-0-given_name": "Nele", "newcomers-0-family_name": "Demeter", "plates": "1-ABC-234"}
FORM = f"form[action='{CHECK_IN}']"


@pytest.fixture
def half_filled(app, visit, shared, frozen_clock):
    """Amina's tablet, locked on a check-in that she was filling in; the fields of the form."""
    frozen_clock(NOON)
    page = enter(shared("amina", "karim").with_browser(visit(None)), "amina", app)
    page.go(CHECK_IN)
    fields = fields_of(page.form(FORM)) | FAMILY
    assert set(FAMILY) <= set(fields_of(page.form(FORM))), sorted(fields_of(page.form(FORM)))
    assert lock_on(page, fields) == "kept"
    return page, fields


def lock_on(page, fields, path=CHECK_IN):
    data = fields | {"draft_path": path}
    return page.client.post("/tablet/lock", data=data, headers=FROM_US | {"X-Cover": "yes"}).headers["X-Draft"]


def open_draft(page):
    return page.go("/drafts").send(f"{FORM}")


def test_it_opens_in_its_own_form_on_any_tablet_and_goes_once_accepted(engine, app, visit, shared, half_filled, count):
    page, _fields = half_filled
    other = enter(page, "karim", app)
    assert not other.find(".drafts-waiting")
    assert "Er wacht niets op je." in other.go("/drafts").text
    amina = enter(shared("amina", name="Terrein", letter="C").with_browser(visit(None)), "amina", app)
    assert "1 klad wacht op je" in amina.text
    assert "Klad van 12:00 · Terrein" in amina.go("/drafts").text
    assert open_draft(amina).status == 200
    assert not amina.find("main .problems, main .field__error")
    assert {name: fields_of(amina.form(FORM))[name] for name in FAMILY} == FAMILY
    assert count(Stay) == 0
    assert count(Draft) == 1
    amina.send(FORM)
    assert count(Stay) == 1
    assert count(Draft) == 0
    assert not amina.go("/settings").find(".drafts-waiting")


def test_it_is_thrown_away_or_gone_after_a_day(app, half_filled, count, frozen_clock):
    page, _fields = half_filled
    enter(page, "amina", app)
    form = fields_of(page.go("/drafts").form(FORM))
    frozen_clock(NOON + timedelta(hours=24))
    enter(page, "amina", app)
    assert "Er wacht niets op je." in page.go("/drafts").text
    fresh = fields_of(page.form("form[action='/sign-out']"))
    assert page.post(CHECK_IN, form | {"csrf_token": fresh["csrf_token"]}).status == 404
    frozen_clock(NOON)
    page.go("/drafts").send("form[action$='/removal']")
    assert count(Draft) == 0


def test_nobody_opens_the_draft_of_another(app, half_filled, visit):
    page, _fields = half_filled
    form = fields_of(enter(page, "amina", app).go("/drafts").form(FORM))
    karim = visit("karim").go("/settings")
    token = fields_of(karim.form("form[action='/sign-out']"))
    assert karim.post(CHECK_IN, form | token).status == 404


def test_what_is_sent_after_the_lock_is_a_draft_and_shown_to_nobody(engine, half_filled, count):
    page, fields = half_filled
    page.post(CHECK_IN, fields | {"plates": "2-XYZ-789", "present_password": "geheim", "pin": "3719"})
    assert page.status == 401
    assert "is voor je bewaard" in page.text
    assert not {"Nele", "2-XYZ-789"} & set(page.response.text.replace('"', " ").split())
    assert (count(Draft), count(Stay)) == (1, 0)


def test_it_holds_no_password_nor_pin(app, half_filled, ask):
    page, fields = half_filled
    enter(page, "amina", app)
    csrf = {"csrf_token": fields_of(page.go("/settings").form(".bar__lock form"))["csrf_token"]}
    lock_on(page, fields | csrf | {"pin": "3719", "new_pin": "3719", "password": "geheim"})
    assert not {"pin", "new_pin", "password", "csrf_token"} & {name for name, _value in ask(select(Draft.fields))}


@pytest.mark.parametrize(
    ("path", "fields", "kept"),
    [
        ("/vaccination/vaccines/vaccine", {"brand": "x"}, "health"),
        ("/referrals", {"question": "x"}, "health"),
        ("/nowhere", {"a": "x"}, "health"),
        ("//elsewhere.example/a", {"a": "x"}, "none"),
        (CHECK_IN, {"remark": "x" * 66_000}, "large"),
    ],
)
def test_what_is_not_kept_is_said(app, visit, shared, count, path, fields, kept):
    page = enter(shared("amina").with_browser(visit(None)), "amina", app)
    tokens = fields_of(page.go("/settings").form(".bar__lock form"))
    assert lock_on(page, tokens | fields, path) == kept
    assert count(Draft) == 0


def test_what_was_accepted_leaves_no_draft(engine, app, visit, shared, count):
    page = enter(shared("amina").with_browser(visit(None)), "amina", app).go(CHECK_IN)
    fields = fields_of(page.form(FORM)) | FAMILY
    assert page.post(CHECK_IN, fields).status == 200
    assert lock_on(page, fields) == "kept"
    assert (count(Stay), count(Draft)) == (1, 0)


def test_a_form_sent_while_it_locks_is_stored_or_a_draft(engine, app, visit, shared, count):
    page = enter(shared("amina").with_browser(visit(None)), "amina", app)
    for number, (given, family) in {7: ("Nele", "Demeter"), 8: ("Wout", "Aerts"), 9: ("Fatma", "Yildiz")}.items():
        path = f"/transit-site/pitches/{number}/check-in"
        family = {"newcomers-0-given_name": given, "newcomers-0-family_name": family}
        fields = fields_of(page.go(path).form(f"form[action='{path}']")) | family
        beside = app.test_client()
        beside._cookies = dict(page.client._cookies)
        before = (count(Stay), count(Draft))
        with ThreadPoolExecutor(2) as pool:
            sent = pool.submit(beside.post, path, data=fields, headers=FROM_US)
            kept = pool.submit(lock_on, page, fields, path)
        assert sent.result().status_code in (200, 303, 401)
        assert kept.result() == "kept"
        assert (count(Stay) - before[0], count(Draft) - before[1]) in {(1, 0), (0, 1)}
        enter(page, "amina", app)


def test_the_twenty_first_replaces_the_oldest(engine, app, visit, shared, frozen_clock, ask):
    page = enter(shared("amina").with_browser(visit(None)), "amina", app).go("/settings")
    tokens = fields_of(page.form(".bar__lock form"))
    for number in range(1, 22):
        frozen_clock(NOON + timedelta(seconds=number))
        lock_on(page, tokens | {"plates": "x"}, f"/transit-site/pitches/{number}/check-in")
    assert ask(select(func.count()).select_from(Draft)) == 20
    assert ask(select(func.count()).where(Draft.path.endswith("/1/check-in"))) == 0


def test_a_button_is_told_in_words_before_it_is_sent(app, half_filled, count):
    page, _fields = half_filled
    enter(page, "amina", app)
    tokens = fields_of(page.go("/settings").form(".bar__lock form"))
    assert lock_on(page, tokens | {"language": "fr"}, "/settings/language") == "kept"
    enter(page, "amina", app)
    page.go("/drafts").send("form[action='/settings/language']")
    assert page.status == 200
    assert count(Draft) == 2
