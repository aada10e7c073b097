"""Security headers: nothing inline, nothing from elsewhere, nothing kept by a shared browser."""

from flask import Flask, Response, current_app, g, request
from sqlalchemy import inspect

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def init_app(app: Flask) -> None:
    """Ask for https alone where cookies travel by https alone."""
    app.config["HEADERS"] = dict(HEADERS)
    if app.config["SESSION_COOKIE_SECURE"]:
        app.config["HEADERS"]["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"


def add(response: Response) -> Response:
    """Put the headers on every answer, but those that a page has said otherwise. Pages are never stored: they hold
    people, on a shared tablet. A tablet reads in two of them that we answered, and whom: nothing is read for that, the
    row itself may be gone with its transaction."""
    for name, value in current_app.config["HEADERS"].items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers["Amal-Field"] = current_app.config["VERSION"]
    user = inspect(g.get("_login_user"), raiseerr=False)
    if user and user.identity:
        response.headers["Amal-User"] = str(user.identity[0])
    if request.endpoint and response.mimetype == "text/html":
        response.vary.add("HX-Request-Type")
    return response
