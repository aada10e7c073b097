"""Whole page or fragment, decided once. Three verbs end every view: `show`, `written`, `refused`.

`request.htmx` of htmx-flask tells whether htmx asked at all. It predates htmx 4, so the header that tells a partial
request from a whole page (`HX-Request-Type`) is read here.
"""

import re
from typing import Any

from flask import Flask, Response, flash, g, get_flashed_messages, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from htmx_flask import Htmx

from amal_field import audit
from amal_field.web import entries, unit_of_work


def init_app(app: Flask) -> None:
    """Give every request its `request.htmx`, and every template its `notes`."""
    Htmx().init_app(app)
    app.jinja_env.globals["notes"] = notes


def is_partial() -> bool:
    """Whether htmx asks for a part of a page. Every entry of an outbox does: it could not follow to another page."""
    is_part = bool(request.htmx) and request.headers.get("HX-Request-Type") == "partial"
    return is_part or (unit_of_work.is_write() and entries.HEADER in request.headers)


def is_poll() -> bool:
    """Whether no person asks, but a page that looks by itself whether there is something new."""
    return "HX-PTag" in request.headers


def unchanged(version: str) -> Response | None:
    """304 where a poll has the version of now already."""
    return Response(status=304) if request.headers.get("HX-PTag") == version else None


def revision_known(version: str) -> int | None:
    """The revision that a poll has of what it shows, where nothing but its rows changed since: a `version` is the
    revision, a dot, and all else that the page shows. None where the whole is wanted."""
    known, _dot, rest = request.headers.get("HX-PTag", "").partition(".")
    is_news = rest == version.partition(".")[2] and re.fullmatch(r"\d{1,9}", known, re.ASCII)
    return int(known) if is_news else None


def with_version(answer: ResponseReturnValue, version: str) -> Response:
    """The answer with its version, for the next poll."""
    response = make_response(answer)
    response.headers["HX-PTag"] = version
    return response


def show(page: str, /, *, partial: str | None = None, **context: Any) -> ResponseReturnValue:
    """Answer a page, or its partial where htmx asks for a part."""
    if partial and is_partial():
        return render_template(partial, fragment=True, **context)
    return render_template(page, fragment=False, **context)


def written(
    fragment: str | None,
    /,
    *,
    to: str,
    said: str | None = None,
    undo: str | None = None,
    into: str | None = None,
    also: tuple[str, str] | None = None,
    **context: Any,
) -> Response:
    """Answer a write that succeeded: the fragment for htmx, otherwise on to the page `to` (303).

    `said` is the sentence of the flash, `undo` the URL that takes the write back;
    `into`: the element that its answer fills, where the page need not be left for it; `also`: what else the write did,
    and the URL that takes that back.
    """
    if said:
        g.note = {"said": str(said), "undo": undo}
        into = into if is_partial() else None
        g.notes = [g.note | {"into": into}]
        if also:
            g.notes.append({"said": also[0], "undo": also[1], "into": into})
    answer = _written(fragment, to, context)
    for note in g.pop("notes", ()):  # not shown with this answer: the next page says it
        flash(note)
    return answer


def _written(fragment: str | None, to: str, context: dict[str, Any]) -> Response:
    if not is_partial():
        return redirect(to, 303)
    if fragment is None:
        return make_response("", 200, {"HX-Redirect": to, "Content-Location": to})
    return make_response(render_template(fragment, fragment=True, **context), 200, {"Content-Location": to})


def notes() -> list[dict[str, Any]]:
    """What is to be said now: what earlier answers have left for this one, and what it says itself. That does not pass
    through the session: a tap would carry its cookie for nothing, and could overtake the cookie of another."""
    return [*get_flashed_messages(), *g.pop("notes", ())]


def refused(page: str, /, *, partial: str | None = None, **context: Any) -> ResponseReturnValue:
    """Answer a form that is not accepted: the same partial with its errors, 422, and nothing stored. What was only read
    is shown as it was read: after a rollback each row would be read again by itself."""
    if not audit.is_untouched():
        unit_of_work.discard()
    return show(page, partial=partial, **context), 422
