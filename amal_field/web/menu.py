"""The menu of each user, and the first page, which is the first of its links."""

from collections.abc import Sequence
from itertools import chain

from flask import Flask, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field.room import MenuItem
from amal_field.web.access import signed_in
from amal_field.web.htmx import show

ITEMS: dict[str, Sequence[MenuItem]] = {}
"""Room → its links."""


@signed_in
def home() -> ResponseReturnValue:
    """The first page of everybody: the first link of their menu."""
    for item in menu():
        return redirect(url_for(item.endpoint))
    return show("home.html")


def menu() -> tuple[MenuItem, ...]:
    """The links that the user of this request may follow."""
    if not current_user.is_authenticated:
        return ()
    granted = current_user.permissions
    return tuple(item for item in chain.from_iterable(ITEMS.values()) if item.permission in granted)


def init_app(app: Flask) -> None:
    """Add the first page, and the menu to every template."""
    app.add_url_rule("/", "home", home)
    app.jinja_env.globals["menu"] = menu
