"""One transaction a request: committed once for a good answer to a write, rolled back otherwise."""

from io import BytesIO
from urllib.parse import urlencode

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from amal_field.db import db
from amal_field.web import unit_of_work


def test_a_write_with_a_good_answer_is_kept(engine, amina, kept, fields):
    assert amina.post("/trial/notes", data=fields(name="An")).status_code == 303
    assert kept() == ["An"]


def test_a_reading_cannot_write(engine, amina, kept):
    """SQLite throws away what it wrote, PostgreSQL refuses it."""
    assert amina.get("/trial/notes").status_code == (200 if engine == "sqlite" else 500)
    assert kept() == []


def test_a_reading_ends_with_a_commit_on_postgresql(engine, trial, amina):
    """At a rollback psycopg forgets what it has prepared."""
    ends = []
    with trial.app_context():
        for end in ("commit", "rollback"):
            event.listen(db.engine, end, lambda connection, end=end: ends.append(end))
    assert amina.get("/transit-site").status_code == 200
    assert ends == (["rollback"] if engine == "sqlite" else ["commit"])


@pytest.mark.parametrize("path", ["/trial/abortion", "/trial/answer"])
@pytest.mark.parametrize("code", [400, 403, 404, 409, 422, 503])
def test_a_write_with_a_bad_answer_leaves_nothing(engine, amina, kept, fields, code, path):
    assert amina.post(path, data=fields(code=str(code))).status_code == code
    assert kept() == []


def test_what_is_remembered_outlasts_a_refusal(engine, amina, kept, fields):
    assert amina.post("/trial/refusal", data=fields()).status_code == 422
    assert kept() == ["remembered"]


def test_a_commit_that_fails_is_an_honest_503(engine, amina, kept, fields, monkeypatch):
    def fail():
        raise OperationalError("COMMIT", {}, Exception("disk full"))

    with monkeypatch.context() as broken:
        broken.setattr(db.session, "commit", fail)
        assert amina.post("/trial/notes", data=fields(name="An")).status_code == 503
    assert kept() == []
    assert amina.post("/trial/notes", data=fields(name="Bert")).status_code == 303
    assert kept() == ["Bert"]


def test_a_memory_that_fails_shows_nothing(engine, amina, kept, fields, monkeypatch):
    def fail():
        raise OperationalError("COMMIT", {}, Exception("disk full"))

    with monkeypatch.context() as broken:
        broken.setattr(db.session, "commit", fail)
        answer = amina.post("/trial/refusal", data=fields())
    assert answer.status_code == 503
    assert kept() == []


def test_a_write_without_an_audit_entry_fails_in_tests(engine, trial, amina, kept, fields):
    assert amina.post("/trial/silence", data=fields()).status_code == 500
    assert kept() == []


def test_a_write_without_an_audit_entry_is_kept_in_production(engine, trial, amina, kept, fields):
    trial.config["STRICT_AUDIT"] = False
    assert amina.post("/trial/silence", data=fields()).status_code == 303
    assert kept() == ["silent"]


def test_no_writer_is_left_in_the_queue(engine, amina, fields):
    for path, data in (
        ("/trial/notes", fields(name="An")),
        ("/trial/refusal", fields()),
        ("/trial/abortion", fields(code="404")),
        ("/trial/silence", fields()),
        ("/trial/notes", {}),
        ("/nowhere", {}),
    ):
        amina.post(path, data=data)
        assert not unit_of_work._writers.locked(), f"{path} still holds the queue of writers"


class Trickle(BytesIO):
    """A form on a slow line, which notes whether other writers wait for it."""

    writers_waited = False

    def read(self, size: int = -1) -> bytes:
        self.writers_waited |= unit_of_work._writers.locked()
        return super().read(size)


def test_nobody_waits_for_a_form_that_is_still_coming(engine, amina, kept, fields):
    form = urlencode(fields(name="An")).encode()
    line = Trickle(form)
    answer = amina.post(
        "/trial/notes",
        input_stream=line,
        content_length=len(form),
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 303
    assert not line.writers_waited
    assert kept() == ["An"]
