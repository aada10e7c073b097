"""What stays with the tablet, whoever uses it: the language and the look, each in a cookie of its own."""

from flask import Response, current_app, request

YEAR = 365 * 24 * 60 * 60


def remember(response: Response, name: str, value: str) -> Response:
    """Let the tablet keep `value` for a year."""
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    response.set_cookie(_cookie(name), value, max_age=YEAR, samesite="Lax", httponly=True, secure=secure)
    return response


def remembered(name: str) -> str | None:
    """What the tablet has kept under `name`."""
    return request.cookies.get(_cookie(name))


def _cookie(name: str) -> str:
    """Where cookies are secure the name says so too: then no page of another name, nor one without https, sets it."""
    return ("__Host-" if current_app.config["SESSION_COOKIE_SECURE"] else "") + name
