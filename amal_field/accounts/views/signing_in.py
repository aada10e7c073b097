"""Signing in and out of one browser, and what the session keeps of it."""

from datetime import timedelta
from functools import partial
from uuid import UUID

import structlog
from flask import current_app, request, session
from flask_login import current_user, login_user, logout_user

from amal_field import clock, passwords, traces
from amal_field.accounts import operations, rules
from amal_field.accounts.models import SignIn, User
from amal_field.accounts.queries import second_step as second_step_queries
from amal_field.accounts.queries import users as user_queries
from amal_field.accounts.views import here
from amal_field.accounts.views.tries import Outcome, try_password
from amal_field.permissions import needs_second_step
from amal_field.stamp import Stamp
from amal_field.web import sessions, unit_of_work

log = structlog.get_logger()
HALF = "half"
"""Under what the session keeps the key of a sign-in that waits for the second step; it signs nobody in."""
SEEN = timedelta(hours=1)
"""How often at most it is written down that a sign-in was used."""


def sign_in(email: str, password: str) -> Outcome:
    """Try to sign in; `half` where a second step comes first. How it ends stands whatever becomes of the form that
    brought it."""
    opened: list[tuple[User, SignIn]] = []
    outcome = try_password(email, password, partial(_open, opened))
    for user, made in opened:
        if made.is_half:
            _begin_anew()
            session[HALF] = made.id.hex
            return Outcome("half")
        enter(user, made)
    return outcome


def enter(user: User, sign_in: SignIn) -> None:
    """Be signed in from now on, in a session that nobody had before."""
    _begin_anew()
    user.sign_in = sign_in
    login_user(user)
    traces.come_from(sign_in.tablet_id)


def sign_out() -> None:
    """End the sign-in, a half one too, on this browser and wherever its cookie was copied to, and leave nothing of it
    behind."""
    user = current_user if current_user.is_authenticated else user_at_second_step()
    if user:
        log.info("sign_out", user=str(user.id))
        operations.end_sign_in(user, user.sign_in, stamp=here.stamp_of(user.id))
    logout_user()
    session.clear()


def has_accepted(token: UUID, password: str | None) -> bool:
    """Whether this very submission has set this password before: an honest second tap on the form of an invitation."""
    user = user_queries.user_by_acceptance(token, since=clock.now() - rules.INVITATION_LIFE)
    if user is None:
        return False
    with unit_of_work.paused():
        return passwords.verify_password(user.password_hash, password or "")


def note_use() -> None:
    """Write down that the sign-in is in use, unless that was written of late."""
    sign_in, now = current_user.sign_in, clock.now()
    if now - sign_in.seen_at >= SEEN:
        unit_of_work.remember(partial(operations.note_use, sign_in.id, now), needed=False)
    if sign_in.tablet_id:
        sessions.note_use(rules.CONTACT_NOTED)
        here.note_contact()


def user_at_second_step() -> User | None:
    """Who gave the password in this browser, and is at the second step now."""
    key = session.get(HALF)
    return second_step_queries.user_at_second_step(UUID(key), now=clock.now()) if key else None


def wants_second_step(user: User) -> bool:
    """Whether this user may not sign in with a password alone."""
    return current_app.config["SECOND_FACTOR"] and needs_second_step(user.roles)


def _open(opened: list[tuple[User, SignIn]], user: User, stamp: Stamp) -> bool:
    """Open a sign-in; that of whoever was here before ends. On a shared tablet that follows from it."""
    if current_user.is_authenticated and not current_user.tablet_id:
        operations.end_sign_in(current_user, current_user.sign_in, stamp=stamp)
    agent = request.headers.get("User-Agent", "")
    is_half = second_step_queries.has_factor(user) or wants_second_step(user)
    browser = rules.browser_in_words(agent)
    made = operations.open_sign_in(user, browser=browser, is_half=is_half, stamp=stamp)
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
