"""What a tablet asks for under names that stay: the worker that reads without a network, and what the app looks like on
its home screen. What the worker is made of stands in `web/scripts.py`; it serves GET alone, and never from another
address than the root."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, current_app
from flask.typing import ResponseReturnValue

from amal_field.web import scripts
from amal_field.web.access import public

bp = Blueprint("worker", __name__)
PREPARED: dict[str, Callable[[Any, date], Iterable[tuple[str, dict[str, Any]]]]] = {}
"""Room → the pages that a user needs on a day, by endpoint and what stands in the address, in the order of use."""
PARTS = ("app.css", "htmx.js", "elements.js", "outbox.js", "outbox-more.js", "outbox-lock.js", "icon.svg")
"""What pages are made of."""
TOUCH_ICON = "apple-touch-icon-180.png"
"""What an iPad shows for the app where no page tells it of another."""
ICON = re.compile(r'"src": "([^"]+)"')
"""The name of a picture in the manifest."""


@bp.get("/sw.js")
@public
def worker() -> ResponseReturnValue:
    """The worker with the version that it is made for; a browser looks each time whether there is another."""
    return _looked_at(current_app.config["WORKER"], "text/javascript")


@bp.get("/manifest.webmanifest")
@public
def manifest() -> ResponseReturnValue:
    """The name and the pictures of the app that was put on a home screen: it is known by this address from then on."""
    return _looked_at(current_app.config["MANIFEST"], "application/manifest+json")


@bp.get("/apple-touch-icon.png")
@public
def touch_icon() -> ResponseReturnValue:
    """The picture that an iPad asks for by itself."""
    return _looked_at(current_app.config["TOUCH_ICON"], "image/png")


def init_app(app: Flask) -> None:
    """Write the worker and the manifest, and add their addresses."""
    static = Path(app.root_path) / "static"
    assets = [app.jinja_env.globals["asset"](name) for name in PARTS]
    made_for = json.dumps({"version": app.config["VERSION"], "assets": assets})
    app.config["WORKER"] = f"self.AMAL = {made_for};\n{scripts.for_worker(static).decode()}"
    named = (static / "manifest.json").read_text()
    app.config["MANIFEST"] = ICON.sub(lambda icon: f'"src": "{app.jinja_env.globals["asset"](icon[1])}"', named)
    app.config["TOUCH_ICON"] = (static / "icons" / TOUCH_ICON).read_bytes()
    app.register_blueprint(bp)


def _looked_at(content: str | bytes, mimetype: str) -> Response:
    """An answer that a browser asks for again each time, whether there is another."""
    response = Response(content, mimetype=mimetype)
    response.headers["Cache-Control"] = "no-cache"
    return response
