"""The floor: the least that a Flask app with sign-in and CSRF can be, on the app's own database settings.

Every request loads its user, as behind any sign-in. Beside that the page of 1.4 KB has its one SELECT, and the POST its
one INSERT and commit. The session is a signed cookie; the form carries a CSRF token, which the POST checks.
`gunicorn tests.bench.floor:app`.
"""

import os
from uuid import UUID

from flask import Flask, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user, login_required, login_user
from flask_wtf.csrf import CSRFProtect
from jinja2 import DictLoader
from sqlalchemy.orm import Mapped, mapped_column

from amal_field.config import DEVELOPMENT_KEY
from amal_field.db import db, new_key

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>The floor</title><link rel="stylesheet" href="/app.css"></head>
<body>
<header><p>Signed in as {{ current_user.name }}</p></header>
<main>
<h1>Notes</h1>
<form method="post" action="/notes">
<input type="hidden" name="csrf_token" value="{{ csrf_token() }}">
<label for="text">Text</label> <input id="text" name="text"> <button type="submit">Note it</button>
</form>
<p>{{ story.words }}</p>
</main>
</body>
</html>
"""
WORDS = "A page has words, and these stand for them. " * 18

csrf = CSRFProtect()
login_manager = LoginManager()


class FloorUser(UserMixin, db.Model):
    """The one user."""

    __tablename__ = "floor_users"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_key)
    name: Mapped[str]


class FloorNote(db.Model):
    """What the POST writes."""

    __tablename__ = "floor_notes"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_key)
    text: Mapped[str]


class FloorStory(db.Model):
    """What the page reads."""

    __tablename__ = "floor_stories"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_key)
    words: Mapped[str]


def create_floor(url: str) -> Flask:
    """Make the app on the database at `url`."""
    app = Flask("floor", static_folder=None)
    app.config["SECRET_KEY"] = DEVELOPMENT_KEY
    app.config["SQLALCHEMY_DATABASE_URI"] = url.replace("postgresql://", "postgresql+psycopg://")
    app.jinja_loader = DictLoader({"page.html": PAGE})
    db.init_app(app)
    csrf.init_app(app)
    login_manager.init_app(app)
    app.add_url_rule("/sign-in", view_func=sign_in)
    app.add_url_rule("/", view_func=page)
    app.add_url_rule("/notes", view_func=note, methods=["POST"])
    return app


@login_manager.user_loader
def user_of_cookie(text: str) -> FloorUser | None:
    """The user, before the page's own SELECT and the POST's INSERT."""
    return db.session.get(FloorUser, UUID(text))


def sign_in() -> ResponseReturnValue:
    """Let the one user in."""
    login_user(db.session.scalars(db.select(FloorUser)).one())
    return redirect("/", 303)


@login_required
def page() -> ResponseReturnValue:
    """The page, with its one SELECT."""
    return render_template("page.html", story=db.session.scalars(db.select(FloorStory)).one())


@login_required
def note() -> ResponseReturnValue:
    """The POST, with its one INSERT and commit."""
    db.session.add(FloorNote(text=current_user.name))
    db.session.commit()
    return redirect("/", 303)


def fill(url: str) -> None:
    """Make the tables, the user and the story in the database at `url`."""
    app = create_floor(url)
    with app.app_context():
        db.metadata.create_all(db.engine, tables=[FloorUser.__table__, FloorNote.__table__, FloorStory.__table__])
        db.session.add_all([FloorUser(name="Amina Haddad"), FloorStory(words=WORDS)])
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


if "FLOOR" in os.environ:
    app = create_floor(os.environ["AMAL_FIELD_DATABASE_URL"])
