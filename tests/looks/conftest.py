"""Pages that look, each in its own way: `looking` is the app with them."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Blueprint, Flask, Response, abort, redirect, request
from flask_login import current_user

from amal_field.looks.operations import NewLook, looked
from amal_field.web.access import signed_in
from tests.conftest import as_it_is
from tests.people.world import somebody
from tests.web.conftest import note


def look(**more) -> None:
    """Look at the people of the address."""
    people = [UUID(key) for key in request.args.getlist("person")]
    looked(
        NewLook(**{"kind": "child", "act": "page", "page": "looking.page", "person_ids": people} | more),
        current_user.id,
    )


def views() -> Blueprint:
    """Readings and writes that look, and end well or not."""
    bp = Blueprint("looking", __name__, url_prefix="/looking")

    @bp.get("")
    @signed_in
    def page():
        for kind in request.args.getlist("kind") or ["child"]:
            look(kind=kind)
        code = int(request.args.get("code", 200))
        return Response("Olena is shown" if code < 300 else None, code)

    @bp.post("")
    @signed_in
    def write():
        note("written")
        look(act="answer")
        code = int(request.form["code"])
        return redirect("/looking", 303) if code == 303 else Response("Olena is shown", code)

    @bp.route("/error", methods=["GET", "POST"])
    @signed_in
    def error():
        look()
        abort(int(request.values["code"]))

    @bp.get("/failure")
    @signed_in
    def failure():
        look()
        raise ZeroDivisionError

    return bp


def with_looking(app: Flask) -> Flask:
    """Add the pages; forms need no CSRF token here, and a failure is answered, not raised."""
    app.register_blueprint(views())
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.config["WTF_CSRF_METHODS"] = set()
    return app


@pytest.fixture
def furnish(request: pytest.FixtureRequest) -> Callable[[Flask], Flask]:
    """The pages that look, for tests that ask for `looking`."""
    return with_looking if "looking" in request.fixturenames else as_it_is


@pytest.fixture
def looking(app: Flask) -> Flask:
    """The app with the pages that look."""
    return app


@pytest.fixture
def people(given) -> list[UUID]:
    """Three people."""
    return [
        given(lambda stamp_of, name=name: somebody(stamp_of("amina"), name)) for name in ("Olena", "Taras", "Maria")
    ]
