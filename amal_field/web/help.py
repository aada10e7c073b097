"""How a page works, in the reader's language: five lines in plain words about it, behind a button of the bar.

Each room says them of its own pages, in its `help`. What answers a form shows those of the page of the form.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Flask, current_app, request
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import HTTPException

HELP: dict[str, Mapping[str, Sequence[Any]]] = {
    "": {
        "home": (
            _l("This page shows if your role has no page of its own yet."),
            _l("Your work appears in the menu above as soon as it is in Amal Field."),
            _l("If you miss something, ask the administrator for the right role."),
            _l("Under your name you choose language, password and theme."),
            _l("Sign out there too when you hand over the tablet."),
        ),
    },
}
"""Room → endpoint → its five lines."""


def lines_of(endpoint: str | None) -> Sequence[Any]:
    """The lines about a page; none where there is no page, or nothing to say."""
    room, _, name = (endpoint or "").rpartition(".")
    return HELP.get(room, {}).get(name, ())


def help_lines() -> Sequence[Any]:
    """The lines about the page at hand."""
    return lines_of(request.endpoint) or lines_of(f"{request.endpoint}_form") or lines_of(_page_here())


def _page_here() -> str | None:
    """The page at the address to which a form was sent."""
    try:
        return current_app.create_url_adapter(request).match(method="GET")[0]
    except HTTPException:
        return None


def init_app(app: Flask) -> None:
    """Let templates ask for the lines."""
    app.jinja_env.globals["help_lines"] = help_lines
