"""PINs: tries are counted before they are looked at, over all tablets, and on each."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Lock

import pytest
from sqlalchemy import func, select

from amal_field import passwords
from amal_field.accounts.models import Pin, SignIn, Tablet
from amal_field.accounts.offers.demo import CAST, PASSWORD, player
from amal_field.audit import AuditEntry
from tests.accounts.door import at_the_door
from tests.accounts.shared import PIN, WRONG, enter, pad_of
from tests.conftest import NOON
from tests.page import fields_of

CREW = ("amina", "bruno", "karim", "els", "jan")


@pytest.fixture
def looked_at(monkeypatch):
    """The PINs that were compared with a hash."""
    seen, lock, verify = [], Lock(), passwords.verify_password

    def note(hashed, text):
        with lock:
            seen.append(text)
        return verify(hashed, text)

    monkeypatch.setattr(passwords, "verify_password", note)
    return seen


def test_of_fifty_at_once_five_are_looked_at(engine, app, visit, ask, shared, looked_at):
    tablets = [shared("amina", name=f"Balie {number}", letter=letter) for number, letter in enumerate("ABCDE")]
    pads = [tablet.with_browser(visit(None)).go(pad_of("amina", app)) for tablet in tablets]
    form = [fields_of(pad.form("main pin-pad form")) | {"pin": WRONG} for pad in pads]

    def send(number):
        page = pads[number % 5]
        return app.test_client(use_cookies=False).post(
            pad_of("amina", app),
            data=form[number % 5],
            headers={"Cookie": "; ".join(_cookies(page))},
        )

    with ThreadPoolExecutor(50) as pool:
        statuses = {answer.status_code for answer in pool.map(send, range(50))}
    assert statuses <= {422, 503}
    assert 0 < len(looked_at) <= 5
    assert ask(select(Pin.tries)) == len(looked_at)
    assert (ask(select(Pin.closed_at)) is not None) == (len(looked_at) == 5)


def _cookies(page):
    return [f"{name}={page.client.get_cookie(name).value}" for name in ("amal_field", "tablet")]


def test_five_wrong_ones_close_it_everywhere_until_the_password(engine, app, visit, ask, shared, looked_at):
    desk, site = shared("amina"), shared("amina", name="Terrein", letter="C")
    for number in range(5):
        page = enter((desk, site)[number % 2].with_browser(visit(None)), "amina", app, WRONG)
        assert page.status == 422
    assert "gesloten" in page.text
    looked_at.clear()
    assert "gesloten" in enter(site.with_browser(visit(None)), "amina", app).text
    assert not looked_at
    assert ask(select(func.count()).where(AuditEntry.tag == "accounts:pin:close")) == 1
    at_the_door(visit, CAST["amina"].email)
    assert enter(site.with_browser(visit(None)), "amina", app).url == "/transit-site"
    assert ask(select(Pin.tries)) == 0


def test_a_right_one_forgives_those_before(app, visit, shared):
    tablet = shared("amina")
    for _ in range(2):
        for _ in range(4):
            assert enter(tablet.with_browser(visit(None)), "amina", app, WRONG).status == 422
        assert enter(tablet.with_browser(visit(None)), "amina", app).url == "/transit-site"


def test_twenty_wrong_ones_on_a_tablet_leave_it_passwords(engine, app, visit, ask, shared, frozen_clock, looked_at):
    tablet, other = shared(*CREW), shared(*CREW, name="Terrein", letter="C")
    for key in CREW[:4]:
        for _ in range(5):
            enter(tablet.with_browser(visit(None)), key, app, WRONG)
    looked_at.clear()
    page = enter(tablet.with_browser(visit(None)), CREW[4], app)
    assert page.status == 422
    assert "Te veel foute pincodes" in page.text
    assert not looked_at
    assert "Te veel foute pincodes" in tablet.with_browser(visit(None)).go("/tablet").text
    assert enter(other.with_browser(visit(None)), CREW[4], app).status == 200
    page = tablet.with_browser(visit(None)).go("/sign-in")
    assert page.send(sign_in_email=CAST["karim"].email, sign_in_password=PASSWORD).url == "/transit-site"
    frozen_clock(NOON + timedelta(minutes=15))
    assert enter(tablet.with_browser(visit(None)), CREW[4], app).status == 200


def test_a_switch_takes_six_statements_and_leaves_one_sign_in(engine, app, visit, ask, shared, monkeypatch):
    tablet = shared("amina", "karim")
    page = enter(tablet.with_browser(visit(None)), "amina", app)
    pad = page.go(pad_of("karim", app))
    seen = []
    monkeypatch.setattr("tests.thrift.most", lambda status, *, signs_in: seen.append(status) or 6)
    pad.client.post(pad_of("karim", app), data=fields_of(pad.form("main pin-pad form")) | {"pin": PIN})
    assert seen == [303]
    monkeypatch.undo()
    assert page.go("/settings").status == 200
    of_tablet = select(func.count()).where(SignIn.tablet_id == tablet.id)
    assert ask(of_tablet) == 2
    assert ask(of_tablet.where(SignIn.ended_at.is_(None))) == 1
    with app.app_context():
        assert ask(select(SignIn.user_id).where(SignIn.ended_at.is_(None), SignIn.tablet_id == tablet.id)) == (
            player("karim").id
        )
    assert ask(select(Tablet.seen_at).where(Tablet.id == tablet.id)) is not None
