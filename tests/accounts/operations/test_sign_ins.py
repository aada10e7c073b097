"""Tries to sign in are counted before they are made, and nobody waits while one is checked."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Lock

import psycopg
import pytest
from sqlalchemy import func, select

from amal_field import passwords
from amal_field.accounts.models import SignInAttempt
from amal_field.accounts.offers.demo import CAST, PASSWORD
from amal_field.commands import demo
from amal_field.db import db
from tests.accounts.door import at_the_door
from tests.accounts.views.test_sign_ins import change
from tests.page import fields_of

NEW = "vier gele tenten"


@pytest.fixture
def checked(monkeypatch):
    """The passwords that were checked against a hash."""
    seen, lock, verify = [], Lock(), passwords.verify_password

    def note(hashed, password):
        with lock:
            seen.append(password)
        return verify(hashed, password)

    monkeypatch.setattr(passwords, "verify_password", note)
    return seen


def test_of_sixteen_tries_at_once_with_one_left_exactly_one_is_checked(engine, visit, ask, checked):
    for _ in range(4):
        at_the_door(visit, password="niet dit")
    checked.clear()
    pages = [visit(None).go("/sign-in") for _ in range(16)]
    fields = {"sign_in_email": CAST["amina"].email, "sign_in_password": "niet dit"}
    with ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(lambda page: page.send(**fields).status, pages))
    assert len(checked) == 1
    assert statuses == [422] * 16
    assert ask(select(func.count()).select_from(SignInAttempt)) == 5


def test_the_tries_of_an_address_are_counted_so_too(engine, app, visit, checked):
    app.config["SIGN_IN_TRIES_PER_ADDRESS"] = 3
    pages = [visit(None).go("/sign-in") for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(
            pool.map(lambda number: pages[number].send(sign_in_email=f"{number}@x.be", sign_in_password="x"), range(8))
        )
    assert len(checked) == 3


def is_free(url):
    """Whether another may write: SQLite's lock is free, and on PostgreSQL nobody holds a transaction that wrote."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), timeout=0, isolation_level=None)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return False
            return True
    open_ones = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL"
    with psycopg.connect(url, autocommit=True) as other:
        return other.execute(f"{open_ones} AND pid <> pg_backend_pid()").fetchone() == (0,)


@pytest.fixture
def locks(monkeypatch, databases):
    """Whether the lock was free each time that argon2 ran."""
    seen, hasher = [], passwords._hasher

    class Watched:
        def __getattr__(self, name):
            def run(*values):
                seen.append(is_free(databases.url))
                return getattr(hasher(), name)(*values)

            return run

    monkeypatch.setattr(passwords, "_hasher", Watched)
    return seen


def sign_in(visit, secret_of):
    at_the_door(visit)


def fail_to_sign_in(visit, secret_of):
    at_the_door(visit, password="niet dit")


def sign_in_again(visit, secret_of):
    page = visit("dirk").go("/users/invitation")
    with page.client.session_transaction() as session:
        del session["_user_id"]
    page.send(name="An", email="an@x.be", roles=["reporter"])
    page.send(sign_in_email=CAST["dirk"].email, sign_in_password=PASSWORD)
    assert page.url.startswith("/users/")


def change_it(visit, secret_of):
    assert change(visit("amina")).url == "/settings"


def accept_twice(visit, secret_of):
    url = f"/invitations/{secret_of('amina')}"
    page = visit(None).go(url)
    sent = fields_of(page.form()) | {"password": NEW, "again": NEW}
    assert [page.post(url, sent).url for _ in range(2)] == ["/sign-in"] * 2


def give_it_again(visit, secret_of):
    page = visit("dirk").go("/users/invitation")
    page.send(name="An", email="an@x.be", roles=["reporter"])
    assert page.send(sign_in_password=PASSWORD).url.startswith("/users/")


@pytest.mark.parametrize("deed", [sign_in, fail_to_sign_in, sign_in_again, change_it, accept_twice, give_it_again])
def test_nobody_waits_while_a_password_is_checked(engine, visit, secret_of, locks, lowered, deed):
    if deed is give_it_again:
        lowered("dirk")
    deed(visit, secret_of)
    assert locks
    assert all(locks)


def test_the_password_of_the_demo_is_hashed_while_nothing_is_locked(engine, app, locks, monkeypatch):
    monkeypatch.setattr(demo, "take_over", lambda *folder, **how: None)
    monkeypatch.setattr(demo, "PARTS", {})
    with app.app_context():
        demo.load()
        db.session.remove()
    assert locks == [True]
