"""What the tests of accounts share."""

from datetime import timedelta

import pyotp
import pytest
from webauthn import verify_registration_response
from webauthn.helpers import bytes_to_base64url

from amal_field import clock
from amal_field.accounts import operations
from amal_field.accounts.models import SignIn
from amal_field.accounts.offers import demo
from amal_field.accounts.queries import users as user_queries
from amal_field.db import begin_write, db
from tests.accounts.shared import make_shared
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


@pytest.fixture
def demanded(app):
    """The roles that see much want a second step."""
    app.config["SECOND_FACTOR"] = True


@pytest.fixture
def app_of_user(app, stamp_of):
    """`app_of_user("dirk")`: an app that shows codes for one of the cast: its secret, and the recovery codes."""

    def make(key):
        with app.test_request_context():
            begin_write()
            secret, before = pyotp.random_base32(), clock.now() - timedelta(days=1)
            code = pyotp.TOTP(secret).at(before)
            codes = operations.set_authenticator(demo.player(key), secret, code, stamp=stamp_of(key, before))
            db.session.commit()
            db.session.remove()
            return secret, codes

    return make


@pytest.fixture
def passkey_of_user(app, stamp_of):
    """`passkey_of_user("dirk", device)`: a passkey of a device for one of the cast: its recovery codes, if new."""

    def make(key, device, host="localhost"):
        with app.test_request_context():
            begin_write()
            user, names = demo.player(key), {"rp": {"id": host}, "challenge": "AA"}
            made = verify_registration_response(
                credential=device.make({"create": names}),
                expected_challenge=b"\x00",
                expected_rp_id=host,
                expected_origin=device.origin,
            )
            texts = (bytes_to_base64url(part) for part in (made.credential_id, made.credential_public_key))
            new = operations.NewPasskey(*texts, made.sign_count, host)
            codes = operations.add_passkey(user, new, "Tablet", stamp=stamp_of(key))
            db.session.commit()
            db.session.remove()
            return codes

    return make


@pytest.fixture
def shared(app, stamp_of):
    """`shared("amina", "karim")`: an enrolled tablet on which they can come in with a PIN."""

    def make(*keys, name="Balie 2", letter="B", use="staff"):
        with app.test_request_context():
            begin_write()
            made = make_shared(name, letter, keys, stamp_of, use)
            db.session.remove()
            return made

    return make
