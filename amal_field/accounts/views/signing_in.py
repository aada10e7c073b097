"""Signing in: the tries are counted, the lock holds, and a form whose sign-in expired goes on where it was."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from uuid import UUID

import structlog
from flask import current_app, g, request, session
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user

from amal_field import clock, passwords
from amal_field.accounts import operations, rules
from amal_field.accounts.models import IMPORT_ID, SignIn, User
from amal_field.accounts.queries import users as user_queries
from amal_field.db import new_key
from amal_field.stamp import Stamp
from amal_field.web import access, sessions, unit_of_work

log = structlog.get_logger()
SEEN = timedelta(hours=1)
"""How often at most it is written down that a sign-in was used."""


@dataclass(frozen=True)
class Outcome:
    """How a try ended: `right`, `wrong` or `locked`."""

    code: str


def sign_in(email: str, password: str) -> Outcome:
    """Try to sign in. How it ends stands whatever becomes of the form that brought it."""
    opened: list[tuple[User, SignIn]] = []
    outcome = try_password(email, password, partial(_open, opened))
    for user, made in opened:
        _begin_anew()
        user.sign_in = made
        login_user(user)
    return outcome


def try_password(email: str, password: str, settle: Callable[[User, Stamp], bool]) -> Outcome:
    """Check a password, with no transaction open: the try is counted in one before, and in one after `settle` does
    what the right password is for. While the lock holds nothing is even tried."""
    email = email.replace("\x00", "").strip().casefold()
    stamp = Stamp(by_id=IMPORT_ID, at=clock.now(), token=new_key())
    config = current_app.config
    with unit_of_work.paused():
        with unit_of_work.apart():
            claimed = operations.claim_try(
                email,
                request.remote_addr or "",
                limit=config["SIGN_IN_TRIES"],
                limit_of_address=config["SIGN_IN_TRIES_PER_ADDRESS"],
                since=stamp.at - timedelta(minutes=config["SIGN_IN_LOCK_MINUTES"]),
                stamp=stamp,
            )
            user = user_queries.user_by_email(email) if claimed else None
        if claimed is None:
            return _noted(Outcome("locked"))
        if not passwords.verify_password(user.password_hash if user else None, password) or not user.is_active:
            return _noted(Outcome("wrong"), user)
        with unit_of_work.apart():
            operations.give_back_try(claimed)
            return _noted(Outcome("right" if settle(user, replace(stamp, by_id=user.id)) else "wrong"), user)


def sentence_of(outcome: Outcome, *, of_user: bool = False) -> str:
    """The sentence of a try that failed; it never tells whether the e-mail exists. `of_user`: only the password was
    asked."""
    if outcome.code == "locked":
        return _("Too many tries. Wait a quarter of an hour, or ask the administrator for a new link.")
    if of_user:
        return _("This is not your password. Look at it and try again.")
    return _("E-mail and password do not fit together. Look at both and try again.")


def sign_out() -> None:
    """End the sign-in, on this browser and wherever its cookie was copied to, and leave nothing of it behind."""
    if current_user.is_authenticated:
        log.info("sign_out", user=str(current_user.id))
        stamp = Stamp(by_id=current_user.id, at=clock.now(), token=new_key())
        operations.end_sign_in(current_user, current_user.sign_in, stamp=stamp)
    logout_user()
    session.clear()


def has_accepted(token: UUID, password: str | None) -> bool:
    """Whether this very submission has set this password before: an honest second tap on the form of an invitation."""
    user = user_queries.user_by_acceptance(token, since=clock.now() - rules.INVITATION_LIFE)
    if user is None:
        return False
    with unit_of_work.paused():
        return passwords.verify_password(user.password_hash, password or "")


def sign_in_again() -> bool:
    """Sign in with the two fields that the page of an expired sign-in adds to the form it carries."""
    email, password = request.form.get("sign_in_email"), request.form.get("sign_in_password")
    if not email or not password or request.path == "/sign-in":
        return False
    access.csrf.protect()
    g.sign_in_outcome = sign_in(email[:200], password)
    return g.sign_in_outcome.code == "right"


def note_use() -> None:
    """Write down that the sign-in is in use, unless that was written of late."""
    sign_in, now = current_user.sign_in, clock.now()
    if now - sign_in.seen_at >= SEEN:
        unit_of_work.remember(partial(operations.note_use, sign_in.id, now), needed=False)


def _noted(outcome: Outcome, user: User | None = None) -> Outcome:
    """Leave a line in the log about a try: whose it was, where the e-mail is that of a user, and never the e-mail."""
    note = log.info if outcome.code == "right" else log.warning
    note("password_try", outcome=outcome.code, user=str(user.id) if user else None, endpoint=request.endpoint)
    return outcome


def _open(opened: list[tuple[User, SignIn]], user: User, stamp: Stamp) -> bool:
    """Open a sign-in; that of whoever was here before ends."""
    if current_user.is_authenticated:
        operations.end_sign_in(current_user, current_user.sign_in, stamp=stamp)
    agent = request.headers.get("User-Agent", "")
    made = operations.open_sign_in(user, means="password", browser=rules.browser_in_words(agent), stamp=stamp)
    if made:
        opened.append((user, made))
    return made is not None


def _begin_anew() -> None:
    """Empty the session of whoever was here before; what is to be said to nobody yet is said to her who comes."""
    said = [] if "_user_id" in session else session.get("_flashes")
    session.clear()
    session.permanent = True
    sessions.note_use()
    if said:
        session["_flashes"] = said
