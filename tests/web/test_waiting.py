"""Waiting is bounded: whoever holds the database stops no reader, and no writer for long."""

import sqlite3
import threading
import time
from contextlib import closing, contextmanager

import pytest

from amal_field.db import db
from amal_field.web.writers import Writers
from tests.conftest import browser_of
from tests.databases import make_app
from tests.page import HTMX
from tests.web.conftest import with_trial

pytestmark = pytest.mark.only_on("sqlite")
SHORT = 0.6


@pytest.fixture
def app(app):
    """An app whose writers wait for less than a second."""
    app.config["WAIT_SECONDS"] = SHORT
    return app


@contextmanager
def held(app):
    """Another process holds SQLite's lock."""
    with app.app_context():
        file = db.engine.url.database
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def timed(ask, *words, **more):
    began = time.monotonic()
    answer = ask(*words, **more)
    return answer, time.monotonic() - began


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "part"])
def test_a_write_is_refused_in_time_and_says_when_to_come_again(trial, amina, fields, kept, headers):
    with held(trial):
        answer, seconds = timed(amina.post, "/trial/notes", data=fields(name="An"), headers=headers)
        assert answer.status_code == 503
        assert SHORT <= seconds < SHORT + 1
        assert answer.headers["Retry-After"] == "10"
    assert kept() == []
    assert amina.post("/trial/notes", data=fields(name="An")).status_code == 303


def test_reading_goes_on(trial, amina):
    with held(trial):
        answer, seconds = timed(amina.get, "/transit-site")
    assert (answer.status_code, seconds < SHORT) == (200, True)


def test_a_page_that_must_leave_a_trace_is_refused_in_time(trial, amina):
    with held(trial):
        answer, seconds = timed(amina.get, "/trial/traced?needed=yes")
        assert answer.status_code == 503
        assert "what is shown" not in answer.text
        assert SHORT <= seconds < SHORT + 1


def test_what_need_not_be_remembered_costs_no_page(trial, amina, kept):
    with held(trial):
        assert amina.get("/trial/traced").status_code == 200
    assert kept() == []
    assert amina.get("/trial/traced").status_code == 200
    assert kept() == ["trace"]


def test_all_who_wait_leave_threads_to_those_who_read(trial, client_of, fields):
    """Of 8 threads at most 6 wait to write; the others are told at once, and whoever waited is told in time."""
    answers, clients = [], [client_of("amina") for _ in range(12)]

    def write(client):
        answer, seconds = timed(client.post, "/trial/notes", data=fields(name="An"))
        answers.append((answer.status_code, seconds))

    trial.config["WAIT_SECONDS"] = 2
    with held(trial):
        first = threading.Thread(target=write, args=(clients[0],))
        first.start()
        time.sleep(0.7)  # the queue has stopped moving
        others = [threading.Thread(target=write, args=(client,)) for client in clients[1:]]
        for other in others:
            other.start()
        for thread in (first, *others):
            thread.join()
    assert {status for status, _ in answers} == {503}
    assert max(seconds for _, seconds in answers) < 3.5
    assert sum(seconds < 1.2 for _, seconds in answers) == 6


def test_a_crowd_of_writers_is_stored_where_the_queue_moves(trial, client_of, fields, kept):
    answers, clients = [], [client_of("amina") for _ in range(10)]

    def write(client):
        answers.append(client.post("/trial/notes", data=fields(name="An")).status_code)

    trial.config["WAIT_SECONDS"] = 10
    threads = [threading.Thread(target=write, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [303] * 10
    assert len(kept()) == 10


def test_a_turn_that_does_not_come_leaves_no_place_taken():
    writers = Writers()
    assert writers.acquire(1, most=2)
    assert not writers.acquire(0.01, most=2)
    assert not writers.acquire(0.01, most=1)
    writers.release()
    assert writers.acquire(0.01, most=1)
    assert writers.locked()


def test_a_table_of_postgresql_is_waited_for_no_longer(databases_of, fields):
    app = with_trial(make_app(databases_of("postgresql").put_back(), WAIT_SECONDS=SHORT))
    amina = browser_of(app, "amina")
    with app.app_context():
        engine = db.engine
    with engine.connect() as other:
        other.exec_driver_sql("LOCK TABLE households IN EXCLUSIVE MODE")
        answer, seconds = timed(amina.post, "/trial/notes", data=fields(name="An"))
        assert amina.get("/transit-site").status_code == 200
    engine.dispose()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert SHORT <= seconds < SHORT + 1.5
