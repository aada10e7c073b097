"""A rule that refuses where no form catches it: an old button, or the form of what is over. It is said in words."""

from collections import ChainMap
from collections.abc import Mapping
from typing import Any

from flask import Flask, current_app, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from amal_field.refusal import RuleBroken
from amal_field.web import errors, outbox
from amal_field.web.jinja import readable

SENTENCES: dict[str, Mapping[str, Any]] = {}
"""Room → the sentences of its refusals."""


def init_app(app: Flask) -> None:
    """Answer every rule that no form has caught."""
    app.register_error_handler(RuleBroken, _refused)


def _refused(broken: RuleBroken) -> ResponseReturnValue:
    """409 with the sentence of the rule, in the words of the room that was asked, and the way to the page above. An
    entry of an outbox is asked about: 409 would let it wait."""
    known = ChainMap(dict(SENTENCES.get(request.blueprint, {})), *map(dict, SENTENCES.values()))
    said = [known.get(refusal.code) for refusal in broken.refusals]
    if None in said:
        return errors.failure(broken)
    sentences = [sentence % readable(refusal.values) for sentence, refusal in zip(said, broken.refusals, strict=True)]
    code = 422 if outbox.entry() else 409
    return errors.answer(code, _("That cannot be done now"), " ".join(sentences), back=_page_above())


def _page_above() -> str | None:
    """The nearest address above this one at which there is a page: of a stay, of a session, of a person."""
    adapter = current_app.create_url_adapter(request)
    path = request.path
    while path := path.rpartition("/")[0]:
        try:
            adapter.match(path, method="GET")
            return path
        except (HTTPException, RequestRedirect):
            continue
    return None
