"""What stays with the tablet, whoever uses it: the language, the look, and the secret of a shared tablet that is
enrolled, each in a cookie of its own."""

from flask import Response, current_app, request

YEAR = 365 * 24 * 60 * 60
SECRET = "tablet"
SECRET_LIFE = 400 * 24 * 60 * 60
"""As long as browsers keep any cookie."""


def remember(response: Response, name: str, value: str) -> Response:
    """Let the tablet keep `value` for a year."""
    return _keep(response, name, value, YEAR)


def keep_secret(response: Response, secret: str) -> Response:
    """Let the tablet keep by what it is known: for 400 days from now."""
    return _keep(response, SECRET, secret, SECRET_LIFE)


def forget_all(response: Response) -> Response:
    """Let the tablet forget what it kept of us, and whatever it stored of our pages."""
    for name in (SECRET, "language", "theme"):
        response.delete_cookie(_cookie(name), secure=current_app.config["SESSION_COOKIE_SECURE"])
    response.headers["Clear-Site-Data"] = '"cache", "cookies"'
    return response


def secret() -> str | None:
    """By what the tablet is known; None where it is not enrolled."""
    return remembered(SECRET)


def remembered(name: str) -> str | None:
    """What the tablet has kept under `name`."""
    return request.cookies.get(_cookie(name))


def _keep(response: Response, name: str, value: str, seconds: int) -> Response:
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    response.set_cookie(_cookie(name), value, max_age=seconds, samesite="Lax", httponly=True, secure=secure)
    return response


def _cookie(name: str) -> str:
    """Where cookies are secure the name says so too: then no page of another name, nor one without https, sets it."""
    return ("__Host-" if current_app.config["SESSION_COOKIE_SECURE"] else "") + name
