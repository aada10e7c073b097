"""Asking for any route, with arguments that lead to no row."""

from collections.abc import Sequence
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.sign_ins import session_of

ARGUMENTS = {
    "UUIDConverter": lambda how: UUID(int=7),
    "SealedConverter": lambda how: UUID(int=7),
    "IntegerConverter": lambda how: 9999,
    "TypedConverter": lambda how: "x",
    "AnyConverter": lambda how: min(how.items),
}
"""Arguments of URLs that lead to no row."""


def answer(app: Flask, key: str | None, rule: Rule, method: str, cookies: Sequence[str] = ()) -> TestResponse:
    """The answer to one of the cast, or to nobody, in a fresh browser, which may have cookies of another."""
    client: FlaskClient = app.test_client(use_cookies=not cookies)
    if key:
        with client.session_transaction() as session:
            session.update(session_of(key))
    arguments = {name: ARGUMENTS[type(how).__name__](how) for name, how in rule._converters.items()}
    with app.test_request_context():
        url = app.url_map.bind("localhost").build(rule.endpoint, arguments, method=method)
    headers = {"Cookie": "; ".join(cookies)} if cookies else {}
    return client.open(url, method=method, headers=headers)
