"""PostgreSQL goes away: what comes after it costs no request, and what is cut is a calm 503."""

from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import event

from amal_field.db import db
from tests.conftest import browser_of
from tests.databases import fill, make_app
from tests.page import HTMX
from tests.postgres import Cluster

pytestmark = pytest.mark.only_on("postgresql")


@contextmanager
def cut_at(app, start):
    """End the connection that executes a statement that starts so, once, just before it does."""
    pids = []

    def cut(connection, *words):
        if pids or (words and not words[1].startswith(start)):
            return
        pids.append(connection.connection.dbapi_connection.info.backend_pid)
        with psycopg.connect(other, autocommit=True) as killer:
            killer.execute("SELECT pg_terminate_backend(%s, 5000)", pids)

    with app.app_context():
        engine = db.engine
        other = engine.url.set(drivername="postgresql").render_as_string()
    moment = "commit" if start == "COMMIT" else "before_cursor_execute"
    event.listen(engine, moment, cut)
    try:
        yield
    finally:
        event.remove(engine, moment, cut)
    assert pids


def test_a_restart_costs_no_request_after_it():
    with Cluster() as cluster:
        fill(cluster.url("postgres"))
        app = make_app(cluster.url("postgres"))
        amina = browser_of(app, "amina")
        assert amina.get("/transit-site").status_code == 200
        cluster.restart()
        assert amina.get("/transit-site").status_code == 200
        with app.app_context():
            db.engine.dispose()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "part"])
@pytest.mark.parametrize("at", ["INSERT INTO households", "INSERT INTO audit", "COMMIT"])
def test_a_write_that_is_cut_is_a_503_and_leaves_nothing(trial, amina, fields, kept, at, headers):
    with cut_at(trial, at):
        form = fields(name="An")
        answer = amina.post("/trial/notes", data=form, headers=headers)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert kept() == []
    assert amina.post("/trial/notes", data=form).status_code == 303
    assert kept() == ["An"]


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "part"])
def test_a_reading_that_is_cut_is_a_503(trial, amina, headers):
    with cut_at(trial, "SELECT"):
        assert amina.get("/transit-site", headers=headers).status_code == 503
    assert amina.get("/transit-site", headers=headers).status_code == 200
