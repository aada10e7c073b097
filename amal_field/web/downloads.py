"""Answers that are no pages: a file that is saved, and a drawing that a page shows."""

from typing import Any

from flask import Response
from flask_login import current_user

from amal_field import audit, clock, traces, workbook
from amal_field.db import new_key
from amal_field.stamp import Stamp


def download(content: bytes, name: str, mimetype: str = workbook.TYPE) -> Response:
    """A file, under the name that it gets where it is saved."""
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def drawing(svg: str | bytes) -> Response:
    """A chart, an image of its own: its styles stay outside the policy of the page."""
    return Response(svg, mimetype="image/svg+xml")


def note_export(name: str, rows: int, **asked: Any) -> None:
    """Note in the audit that a list leaves as a file: which, with which filter, how many rows. Never a name that was
    typed, only that one was."""
    stamp = Stamp(current_user.id, clock.now(), new_key(), traces.tablet_id())
    traces.leave(_write_exports, (current_user._get_current_object(), stamp, {"list": name, "rows": rows} | asked))


def _write_exports(left: list[tuple[Any, Stamp, dict[str, Any]]]) -> None:
    for user, stamp, details in left:
        audit.record("registers:export:write", user, stamp, **details)
