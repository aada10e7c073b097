"""The ping: who is signed in, with the token and the key of the moment, and what waits on which tablet."""

import base64
import json
from datetime import timedelta

import pytest

from amal_field import clock
from amal_field.accounts import operations as accounts
from amal_field.accounts.models import SignIn, Tablet
from amal_field.accounts.offers.demo import player
from amal_field.db import db
from tests.accounts.shared import enter, make_shared
from tests.bench.statements import counted

FIELDS = {"user", "name", "token", "at", "version", "formats", "tablet", "key", "wipe", "locked", "names", "gone"}


@pytest.fixture
def shared(app, stamp_of):
    """`shared("els", "karim")`: a tablet on which these work."""

    def make(*keys, name="Balie 2", letter="B"):
        with app.test_request_context():
            made = make_shared(name, letter, keys, stamp_of)
            db.session.remove()
            return made

    return make


@pytest.fixture
def row(app):
    """`row(Tablet, key)`: a row as it stands."""

    def read(model, key):
        with app.app_context():
            found = db.session.get(model, key)
            db.session.remove()
            return found

    return read


def ping(page, **headers):
    answer = page.client.get("/outbox/ping", headers=headers)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert set(answer.json) == FIELDS
    return answer.json


def user_id(app, key):
    with app.app_context():
        found = str(player(key).id)
        db.session.remove()
        return found


def test_it_says_who_is_signed_in_and_gives_them_their_key_alone(engine, app, visit):
    nobody = ping(visit(None))
    assert [nobody[name] for name in ("user", "name", "tablet", "key", "wipe", "locked")] == [None] * 4 + [False] * 2
    els, again, karim = (ping(visit(key)) for key in ("els", "els", "karim"))
    assert (els["user"], els["version"], els["formats"]) == (user_id(app, "els"), app.config["VERSION"], [1])
    assert len(base64.b64decode(els["key"])) == 32
    assert els["key"] == again["key"] != karim["key"]
    assert els["token"]


def test_a_tablet_has_a_key_of_its_own_for_each_of_its_users(engine, app, visit, shared):
    tablet = shared("els", "karim")
    page = enter(tablet.with_browser(visit(None)), "els", app)
    first = ping(page)
    assert first["tablet"] == {"id": str(tablet.id), "name": "Balie 2", "letter": "B"}
    assert ping(page)["key"] == first["key"] != ping(visit("els"))["key"]
    assert ping(enter(page, "karim", app))["key"] != first["key"]


def test_a_locked_sign_in_only_waits(engine, app, visit, shared):
    page = enter(shared("els").with_browser(visit(None)), "els", app)
    assert ping(page)["locked"] is False
    page.client.post("/tablet/lock", data={"csrf_token": ping(page)["token"]}, headers={"X-Cover": "1"})
    locked = ping(page)
    assert [locked[name] for name in ("user", "name", "key", "locked")] == [None, None, None, True]


def test_a_turned_tablet_only_waits(engine, app, visit, shared, given):
    page = enter(shared("karim").with_browser(visit(None)), "karim", app)

    def turn(stamp_of):
        karim = player("karim")
        sign_in = db.session.query(SignIn).filter_by(user_id=karim.id, ended_at=None, means="pin").one()
        accounts.turn(karim, sign_in, "/transit-site/house-rules", stamp=stamp_of("karim"))
        return sign_in

    given(turn)
    assert [ping(page)[name] for name in ("user", "key", "locked")] == [None, None, True]


def test_touching_the_tablet_renews_the_sign_of_use(app, visit, shared, frozen_clock):
    page, at = enter(shared("els").with_browser(visit(None)), "els", app), clock.now()
    for minutes, touched in ((3, 179), (6, 0), (9, 179)):
        frozen_clock(at + timedelta(minutes=minutes))
        assert ping(page, **{"Amal-Touched": str(touched)})["user"], minutes
    for minutes, touched in ((12, "180"), (13, "-1"), (13.5, "")):
        frozen_clock(at + timedelta(minutes=minutes))
        assert ping(page, **{"Amal-Touched": touched})["user"], minutes
    frozen_clock(at + timedelta(minutes=15))
    assert ping(page, **{"Amal-Touched": "0"})["locked"]


def test_what_waits_is_noted_once_a_minute_and_that_nothing_does_at_once(engine, app, visit, shared, row, frozen_clock):
    tablet, els, amina = shared("els", "karim"), user_id(app, "els"), user_id(app, "amina")
    page, at = enter(tablet.with_browser(visit(None)), "karim", app), clock.now()
    oldest = (at - timedelta(hours=2)).isoformat()

    def say(seconds, *lines):
        frozen_clock(at + timedelta(seconds=seconds))
        said = json.dumps([dict(zip(("user", "count", "asks", "oldest"), line, strict=True)) for line in lines])
        return ping(page, **{"Amal-Waiting": said})["names"]

    def waiting():
        kept = row(Tablet, tablet.id)
        return kept.waiting_noted_at, [(line["user"], line["count"]) for line in kept.waiting]

    assert say(0, (els, 4, 1, oldest), (amina, 1, 0, None)) == {els: "Els Peeters"}
    assert waiting() == (at, [(els, 4), (amina, 1)])
    say(59, (els, 3, 0, oldest))
    assert waiting() == (at, [(els, 4), (amina, 1)])
    say(60, (els, 2, 0, oldest))
    assert waiting() == (at + timedelta(seconds=60), [(els, 2)])
    say(61)
    assert waiting() == (at + timedelta(seconds=61), [])


@pytest.mark.parametrize(
    "said",
    [
        *("x", "{}", "[1]", "[[]]", '[{"user": 1}]', '[{"count": 1}]', "[" * 5000, '{"user": NaN}'),
        '[{"user": "00000000-0000-7000-8000-000000000001", "count": -1}]',
        '[{"user": "00000000-0000-7000-8000-000000000001", "count": 1e400}]',
        '[{"user": "00000000-0000-7000-8000-000000000001", "count": 1, "oldest": "9999-99-99"}]',
        '[{"user": "00000000-0000-7000-8000-000000000001", "count": 1, "oldest": "0001-01-01T00:00:00+14:00"}]',
    ],
)
def test_what_cannot_be_read_is_not_noted(app, visit, shared, row, said):
    tablet = shared("karim")
    ping(enter(tablet.with_browser(visit(None)), "karim", app), **{"Amal-Waiting": said})
    assert row(Tablet, tablet.id).waiting is None


def test_a_blocked_tablet_is_told_to_forget(engine, app, visit, shared, given):
    tablet = shared("els")
    page = enter(tablet.with_browser(visit(None)), "els", app)

    def block(stamp_of):
        found = db.session.get_one(Tablet, tablet.id)
        accounts.revoke_tablet(found, stamp=stamp_of("dirk"))
        return found

    given(block)
    told = ping(page)
    assert [told[name] for name in ("user", "key", "tablet", "locked")] == [None, None, None, False]
    assert told["wipe"]
    assert page.go("/settings").status == 401


def test_it_takes_two_statements(engine, app, visit, shared):
    page = enter(shared("els", "karim").with_browser(visit(None)), "els", app)
    ping(page)
    headers = {"Amal-Waiting": json.dumps([{"user": user_id(app, "karim"), "count": 1, "asks": 0, "oldest": None}])}
    ping(page, **headers)
    with counted(app) as seen:
        ping(page, **headers)
    assert len(seen) <= 2, seen
