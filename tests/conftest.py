"""What every test may ask for: an app on either engine, the cast, a client for each of them, a clock that stands."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from amal_field import clock
from amal_field.accounts.demo import player
from amal_field.accounts.models import User
from amal_field.commands.translate import compile_stale
from amal_field.db import begin_write, db, new_key
from amal_field.stamp import Stamp
from tests.databases import PostgresDatabases, SqliteDatabases, choose_engines, make_app, offer_engines
from tests.page import Page
from tests.postgres import Cluster
from tests.thrift import thrifty

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
"""The moment at which the clock of `frozen_clock` stands: noon in Brussels, a Monday."""


def pytest_addoption(parser: pytest.Parser) -> None:
    offer_engines(parser)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Make the catalogues that the pages of the tests read."""
    compile_stale()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    choose_engines(metafunc)


@pytest.fixture(autouse=True)
def _push_request_context() -> None:
    """Push none, unlike pytest-flask: requests inside an open context would share its `g` and database session."""


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with Cluster() as running:
        yield running


@pytest.fixture(scope="session")
def databases(engine: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest):
    if engine == "postgresql":
        return PostgresDatabases(request.getfixturevalue("cluster"))
    return SqliteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture
def database_url(databases) -> Iterator[str]:
    url, remove = databases.make()
    yield url
    remove()


@pytest.fixture
def app(database_url: str) -> Iterator[Flask]:
    """The app on a database of its own; no context is open: a request or `world` opens it. A request of too many
    statements fails the test."""
    app = make_app(database_url)
    with thrifty(app):
        yield app
    with app.app_context():
        db.session.remove()
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


@pytest.fixture
def client_of(app: Flask) -> Callable[[str], FlaskClient]:
    """`client_of("amina")`: a browser in which one of the cast is signed in; None for nobody."""

    def make(key: str | None) -> FlaskClient:
        client = app.test_client()
        if key is not None:
            with app.app_context():
                user: User = player(key)
                cookie = user.get_id()
                db.session.remove()
            with client.session_transaction() as session:
                session["_user_id"] = cookie
                session["_fresh"] = True
        return client

    return make


@pytest.fixture
def visit(client_of) -> Callable[[str | None], Page]:
    """`visit("amina")`: a person with a browser, who reads pages, fills in forms and presses buttons."""
    return lambda key: Page(client_of(key))


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
