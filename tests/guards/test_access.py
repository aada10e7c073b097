"""The access matrix: every route, everybody of the cast and nobody, against one table.

The table is `tests/guards/access_table.py`: a new route stands in `EXPECTED` with what its view is marked with; a new
permission in `HOLDERS` with who holds it. What a shared tablet of a use opens, `tests/web/test_on_tablet.py` asks.
"""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from amal_field.accounts.offers.demo import CAST, player
from amal_field.db import db
from amal_field.permissions import Permission
from amal_field.web.access import PUBLIC, SIGNED_IN, OnTablet, access_of
from tests.databases import make_app
from tests.guards.access_table import EXPECTED
from tests.guards.asking import answer
from tests.guards.holders import HOLDERS
from tests.guards.source import told


@pytest.fixture(scope="module")
def app(databases_of) -> Iterator[Flask]:
    url, remove = databases_of("sqlite").make()
    app = make_app(url)
    app.config["WTF_CSRF_METHODS"] = set()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    remove()


@pytest.fixture
def ask(app) -> Callable[[str | None, Rule, str], TestResponse]:
    """`ask("amina", rule, "GET")`: the answer to somebody who asks for a route in a fresh browser."""
    return partial(answer, app)


def test_every_route_stands_in_the_table(app):
    expected = _expected()
    with app.app_context():
        marked = {rule.endpoint: access_of(rule.endpoint) for rule in app.url_map.iter_rules()}
    unmarked = sorted(endpoint for endpoint, mark in marked.items() if mark is None)
    assert not unmarked, told("Mark the view with @public, @signed_in or @requires(Permission.X).", unmarked)
    wrong = [
        f"{endpoint}: the view says {marked.get(endpoint)}, EXPECTED says {expected.get(endpoint)}"
        for endpoint in sorted(expected.keys() | marked.keys())
        if expected.get(endpoint) != marked.get(endpoint)
    ]
    assert not wrong, told("Correct EXPECTED of tests/guards/access_table.py, or the view.", wrong)


def test_every_permission_has_its_holders(app):
    with app.app_context():
        held = {permission: {key for key in CAST if player(key).may(permission)} for permission in Permission}
        db.session.remove()
    wrong = [
        f"{permission}: {sorted(held[permission])}, HOLDERS says {sorted(HOLDERS.get(permission, ()))}"
        for permission in Permission
        if held[permission] != HOLDERS.get(permission)
    ]
    assert not wrong, told("Correct HOLDERS of tests/guards/holders.py, or GRANTS of permissions.py.", wrong)


def test_a_route_lets_in_whom_the_table_says(app, ask):
    expected = _expected()
    wrong = []
    for turn, (rule, method) in enumerate(_routes(app)):
        wanted = expected.get(rule.endpoint)
        for key in _visitors(wanted, turn):
            status = ask(key, rule, method).status_code
            if not _fits(status, wanted, key, asked_for_a_page=method == "GET" and not rule.arguments):
                wrong.append(f"{key or 'nobody'}: {method} {rule.rule} ({wanted}) answered {status}")
    assert not wrong, told("The door does not do what EXPECTED says.", wrong)


def _visitors(wanted: str | OnTablet | None, turn: int) -> Iterator[str | None]:
    """Nobody, one who may enter and one who may not: for each route the next of them, so that everybody has many turns.
    That all who hold a permission are alike is for `test_every_permission_has_its_holders`."""
    yield None
    holders = CAST.keys() if wanted in (PUBLIC, SIGNED_IN) else HOLDERS.get(wanted, ())
    for keys in (sorted(holders), sorted(CAST.keys() - holders)):
        if keys:
            yield keys[turn % len(keys)]


def _fits(status: int, wanted: str | OnTablet | None, key: str | None, *, asked_for_a_page: bool) -> bool:
    """Whether the status is right; with arguments that lead nowhere, those who may enter get anything but a refusal. A
    page for a shared tablet is for nobody on another device, whoever they are."""
    if isinstance(wanted, OnTablet):
        return status == 403
    if wanted != PUBLIC and key is None:
        return status == 401
    if wanted not in (PUBLIC, SIGNED_IN) and key not in HOLDERS.get(wanted, ()):
        return status == 403
    return status < 400 if asked_for_a_page else status not in (401, 403, 500)


def _routes(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Every route, the way out last: it ends the sign-in."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.endpoint == "accounts.sign_out"):
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            yield rule, method


def _expected() -> dict[str, str | OnTablet]:
    return {
        f"{blueprint}.{endpoint}".lstrip("."): mark
        for blueprint, marks in EXPECTED.items()
        for endpoint, mark in marks.items()
    }
