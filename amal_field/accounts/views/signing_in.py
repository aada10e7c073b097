"""Signing in: the tries are counted, the lock holds, and a form whose sign-in expired goes on where it was."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from flask import current_app, g, request, session
from flask_login import login_user, logout_user

from amal_field import clock, passwords
from amal_field.accounts import operations, rules
from amal_field.accounts.models import IMPORT_ID
from amal_field.accounts.queries import users as user_queries
from amal_field.db import new_key
from amal_field.stamp import Stamp
from amal_field.web import access, unit_of_work


@dataclass(frozen=True)
class Outcome:
    """How a try ended: `signed_in`, `wrong` or `locked`."""

    code: str


def sign_in(email: str, password: str) -> Outcome:
    """Try to sign in. How it ended is noted in a transaction of its own: what the form asked for beside it may be
    refused. While the lock holds nothing is even tried."""
    email = email.replace("\x00", "").strip().casefold()
    address = request.remote_addr or ""
    stamp = Stamp(by_id=IMPORT_ID, at=clock.now(), token=new_key())
    config = current_app.config
    tries, tries_of_address = user_queries.failed_tries(
        email, address, since=stamp.at - timedelta(minutes=config["SIGN_IN_LOCK_MINUTES"])
    )
    if rules.is_locked(
        tries=tries,
        tries_of_address=tries_of_address,
        limit=config["SIGN_IN_TRIES"],
        limit_of_address=config["SIGN_IN_TRIES_PER_ADDRESS"],
    ):
        return Outcome("locked")
    user = user_queries.user_by_email(email)
    if not passwords.verify_password(user.password_hash if user else None, password) or not user.is_active:
        unit_of_work.remember(lambda: operations.note_failed_sign_in(email, address, stamp=stamp))
        return Outcome("wrong")
    _begin_anew()
    login_user(user)
    noted = replace(stamp, by_id=user.id)
    unit_of_work.remember(lambda: operations.note_sign_in(user, stamp=noted))
    return Outcome("signed_in")


def sign_out() -> None:
    """Leave nothing of the sign-in behind."""
    logout_user()
    session.clear()


def has_accepted(token: UUID, password: str | None) -> bool:
    """Whether this very submission has set this password before: an honest second tap on the form of an invitation."""
    user = user_queries.user_by_acceptance(token, since=clock.now() - rules.INVITATION_LIFE)
    return user is not None and passwords.verify_password(user.password_hash, password or "")


def sign_in_again() -> bool:
    """Sign in with the two fields that the page of an expired sign-in adds to the form it carries."""
    email, password = request.form.get("sign_in_email"), request.form.get("sign_in_password")
    if not email or not password or request.path == "/sign-in":
        return False
    access.csrf.protect()
    g.sign_in_outcome = sign_in(email[:200], password[: rules.PASSWORD_MOST])
    return g.sign_in_outcome.code == "signed_in"


def _begin_anew() -> None:
    """Empty the session of whoever was here before; what is to be said to nobody yet is said to her who comes."""
    said = [] if "_user_id" in session else session.get("_flashes")
    session.clear()
    session.permanent = True
    if said:
        session["_flashes"] = said
