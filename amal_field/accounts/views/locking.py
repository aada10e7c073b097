"""The lock of a shared tablet: a sign-in that nobody uses waits for the PIN of its user."""

from datetime import timedelta

import structlog
from flask import current_app, g, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.accounts import operations
from amal_field.accounts.models import User
from amal_field.accounts.views import carried, drafts
from amal_field.accounts.views.common import bp
from amal_field.web import sessions
from amal_field.web.access import public, signed_in
from amal_field.web.addresses import inside

log = structlog.get_logger()
GRACE = timedelta(seconds=120)
"""So long after its own lock a page may be silent before the server takes the sign-in as locked."""
PATH = "draft_path"


@bp.get("/tablet/in-use")
@signed_in
def in_use() -> ResponseReturnValue:
    """Somebody touches or types: the cookie says so, as with every page that a person asks for."""
    return "", 204


@bp.post("/tablet/lock")
@public
def lock() -> ResponseReturnValue:
    """Lock the sign-in, and keep what was filled in for who filled it in. The covered page reads in a header what
    became of that; a button without a script goes on to the names."""
    user, kept = at_it(), "none"
    if user and user.tablet_id:
        path = inside(request.form.get(PATH))
        if path:
            fields = [(name, value) for name, value in carried.fields() if name != PATH]
            kept = drafts.save(user.id, path, fields)
        if operations.lock_sign_in(user.sign_in.id, clock.now()):
            log.info("tablet_locked", user=str(user.id), tablet=str(user.tablet_id))
    if request.headers.get("X-Cover"):
        return make_response("", 204, {"X-Draft": kept})
    return redirect(url_for(".tablet"), 303)


def at_it() -> User | None:
    """Who is signed in, or was when the tablet locked."""
    return current_user if current_user.is_authenticated else g.get("locked")


def is_in_use() -> bool:
    """Whether the cookie was used so short ago that the page did not lock by itself."""
    return sessions.was_used_within(timedelta(seconds=int(current_app.config["LOCK_SECONDS"])) + GRACE)
