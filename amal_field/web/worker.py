"""What a tablet asks for under names that stay: the worker that reads without a network. What it is made of stands in
`web/scripts.py`; it serves GET alone, and never from another address than the root."""

import json
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
PARTS = ("app.css", "htmx.js", "elements.js", "outbox.js", "outbox-more.js", "icon.svg")
"""What pages are made of."""


@bp.get("/sw.js")
@public
def worker() -> ResponseReturnValue:
    """The worker with the version that it is made for; a browser looks each time whether there is another."""
    response = Response(current_app.config["WORKER"], mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


def init_app(app: Flask) -> None:
    """Write the worker, and add its address."""
    assets = [app.jinja_env.globals["asset"](name) for name in PARTS]
    made_for = json.dumps({"version": app.config["VERSION"], "assets": assets})
    code = scripts.for_worker(Path(app.root_path) / "static").decode()
    app.config["WORKER"] = f"self.AMAL = {made_for};\n{code}"
    app.register_blueprint(bp)
