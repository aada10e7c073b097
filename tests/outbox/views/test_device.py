"""What a tablet asks for itself: its own page, the pages to make ready, and what somebody removed from it."""

import json

import pytest
from sqlalchemy import select

from amal_field import clock
from amal_field.db import db, new_key
from amal_field.outbox.models import SetAside
from tests.page import HTMX

REMOVED = {
    "removed": "0" * 32,
    "kind": "walk-in",
    "url": "/attendance/sessions/x/walk-ins",
    "content": json.dumps([["given_name", "Zeno"], ["role", "participant"]]),
    "reason": "Zeno went home again",
}


def send(client, said, key=None):
    """Send a removal as a tablet does: an entry, with the token of a ping."""
    known = {"Idempotency-Key": (key or new_key()).hex, "X-CSRFToken": client.get("/outbox/ping").json["token"]}
    known |= {"Amal-Entry": "1", "Amal-Try": "1", "Amal-Skew": "0", "Amal-Entered-At": clock.now().isoformat()}
    return client.post("/outbox/removals", data=said, headers=HTMX | known)


def kept(app):
    with app.app_context():
        rows = list(db.session.scalars(select(SetAside)))
        db.session.remove()
        return rows


def test_the_page_tells_nothing_of_anybody(client_of):
    page = client_of("clara").get("/outbox")
    assert page.status_code == 200
    assert 'id="device-mine"' in page.text


@pytest.mark.parametrize(("key", "first"), [("amina", "/transit-site"), ("clara", "/attendance")])
def test_what_somebody_needs_today_is_made_ready(engine, client_of, key, first):
    pages = client_of(key).get("/outbox/prepared").json["pages"]
    assert pages[:2] == ["/outbox", "/"]
    assert first in pages


def test_what_is_removed_is_kept_with_why_once(engine, app, client_of):
    clara, key = client_of("clara"), new_key()
    for outcome in ("stored", "repeated"):
        answer = send(clara, REMOVED, key)
        assert (answer.status_code, answer.headers["Amal-Outcome"]) == (200, outcome)
    (row,) = kept(app)
    assert (row.fields[0], row.reason) == (["given_name", "Zeno"], REMOVED["reason"])
    assert row.is_resolved


@pytest.mark.parametrize(
    ("field", "value"),
    [("reason", "too short"), ("reason", ""), ("content", "no pairs"), ("content", '[["a", 1]]'), ("removed", "")],
)
def test_what_is_no_removal_is_refused(app, client_of, field, value):
    answer = send(client_of("clara"), REMOVED | {field: value})
    assert (answer.status_code, answer.headers["Amal-Reason"]) == (422, "asks")
    assert kept(app) == []


def test_the_worker_stands_at_the_root_and_is_asked_for_each_time(client_of):
    worker = client_of(None).get("/sw.js")
    assert worker.mimetype == "text/javascript"
    assert worker.headers["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in worker.headers["Content-Security-Policy"]
