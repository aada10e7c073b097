"""A small room for trying the web parts: `trial` is the app with its views added."""

import time
from collections.abc import Callable

import pytest
from flask import Blueprint, Flask, abort, request
from jinja2 import ChoiceLoader, DictLoader
from sqlalchemy import select

from amal_field import audit, clock
from amal_field.accounts.models import User
from amal_field.db import db, new_key
from amal_field.people.models import Household
from amal_field.permissions import Permission
from amal_field.stamp import stamped
from amal_field.web import unit_of_work
from amal_field.web.access import on_tablet, public, requires, signed_in
from amal_field.web.forms import stamp
from amal_field.web.htmx import refused, show, written
from tests.conftest import as_it_is

TEMPLATES = {
    "trial/page.html": "<!doctype html><html lang=en><title>Trial</title><h1>Trial</h1></html>",
    "trial/_note.html": '<p id="note">{{ name }}</p>',
    "trial/_form.html": '<input type="hidden" name="csrf_token" value="{{ csrf_token() }}">',
}


def note(name: str) -> Household:
    """Write a row, and tell the audit."""
    row = Household(name=name, **stamped(stamp()))
    db.session.add(row)
    db.session.flush()
    audit.record("trial:note:write", row, stamp())
    return row


def views() -> Blueprint:
    """Views that do right, and views that do wrong."""
    bp = Blueprint("trial", __name__)

    @bp.get("/trial")
    @public
    def page():
        return show("trial/page.html", partial="trial/_note.html", name="page")

    @bp.post("/trial/notes")
    @signed_in
    def notes():
        time.sleep(float(request.form.get("seconds", 0)))
        row = note(request.form["name"])
        return written("trial/_note.html", to=f"/trial?row={row.id}", said="Noted.", name=row.name)

    @bp.post("/trial/arrivals")
    @on_tablet("entrance")
    def arrivals():
        return written(None, to=f"/trial?row={note(request.form['name']).id}")

    @bp.post("/trial/events")
    @signed_in
    def events():
        response = written("trial/_note.html", to="/trial", name=note(request.form["name"]).name)
        response.headers["HX-Trigger"] = '{"noted": {}}'
        return response

    @bp.post("/trial/forms")
    @signed_in
    def forms():
        note(request.form["name"])
        return written("trial/_form.html", to="/trial")

    @bp.post("/trial/days")
    @signed_in
    def days():
        note(request.form["name"])
        return "", {"Trial-Day": clock.today().isoformat()}

    @bp.post("/trial/elsewhere")
    @signed_in
    def elsewhere():
        note(request.form["name"])
        return written(None, to="/trial")

    @bp.get("/trial/notes")
    @signed_in
    def a_reading_that_writes():
        note("read")
        return "read"

    @bp.get("/trial/traced")
    @signed_in
    def traced():
        unit_of_work.remember(lambda: note("trace"), needed="needed" in request.args)
        return "what is shown"

    @bp.post("/trial/refusal")
    @signed_in
    def refusal():
        note("refused")
        unit_of_work.remember(lambda: note("remembered"))
        return refused("trial/page.html")

    @bp.post("/trial/abortion")
    @signed_in
    def abortion():
        note("aborted")
        abort(int(request.form["code"]))

    @bp.post("/trial/answer")
    @signed_in
    def answer():
        note("answered")
        return "no", int(request.form["code"])

    @bp.post("/trial/silence")
    @signed_in
    def silence():
        db.session.add(Household(name="silent", **stamped(stamp())))
        return written(None, to="/trial")

    @bp.post("/trial/collision")
    @signed_in
    def collision():
        db.session.add(User(name=request.form["name"], email=request.form["email"], **stamped(stamp())))
        db.session.flush()

    @bp.get("/trial/failure")
    @public
    def failure():
        raise ZeroDivisionError(request.args.get("name"))

    @bp.get("/trial/unmarked")
    def unmarked():
        return "open"

    @bp.get("/trial/managed")
    @requires(Permission.USERS_MANAGE)
    def managed():
        return "managed"

    @bp.post("/trial/managing")
    @requires(Permission.USERS_MANAGE)
    def managing():
        return note(request.form["name"]).name

    return bp


def with_trial(app: Flask) -> Flask:
    """Add the trial views; forms need no CSRF token here, and a failure is answered, not raised."""
    app.register_blueprint(views())
    app.jinja_loader = ChoiceLoader([app.jinja_loader, DictLoader(TEMPLATES)])
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.config["WTF_CSRF_METHODS"] = set()
    return app


@pytest.fixture
def furnish(request: pytest.FixtureRequest) -> Callable[[Flask], Flask]:
    """The trial views, for tests that ask for `trial`."""
    return with_trial if "trial" in request.fixturenames else as_it_is


@pytest.fixture
def trial(app: Flask) -> Flask:
    """The app with the trial views."""
    return app


@pytest.fixture
def amina(trial, client_of):
    """Amina's browser on the trial views."""
    return client_of("amina")


@pytest.fixture
def kept(trial: Flask) -> Callable[[], list[str]]:
    """`kept()`: the names of the households that the database holds."""

    def read() -> list[str]:
        with trial.app_context():
            return sorted(db.session.scalars(select(Household.name)))

    return read


@pytest.fixture
def fields() -> Callable[..., dict[str, str]]:
    """`fields(name="An")`: what a form sends, with a fresh key."""
    return lambda **values: {"request_token": str(new_key())} | values
