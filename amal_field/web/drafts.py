"""A draft opens in its own form: it is sent there with its fields, and the form shows them as one that was refused,
without a word of what is wrong. Nothing of it is stored."""

from functools import partial

from flask import Response, abort, g, make_response, request, session
from werkzeug.datastructures import ImmutableMultiDict

from amal_field.web import access, unit_of_work
from amal_field.web.addresses import key_in
from amal_field.web.unit_of_work import is_write

FIELD = "draft"


def open_kept() -> None:
    """Put the fields of the draft that is asked for in the place of what was sent."""
    if not is_write() or request.endpoint is None or FIELD not in request.form:
        return
    key = key_in(request.form[FIELD]) or abort(404)
    fields = access.first(partial(door.fields_of_draft, key) for door in access.DOORS.values())
    if fields is None:
        abort(404)
    request.form = ImmutableMultiDict([tuple(pair) for pair in fields])
    g.opening = key


def settle(response: Response) -> Response:
    """Answer a draft that was opened, and let that of a form go that was accepted."""
    key = g.get("opening")
    if key is not None and response.status_code == 422:
        response.status_code = 200
    elif key is not None and response.status_code < 400:
        unit_of_work.discard()
        session.pop("_flashes", None)
        return make_response(access.first(partial(door.tell_draft, key) for door in access.DOORS.values()))
    elif "submission" in g and response.status_code < 400:
        for door in access.DOORS.values():
            door.forget_draft()
    return response
