"""A database of its own for each test, since it is replaced as a whole."""

import pytest

from amal_field.db import begin_write, db
from amal_field.transit_site import operations
from amal_field.transit_site.queries import stays as stay_queries
from tests.databases import make_app
from tests.transit_site.world import known_family, let_in, make_family


@pytest.fixture
def app(databases, engine):
    """The app on a database of its own, which is replaced as a whole."""
    yield from _app_on(*databases.make())


@pytest.fixture
def lively(app, stamp_of, frozen_clock):
    """The app with some families in it, one of them in no Latin letters."""
    with app.test_request_context():
        begin_write()
        known_family(stamp_of(), "Шевченко")
        let_in(stamp_of(), make_family(stamp_of(), "O'Brien \\ 100%"), pitch=3)
        operations.block_pitch(stay_queries.pitch(21), "Water", stamp=stamp_of())
        db.session.commit()
        db.session.remove()
    return app


@pytest.fixture
def empty(databases, engine):
    """An app on a database without a table."""
    yield from _app_on(*databases.make(empty=True))


@pytest.fixture
def given_family(lively, stamp_of):
    """`given_family("Later")`: one more family, known from now on."""

    def make(name):
        with lively.test_request_context():
            begin_write()
            make_family(stamp_of(), name)
            db.session.commit()
            db.session.remove()

    return make


def _app_on(url, remove):
    app = make_app(url)
    yield app
    with app.app_context():
        db.engine.dispose()
    remove()
