"""What the tests of accounts share."""

import pytest

from amal_field.accounts import operations
from amal_field.accounts.models import SignIn
from amal_field.accounts.offers import demo
from amal_field.accounts.queries import users as user_queries
from amal_field.db import begin_write, db
from tests.sign_ins import key_of


@pytest.fixture
def ask(app):
    """`ask(statement)`: one value from the database, outside a request."""

    def do(statement):
        with app.app_context():
            value = db.session.scalar(statement)
            db.session.remove()
            return value

    return do


@pytest.fixture
def secret_of(app, stamp_of):
    """`secret_of("amina")`: the secret of a new link for one of the cast."""

    def make(key):
        with app.test_request_context():
            operations.renew_invitation(demo.player(key), stamp=stamp_of("dirk"))
            secret = user_queries.secret_of_invitation(demo.player(key))
            db.session.commit()
            db.session.remove()
            return secret

    return make


@pytest.fixture
def lowered(app):
    """`lowered("dirk")`: it is long ago that one of the cast gave the password."""

    def do(key):
        with app.app_context():
            begin_write()
            db.session.get_one(SignIn, key_of(key)).raised_until = None
            db.session.commit()
            db.session.remove()

    return do
