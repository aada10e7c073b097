"""Over the wire: an entry that arrived has its receipt, however often it comes; any other is told why it stays."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.audit import AuditEntry
from amal_field.db import db, new_key
from amal_field.outbox.models import Delivery, Review, SetAside
from amal_field.people.models import Household
from amal_field.room import Kind
from amal_field.stamp import Submission
from amal_field.web import outbox
from tests.page import HTMX


def headers(key=None, *, ago=timedelta(0), **more):
    """Those of an entry that was typed in so long ago."""
    said = {
        "Amal-Entry": "1",
        "Idempotency-Key": (key or new_key()).hex,
        "Amal-Entered-At": (clock.now() - ago).isoformat(timespec="milliseconds"),
        "Amal-Skew": "0",
        "Amal-Try": "1",
    }
    return HTMX | said | more


@pytest.fixture(autouse=True)
def may_wait(monkeypatch):
    """Every trial form may wait."""
    names = ("notes", "abortion", "elsewhere", "days", "managing")
    kinds = [Kind(name, name, (f"trial.{name}",)) for name in names]
    monkeypatch.setitem(outbox.KINDS, "trial", kinds)


@pytest.fixture
def rows(app):
    """`rows(Delivery)`: every row of a table."""

    def read(model, *where):
        with app.app_context():
            found = list(db.session.scalars(select(model).where(*where)).unique())
            db.session.remove()
            return found

    return read


def test_what_is_no_entry_has_no_receipt(engine, amina, fields, rows):
    answer = amina.post("/trial/notes", data=fields(name="An"), headers=HTMX)
    assert not {name for name in dict(answer.headers) if name.startswith("Amal-")} - {"Amal-Field", "Amal-User"}
    assert rows(Delivery) == []


def test_every_answer_says_that_it_is_ours_and_of_whom(engine, app, amina, client_of):
    with app.app_context():
        user_id = str(player("amina").id)
        db.session.remove()
    for path in ("/settings", "/nowhere", "/transit-site"):
        own = amina.get(path).headers
        assert (own["Amal-Field"], own.get("Amal-User")) == (app.config["VERSION"], user_id), path
    nobody = client_of(None).get("/transit-site")
    assert (nobody.headers["Amal-Field"], "Amal-User" in nobody.headers) == (app.config["VERSION"], False)


def test_an_entry_is_delivered_once(engine, amina, kept, rows, frozen_clock):
    key, ago = new_key(), timedelta(hours=6)
    first, second = (
        amina.post("/trial/notes", data={"name": "An"}, headers=headers(key, ago=ago, **{"Amal-Try": tries}))
        for tries in ("1", "2")
    )
    assert [first.headers[name] for name in ("Amal-Receipt", "Amal-Outcome")] == [key.hex, "stored"]
    assert [second.headers[name] for name in ("Amal-Receipt", "Amal-Outcome")] == [key.hex, "repeated"]
    assert first.text == second.text
    assert kept() == ["An"]
    (delivery,) = rows(Delivery)
    assert (delivery.key, delivery.kind, delivery.tries, delivery.outcome) == (key, "trial.notes", 1, "stored")
    assert (delivery.occurred_at, delivery.received_at) == (clock.now() - ago, clock.now())
    (entry,) = rows(AuditEntry, AuditEntry.tag == "trial:note:write")
    assert (entry.at, entry.received_at) == (delivery.occurred_at, delivery.received_at)
    (row,) = rows(Household, Household.name == "An")
    assert row.recorded_at == delivery.occurred_at


def test_a_repeat_is_one_long_after_its_submission_is_forgotten(engine, app, amina, client_of, kept, rows):
    key = new_key()
    amina.post("/trial/notes", data={"name": "An"}, headers=headers(key))
    with app.app_context():
        db.session.execute(delete(Submission))
        db.session.commit()
    again = amina.post("/trial/notes", data={"name": "An"}, headers=headers(key))
    assert (again.status_code, again.headers["Amal-Receipt"]) == (200, key.hex)
    assert again.headers["Amal-Outcome"] == "repeated"
    stranger = client_of("karim").post("/trial/notes", data={"name": "An"}, headers=headers(key))
    assert (stranger.status_code, stranger.headers["Amal-Reason"]) == (422, "other-content")
    assert kept() == ["An"]
    assert rows(Submission) == []


def test_a_redirect_never_reaches_an_entry(engine, amina, kept):
    plain = {name: value for name, value in headers().items() if not name.startswith("HX-")}
    for sent in (plain, headers()):
        answer = amina.post("/trial/elsewhere", data={"name": "An"}, headers=sent)
        assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, "/trial")
        assert answer.headers["Amal-Outcome"] == "stored"


@pytest.mark.parametrize(
    ("told", "status", "reason"),
    [
        ({"Amal-Entry": "9"}, 422, "format"),
        ({"Amal-Entry": "x"}, 422, "format"),
        ({"Amal-Entry": "1", "to": "/trial/events"}, 422, "format"),
        ({"Idempotency-Key": ""}, 400, "key"),
    ],
    ids=str,
)
def test_an_entry_that_stays_is_told_why(engine, amina, kept, rows, told, status, reason):
    answer = amina.post(told.get("to", "/trial/notes"), data={"name": "An"}, headers=headers() | told)
    assert (answer.status_code, answer.headers["Amal-Reason"]) == (status, reason)
    assert "Amal-Receipt" not in answer.headers
    assert kept() == []
    assert rows(Delivery) == []


def test_a_refused_entry_is_corrected_under_its_key(engine, amina, kept):
    key = new_key()
    refused = amina.post("/trial/abortion", data={"name": "An", "code": "422"}, headers=headers(key))
    assert (refused.status_code, refused.headers["Amal-Reason"]) == (422, "asks")
    mended = amina.post("/trial/notes", data={"name": "An"}, headers=headers(key))
    other = amina.post("/trial/notes", data={"name": "Bo"}, headers=headers(key))
    assert mended.headers["Amal-Outcome"] == "stored"
    assert (other.status_code, other.headers["Amal-Reason"]) == (422, "other-content")
    assert kept() == ["An"]


def test_without_a_sign_in_or_its_token_it_waits(engine, app, amina, client_of, rows):
    late = headers(ago=timedelta(hours=2))
    nobody = client_of(None).post("/trial/notes", data={"name": "An"}, headers=late)
    assert (nobody.status_code, nobody.headers["Amal-Reason"]) == (401, "sign-in")
    app.config["WTF_CSRF_METHODS"] = {"POST"}
    for path in ("/trial/notes", "/nowhere"):
        answer = amina.post(path, data={"name": "An"}, headers=late)
        assert (answer.status_code, answer.headers["Amal-Reason"]) == (400, "token")
    assert rows(Delivery) == []


def test_a_doubtful_time_is_looked_at(engine, amina, kept, rows):
    key = new_key()
    answer = amina.post("/trial/notes", data={"name": "An"}, headers=headers(key) | {"Amal-Entered-At": ""})
    again = amina.post("/trial/notes", data={"name": "An"}, headers=headers(key))
    assert [one.headers["Amal-Outcome"] for one in (answer, again)] == ["review", "review"]
    (review,) = rows(Review)
    assert (review.code, review.subject_id, review.delivery_key) == ("time_uncertain", key, key)
    assert kept() == ["An"]


@pytest.mark.parametrize("skew", ["9999999999999", "-9999999999999", "99999999999999", "1e400"])
def test_a_clock_that_is_centuries_off_says_nothing(engine, amina, rows, skew):
    answer = amina.post("/trial/notes", data={"name": "An"}, headers=headers() | {"Amal-Skew": skew})
    assert answer.headers["Amal-Outcome"] == "review"
    (delivery,) = rows(Delivery)
    assert delivery.occurred_at == delivery.received_at


def test_the_day_of_a_late_entry_is_its_own(engine, amina, frozen_clock):
    frozen_clock(clock.now().replace(hour=1))
    for ago, day in ((0, "2026-11-23"), (3, "2026-11-22")):
        sent = headers(ago=timedelta(hours=ago))
        assert amina.post("/trial/days", data={"name": "An"}, headers=sent).headers["Trial-Day"] == day
    assert clock.today().isoformat() == "2026-11-23"


def test_what_may_not_be_done_late_is_set_aside(engine, app, amina, rows, frozen_clock):
    late, live = headers(ago=timedelta(hours=2)), headers()
    for path, data, code in (
        ("/trial/managing", {"name": "An"}, 403),
        ("/trial/abortion", {"name": "An", "code": "404"}, 404),
        ("/nowhere", {"name": "An"}, 404),
        ("/nowhere%00", {"name": "A\x00n"}, 404),
        ("/transit-site", {"name": "An"}, 405),
    ):
        key = new_key()
        assert amina.post(path, data=data, headers=live | {"Idempotency-Key": key.hex}).status_code == code
        for tries in ("1", "2"):
            answer = amina.post(path, data=data, headers=late | {"Idempotency-Key": key.hex, "Amal-Try": tries})
            told = [answer.headers.get(name) for name in ("Amal-Receipt", "Amal-Outcome")]
            assert (answer.status_code, told) == (202, [key.hex, "aside"]), path
        (kept,) = rows(SetAside, SetAside.delivery_key == key)
        assert (kept.reason, dict(kept.fields)["name"]) == (str(code), "An")
        (entry,) = rows(AuditEntry, AuditEntry.subject_id == kept.id)
        assert entry.at == clock.now() - timedelta(hours=2)
    assert {delivery.outcome for delivery in rows(Delivery)} == {"aside"}
