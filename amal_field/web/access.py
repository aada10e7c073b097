"""Closed by default: a view says who may ask for it, or nobody may.

`@public` for everybody, `@signed_in` for every user, `@requires(Permission.X)` for those who hold X. Which rows
somebody may see is not decided here but in the query: a stranger's record is 404.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, request
from flask_login import LoginManager, current_user
from flask_wtf.csrf import CSRFProtect

from amal_field.permissions import Permission
from amal_field.web import unit_of_work
from amal_field.web.unit_of_work import is_write

View = TypeVar("View", bound=Callable)

PUBLIC = "public"
SIGNED_IN = "signed_in"

csrf = CSRFProtect()
login_manager = LoginManager()
USERS_OF_COOKIE: dict[str, Callable[[str], Any]] = {}
"""Room → the user of a sign-in that still holds, by what `User.get_id` wrote into the cookie; else None."""
SIGN_IN_AGAIN: dict[str, Callable[[], bool]] = {}
"""Room → how a form whose sign-in expired signs in and goes on."""


def public(view: View) -> View:
    """Let everybody in, signed in or not."""
    view.access = PUBLIC
    return view


def signed_in(view: View) -> View:
    """Let every user in."""
    view.access = SIGNED_IN
    return view


def requires(permission: Permission) -> Callable[[View], View]:
    """Let those in who hold `permission`."""

    def mark(view: View) -> View:
        view.access = permission
        return view

    return mark


@login_manager.user_loader
def user_of_cookie(text: str) -> Any:
    """The user of a sign-in that still holds."""
    return next((user for load in USERS_OF_COOKIE.values() if (user := load(text)) is not None), None)


def init_app(app: Flask) -> None:
    """Join Flask-Login and Flask-WTF; both act only where `check` asks them."""
    login_manager.init_app(app)
    csrf.init_app(app)


def check() -> None:
    """Refuse with 401, 403 or 400 before the view is reached. An unknown URL goes on to its 404.

    A form that signs in again has shown its CSRF token then: the session of the new sign-in has another.
    """
    if request.endpoint is None:
        return
    wanted = access_of(request.endpoint)
    if wanted is None:
        abort(403)
    if wanted != PUBLIC:
        unit_of_work.read()
        if not current_user.is_authenticated and not _signs_in_again():
            abort(401)
    if is_write() and not g.get("csrf_valid"):
        csrf.protect()
    if isinstance(wanted, Permission) and not current_user.may(wanted):
        abort(403)


def access_of(endpoint: str) -> Permission | str | None:
    """What the view behind `endpoint` asks for; None where it says nothing."""
    return getattr(current_app.view_functions[endpoint], "access", None)


def _signs_in_again() -> bool:
    return is_write() and any(attempt() for attempt in SIGN_IN_AGAIN.values())
