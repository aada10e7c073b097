"""A sign-in is turned to one address for the person opposite, and handed back."""

from amal_field import audit
from amal_field.accounts.models import SignIn, User
from amal_field.db import db
from amal_field.stamp import Stamp


def turn(user: User, sign_in: SignIn, to: str, *, stamp: Stamp) -> None:
    """Let the sign-in open one address, with those under it, and nothing else."""
    sign_in.turned_to = to
    db.session.flush()
    audit.record("accounts:sign_in:turn", user, stamp)


def hand_back(user: User, sign_in: SignIn, *, stamp: Stamp) -> None:
    """Let the sign-in of the user who turned it open everything again. Twice is once."""
    if sign_in.turned_to is None:
        return
    sign_in.turned_to = None
    record_handing_back(user, stamp=stamp)


def record_handing_back(user: User, *, stamp: Stamp) -> None:
    """Record who took a turned tablet back, whoever had turned it."""
    audit.record("accounts:sign_in:hand_back", user, stamp)
    db.session.flush()
