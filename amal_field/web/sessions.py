"""The cookie of a sign-in: it holds for some hours after its last use, which travels in it and is noted once an hour;
on a shared tablet once a minute, since the sign-in locks there.

An answer that sets no cookie is smaller, and cannot overtake another that has just put a note into it. The sign-in
itself is a row: whoever ends it ends every copy of the cookie.

Every signature is an HMAC with SHA-256: of the cookie, of a CSRF token and of an address that is handed out.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, current_app, session
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import Signer

from amal_field import clock

USED = "used"
HOUR = timedelta(hours=1)


class Sessions(SecureCookieSessionInterface):
    """Flask's own sessions, sent only where they have changed."""

    digest_method = staticmethod(hashlib.sha256)

    def should_set_cookie(self, app: Flask, session: Any) -> bool:
        return session.modified


def init_app(app: Flask) -> None:
    """Let the app keep its sessions so, and whoever signs beside it sign alike."""
    Signer.default_digest_method = staticmethod(hashlib.sha256)
    app.session_interface = Sessions()


def note_use(every: timedelta = HOUR) -> None:
    """Let the cookie say that it is used now, unless it said so within the hour, or within `every`."""
    used, now = _last_use(), clock.now()
    if used is None or now - used >= every:
        session[USED] = now.isoformat()


def was_used_of_late() -> bool:
    """Whether the cookie was used within the hours that a sign-in lasts unused."""
    return was_used_within(current_app.permanent_session_lifetime)


def was_used_within(time: timedelta) -> bool:
    """Whether the cookie was used within so much time."""
    used = _last_use()
    return used is not None and clock.now() - used < time


def _last_use() -> datetime | None:
    return datetime.fromisoformat(session[USED]) if USED in session else None
