"""Setting up an app that shows codes: its secret is drawn, kept sealed in the session until a first code proves it."""

from dataclasses import dataclass

import pyotp
from flask import session
from markupsafe import Markup

from amal_field import passwords
from amal_field.accounts.models import User
from amal_field.web.addresses import picture_of

SECRET = "authenticator"
ISSUER = "Amal Field"


@dataclass(frozen=True)
class SetUp:
    """What is shown: a picture for the camera, and the same as text in groups of four."""

    picture: Markup
    text: str


def set_up_of(user: User) -> SetUp:
    """What an app needs to show codes for this user; the same until it is done."""
    secret = drawn()
    if secret is None:
        secret = pyotp.random_base32()
        session[SECRET] = passwords.seal(secret)
    address = pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name=ISSUER)
    return SetUp(picture_of(address), " ".join(secret[place : place + 4] for place in range(0, len(secret), 4)))


def drawn() -> str | None:
    """The secret that this session has drawn; None where it drew none."""
    return passwords.unseal(session[SECRET]) if SECRET in session else None


def forget() -> None:
    """The secret is stored with its user, or not wanted any more."""
    session.pop(SECRET, None)
