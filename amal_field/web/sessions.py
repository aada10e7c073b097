"""The cookie of a sign-in: it holds for some hours after its last use, and is renewed once an hour, not each time.

An answer that sets no cookie is smaller, and cannot overtake another that has just put a note into it.
"""

from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from amal_field import clock


class Sessions(SecureCookieSessionInterface):
    """Flask's own sessions, of which a lasting one remembers in which hour it was renewed."""

    def should_set_cookie(self, app: Flask, session: Any) -> bool:
        hour = f"{clock.now():%Y-%m-%dT%H}"
        if session.permanent and session.get("hour") != hour:
            session["hour"] = hour
        return session.modified


def init_app(app: Flask) -> None:
    """Let the app keep its sessions so."""
    app.session_interface = Sessions()
