"""What every test may ask for: an app on either engine, the cast, a client for each of them, a clock that stands."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cache
from itertools import cycle

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, text
from uuid6 import uuid7

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.db import begin_write, db, new_key
from amal_field.looks.models import Look, LookPerson
from amal_field.stamp import Stamp
from amal_field.web import logs
from tests.databases import make_app
from tests.nameless_audit import nameless_audit
from tests.own_entries import own_entries
from tests.page import Page, fields_of
from tests.sign_ins import session_of
from tests.thrift import thrifty
from tests.unkept_looks import unkept_looks, watched

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
"""The moment at which the clock of `frozen_clock` stands: noon in Brussels, a Monday."""


def as_it_is(app: Flask) -> Flask:
    """The app with nothing added."""
    return app


@pytest.fixture(autouse=True)
def _push_request_context() -> None:
    """Push none, unlike pytest-flask: requests inside an open context would share its `g` and database session."""


@pytest.fixture(scope="session")
def app_of(databases_of) -> Iterator[Callable[..., Flask]]:
    """`app_of("sqlite", furnish)`: the app on the shared database of an engine, with what `furnish` adds; made once,
    since making it and its templates takes longer than most tests."""
    made: list[Flask] = []

    @cache
    def make(engine: str, furnish: Callable[[Flask], Flask]) -> Flask:
        made.append(watched(furnish(make_app(databases_of(engine).url))))
        return made[-1]

    yield make
    for app in made:
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def databases(engine: str, databases_of):
    return databases_of(engine)


@pytest.fixture
def database_url(databases) -> str:
    """The address of a database as new, which tests share one after the other."""
    return databases.put_back()


@pytest.fixture
def furnish() -> Callable[[Flask], Flask]:
    """What a folder adds to the app of its tests: here nothing."""
    return as_it_is


@pytest.fixture
def app(engine: str, database_url: str, app_of, furnish) -> Iterator[Flask]:
    """The app on a database as new; no context is open: a request or `world` opens it. A request of too many
    statements fails the test, and so does an entry of the audit with the name of a person or, of a room
    that keeps to itself, beside its own one, or somebody in the render
    cache at whom a look is logged.

    The tests of a process share it: a setting that one of them changes is put back, and the connections of its threads
    are closed, so that each begins with one at most.
    """
    app = app_of(engine, furnish)
    before = app.config.copy()
    logs.init_app(app)
    try:
        with thrifty(app), nameless_audit(), unkept_looks(app), own_entries(app):
            yield app
    finally:
        app.config.clear()
        app.config.update(before)
        with app.app_context():
            if db.engine.pool.checkedin() > 1:
                db.engine.dispose()


@pytest.fixture
def world(app: Flask) -> Iterator[None]:
    """An open app and request context with a write begun, for tests that call operations and queries directly."""
    with app.test_request_context():
        begin_write()
        yield
        db.session.rollback()


@pytest.fixture
def frozen_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Stops the clock at `NOON`; called with a moment, at that moment."""

    def stop(at: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: at)

    stop(NOON)
    return stop


@pytest.fixture
def stamp_of() -> Callable[..., Stamp]:
    """`stamp_of("amina")`: a stamp of one of the cast, now, with a fresh token."""

    def make(key: str = "amina", at: datetime | None = None) -> Stamp:
        return Stamp(player(key).id, at or clock.now(), new_key())

    return make


def browser_of(app: Flask, key: str | None) -> FlaskClient:
    """A browser in which one of the cast is signed in; None for nobody."""
    client = app.test_client()
    if key is not None:
        with client.session_transaction() as session:
            session.update(session_of(key))
    return client


@pytest.fixture
def client_of(app: Flask) -> Callable[[str], FlaskClient]:
    """`client_of("amina")`: a browser in which one of the cast is signed in; None for nobody."""

    return lambda key: browser_of(app, key)


@pytest.fixture
def visit(client_of) -> Callable[[str | None], Page]:
    """`visit("amina")`: a person with a browser, who reads pages, fills in forms and presses buttons."""
    return lambda key: Page(client_of(key))


@pytest.fixture
def together(visit):
    """`together([(url, fields), …], "amina", "bruno")`: these of the cast in turn, Amina unless said otherwise, send
    all at once, each from a browser of its own; the statuses, sorted."""

    def send(posts, *keys):
        pages = [visit(key).go("/settings") for _, key in zip(posts, cycle(keys or ("amina",)), strict=False)]

        def one(pair):
            page, (url, fields) = pair
            tokens = fields_of(page.form("form[action='/sign-out']"))
            return page.client.post(url, data=tokens | fields | {"request_token": str(uuid7())}).status_code

        with ThreadPoolExecutor(len(posts)) as pool:
            return sorted(pool.map(one, zip(pages, posts, strict=True)))

    return send


@pytest.fixture
def given(app, stamp_of):
    """`given(lambda stamp: …)`: does something to the database before the page is asked, and gives back a key."""

    def do(deed):
        with app.test_request_context():
            begin_write()
            row = deed(stamp_of)
            key = row.id
            db.session.commit()
            db.session.remove()
            return key

    return do


@pytest.fixture
def count(app):
    """`count(Stay)`: how many rows there are."""

    def ask(model):
        with app.app_context():
            number = db.session.scalar(select(func.count()).select_from(model))
            db.session.remove()
            return number

    return ask


@pytest.fixture
def noted(app: Flask) -> Callable[[], list[tuple]]:
    """`noted()`: page, kind and act of each look in the log, with whose rows it held."""

    def read() -> list[tuple]:
        with app.app_context():
            looks = db.session.scalars(select(Look).order_by(Look.at, Look.id)).all()
            whose = {look.id: set() for look in looks}
            for look_id, person_id in db.session.execute(select(LookPerson.look_id, LookPerson.person_id)):
                whose[look_id].add(person_id)
            return [(look.page, look.kind, look.act, whose[look.id]) for look in looks]

    return read


@pytest.fixture
def broken_log(app: Flask) -> Iterator[None]:
    """A database that keeps no look; what fails is answered, not raised."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with app.app_context():
        db.session.execute(text("ALTER TABLE looks RENAME TO looks_gone"))
        db.session.commit()
    yield
    with app.app_context():
        db.session.rollback()
        db.session.execute(text("ALTER TABLE looks_gone RENAME TO looks"))
        db.session.commit()
