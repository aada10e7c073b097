"""One line a request, with ids, times and tags, and never what somebody typed."""

import io
import json
import sys

import pytest

from amal_field.accounts.offers.demo import player
from amal_field.db import db
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

    def ask(method: str, path: str, **data: str) -> list[dict]:
        stream.truncate(stream.seek(0))
        client.open(
            path, method=method, base_url="https://localhost", data=fields(**data) if method == "POST" else None
        )
        written = stream.getvalue()
        assert not [secret for secret in SECRETS if secret in written], written
        return [json.loads(line) for line in written.splitlines()]

    ask.user = key
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


def test_a_failure_tells_where_and_what_kind_but_not_its_words(line_of):
    failure, line = line_of("GET", "/trial/failure?name=An+Claes")
    assert (failure["event"], failure["level"], line["status"]) == ("failure", "error", 500)
    assert "ZeroDivisionError" in failure["exception"]
    assert "in failure" in failure["exception"]


def test_a_broken_constraint_tells_nothing_of_the_row(line_of):
    lines = line_of("POST", "/trial/collision", name="An Claes", email="amina@amal.example")
    assert "IntegrityError" in lines[0]["exception"]
