"""One line a request, with ids, times and tags, and never what somebody typed."""

import io
import json
import sys
from datetime import datetime, timedelta

import pytest

from amal_field.accounts.offers.demo import CAST, PASSWORD, player
from amal_field.db import db, new_key
from amal_field.room import Kind
from amal_field.web import outbox
from tests.databases import PRODUCTION, make_app
from tests.sign_ins import session_of
from tests.web.conftest import with_trial

SECRETS = ("An Claes", "claes", "amina@amal.example")


@pytest.fixture
def line_of(engine, database_url, monkeypatch, fields):
    """`line_of("GET", "/trial")`: what the log says about a request of Amina's in production."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    app = with_trial(make_app(database_url, LOG_LEVEL="INFO", LOG_FORMAT="json", **PRODUCTION))
    client = app.test_client()
    with app.app_context():
        key = str(player("amina").id)
        db.session.remove()
    with client.session_transaction(base_url="https://localhost") as session:
        session.update(session_of("amina"))

    def ask(method: str, path: str, *, headers: dict[str, str] | None = None, **data: str) -> list[dict]:
        stream.truncate(stream.seek(0))
        form = fields(**data) if method == "POST" else None
        client.open(path, method=method, base_url="https://localhost", data=form, headers=headers)
        written = stream.getvalue()
        assert not [secret for secret in SECRETS if secret in written], written
        return [json.loads(line) for line in written.splitlines()]

    ask.user, ask.app = key, app
    yield ask
    with app.app_context():
        db.engine.dispose()


def test_a_request_is_one_line(line_of):
    (line,) = line_of("POST", "/trial/notes", name="An Claes")
    assert (line["event"], line["method"], line["rule"], line["status"]) == ("request", "POST", "/trial/notes", 303)
    assert line["user"] == line_of.user
    assert line["milliseconds"] >= 0


def test_an_address_is_not_written_only_its_rule(line_of):
    (line,) = line_of("GET", "/invitations/claes?name=An+Claes")
    assert line["rule"] == "/invitations/<secret>"
    (line,) = line_of("GET", "/nowhere/claes")
    assert (line["rule"], line["status"]) == (None, 404)


@pytest.mark.parametrize(
    ("method", "path", "headers", "status", "why"),
    [
        ("GET", "/trial/managed", {}, 403, "permission"),
        ("GET", "/trial/unmarked", {}, 403, "no_mark"),
        ("POST", "/trial/notes", {"Sec-Fetch-Site": "cross-site"}, 403, "other_site"),
    ],
)
def test_what_was_kept_out_is_a_warning(line_of, method, path, headers, status, why):
    (line,) = line_of(method, path, headers=headers, name="An Claes")
    assert (line["level"], line["status"], line["refused_by"]) == ("warning", status, why)


def test_a_sign_in_that_is_over_is_a_warning(line_of):
    line_of.app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(days=-1)
    (line,) = line_of("POST", "/trial/notes", name="An Claes")
    assert (line["level"], line["status"], line["refused_by"]) == ("warning", 401, "sign_in")


def test_a_forged_form_is_a_warning(line_of):
    line_of.app.config["WTF_CSRF_METHODS"] = {"POST"}
    (line,) = line_of("POST", "/trial/notes", name="An Claes", csrf_token="made up")
    assert (line["level"], line["status"], line["refused_by"]) == ("warning", 400, "csrf_token")


@pytest.mark.parametrize(
    ("email", "password", "outcome"),
    [
        (CAST["amina"].email, PASSWORD, "right"),
        (CAST["amina"].email, "An Claes", "wrong"),
        ("claes@amal.example", "An Claes", "wrong"),
    ],
)
def test_a_try_to_sign_in_is_a_line_without_e_mail_or_password(line_of, email, password, outcome):
    tried, line = line_of("POST", "/sign-in", sign_in_email=email, sign_in_password=password)
    assert (tried["event"], tried["outcome"], tried["id"]) == ("password_try", outcome, line["id"])
    assert tried["user"] == (line_of.user if email == CAST["amina"].email else None)
    assert tried["level"] == ("info" if outcome == "right" else "warning")


def test_a_locked_door_and_signing_out_are_lines(line_of):
    line_of.app.config["SIGN_IN_TRIES"] = 0
    tried, _ = line_of("POST", "/sign-in", sign_in_email=CAST["amina"].email, sign_in_password=PASSWORD)
    assert (tried["outcome"], tried["level"]) == ("locked", "warning")
    left, line = line_of("POST", "/sign-out")
    assert (left["event"], left["user"], left["id"]) == ("sign_out", line_of.user, line["id"])


def test_each_line_says_when_in_utc(line_of):
    (line,) = line_of("GET", "/trial")
    assert datetime.fromisoformat(line["timestamp"]).utcoffset() == timedelta(0)


def test_nobody_can_add_a_line(line_of):
    lines = line_of("GET", "/trial?name=%0a{}", headers={"User-Agent": "x\t{}", "HX-Current-URL": "%0a{}"})
    assert [line["event"] for line in lines] == ["request"]


def test_a_failure_tells_where_and_what_kind_but_not_its_words(line_of):
    failure, line = line_of("GET", "/trial/failure?name=An+Claes")
    assert (failure["event"], failure["level"], line["status"]) == ("failure", "error", 500)
    assert "ZeroDivisionError" in failure["exception"]
    assert "in failure" in failure["exception"]


def test_a_broken_constraint_tells_nothing_of_the_row(line_of):
    lines = line_of("POST", "/trial/collision", name="An Claes", email="amina@amal.example")
    assert "IntegrityError" in lines[0]["exception"]


@pytest.mark.parametrize(("rule", "outcome"), [("notes", "review"), ("events", "format")])
def test_an_entry_is_a_line_that_tells_of_nobody(line_of, monkeypatch, rule, outcome):
    monkeypatch.setitem(outbox.KINDS, "trial", [Kind("notes", "notes", ("trial.notes",))])
    key = new_key().hex
    told = {"Amal-Entry": "1", "Idempotency-Key": key, "Amal-Entered-At": "An Claes", "Amal-Skew": "7", "Amal-Try": "3"}
    request, line = line_of("POST", f"/trial/{rule}", headers=told, name="An Claes")
    kind = f"trial.{rule}"
    said = {"kind": kind, "outcome": outcome, "age_seconds": 0, "tries": 3, "skew_ms": 7, "status": line["status"]}
    assert line == {"event": "entry", "level": "info", "timestamp": line["timestamp"], **said}
    assert key not in str(request)
