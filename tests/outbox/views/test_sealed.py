"""What waits on a tablet that was blocked, or for somebody without access, is handed in sealed and set aside."""

import base64
import json
import os
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select

from amal_field import clock
from amal_field.accounts import operations as accounts
from amal_field.accounts.models import Tablet, User
from amal_field.accounts.offers.demo import player
from amal_field.db import db, new_key
from amal_field.outbox.models import Delivery, SetAside
from tests.accounts.shared import enter, make_shared

FIELDS = [["given_name", "Zeno"], ["request_token", "0" * 32]]


@pytest.fixture
def tablet(app, visit, stamp_of):
    """A tablet on which Els and Karim work, Els signed in, and the key under which it seals what is hers."""
    with app.test_request_context():
        made = make_shared("Balie 2", "B", ("els", "karim"), stamp_of)
        db.session.remove()
    page = enter(made.with_browser(visit(None)), "els", app)
    told = page.client.get("/outbox/ping").json
    return SimpleNamespace(id=made.id, page=page, key=told["key"], els=told["user"])


@pytest.fixture
def block(given, tablet):
    def revoke(stamp_of):
        made = db.session.get_one(Tablet, tablet.id)
        accounts.revoke_tablet(made, stamp=stamp_of("dirk"))
        return made

    return lambda: given(revoke)


def entry(tablet, key=None, author=None, sealed_under=None, said=None):
    iv = os.urandom(12)
    whole = {"url": f"/attendance/sessions/{new_key()}/walk-ins", "fields": FIELDS, "label": "Zeno"}
    said = json.dumps(whole) if said is None else said
    sealed = AESGCM(base64.b64decode(sealed_under or tablet.key)).encrypt(iv, said.encode(), None)
    text = {"iv": base64.b64encode(iv).decode(), "sealed": base64.b64encode(sealed).decode()}
    about = {"kind": "walk-in", "author": author or tablet.els, "entered_at": clock.now().isoformat()}
    return {"key": (key or new_key()).hex, **about, "skew_ms": 0, "tries": 1, **text}


def hand_in(client, entries, blocked=""):
    token = client.get("/outbox/ping").json["token"]
    said = {"csrf_token": token, "blocked": blocked, "entries": json.dumps(entries)}
    return client.post("/outbox/sealed", data=said)


def rows(app):
    with app.app_context():
        kept = db.session.execute(
            select(SetAside, Delivery).join(Delivery, Delivery.key == SetAside.delivery_key)
        ).all()
        db.session.remove()
        return kept


def test_a_blocked_tablet_hands_in_what_waits_once_also_when_its_secret_is_gone(engine, app, tablet, block):
    block()
    told = tablet.page.client.get("/attendance").headers["Amal-Wipe"]
    sealed = [entry(tablet), entry(tablet, sealed_under=base64.b64encode(os.urandom(32)).decode())]
    stranger = entry(tablet, author=str(new_key()))
    for _ in range(2):
        answer = hand_in(tablet.page.client, [*sealed, stranger], told)
        assert answer.json == {"kept": [one["key"] for one in sealed]}
    kept = {row.Delivery.key.hex: row for row in rows(app)}
    assert set(kept) == {one["key"] for one in sealed}
    readable, unreadable = (kept[one["key"]] for one in sealed)
    assert (readable.SetAside.fields, readable.SetAside.reason) == (FIELDS, "blocked")
    assert unreadable.SetAside.fields is None
    for row in (readable, unreadable):
        assert (row.Delivery.kind, row.Delivery.outcome) == ("attendance.walk-in", "aside")
        assert (str(row.Delivery.user_id), row.Delivery.tablet_id) == (tablet.els, tablet.id)


def test_a_tablet_in_use_hands_in_what_waits_of_who_has_no_access_any_more_alone(app, tablet, given, visit):
    karim = enter(tablet.page, "karim", app).client

    def deactivate(stamp_of):
        accounts.deactivate(db.session.get_one(User, player("els").id), stamp=stamp_of("dirk"))
        return player("els")

    waiting = json.dumps([{"user": tablet.els, "count": 1, "asks": 0, "oldest": None}])
    assert karim.get("/outbox/ping", headers={"Amal-Waiting": waiting}).json["gone"] == []
    sealed = entry(tablet)
    assert hand_in(karim, [sealed]).json == {"kept": []}
    given(deactivate)
    assert karim.get("/outbox/ping", headers={"Amal-Waiting": waiting}).json["gone"] == [tablet.els]
    assert hand_in(karim, [sealed]).json == {"kept": [sealed["key"]]}
    assert [row.SetAside.reason for row in rows(app)] == ["gone"]


@pytest.mark.parametrize("entries", ["", "no list", "[1]", '[{"key": 1}]', json.dumps([{}] * 51), "[" * 99_999])
def test_what_is_no_list_of_entries_is_refused(tablet, entries):
    client = tablet.page.client
    token = client.get("/outbox/ping").json["token"]
    assert client.post("/outbox/sealed", data={"csrf_token": token, "entries": entries}).status_code == 400


def test_who_shows_nothing_hands_in_nothing(client_of, tablet):
    assert hand_in(client_of(None), [entry(tablet)], "forged").status_code == 404


def test_what_no_database_holds_is_handed_in_all_the_same(engine, app, tablet, block):
    block()
    told = tablet.page.client.get("/attendance").headers["Amal-Wipe"]
    harm = json.dumps({"url": "/gone\x00\ud800", "fields": [["na\x00me", "Zeno\x00\ud800"]]})
    sealed = [entry(tablet, said=said) for said in (harm, "[" * 99_999, '{"url": "/", "fields": [[1]]}')]
    sealed.append(entry(tablet) | {"iv": "", "entered_at": "\x00", "kind": "\x00", "skew_ms": 10**300})
    for some in (sealed[:2], sealed[2:]):
        assert hand_in(tablet.page.client, some, told).json == {"kept": [line["key"] for line in some]}
    kept = {row.Delivery.key.hex: row for row in rows(app)}
    first, last = (kept[line["key"]] for line in (sealed[0], sealed[-1]))
    assert (first.SetAside.path, first.SetAside.fields) == ("/gone", [["name", "Zeno"]])
    assert (last.SetAside.fields, last.Delivery.skew_ms, last.Delivery.kind) == (None, 0, "")


def test_a_clock_without_end_is_refused(tablet, block):
    block()
    told = tablet.page.client.get("/attendance").headers["Amal-Wipe"]
    token = tablet.page.client.get("/outbox/ping").json["token"]
    text = json.dumps([entry(tablet)]).replace('"skew_ms": 0', '"skew_ms": 1e400')
    said = {"csrf_token": token, "blocked": told, "entries": text}
    assert tablet.page.client.post("/outbox/sealed", data=said).status_code == 400
