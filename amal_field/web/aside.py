"""A late entry that may not be done is kept, with nothing done: nobody stands there to be told no.

What its author may not do any more (403), what is gone (404), and what has no such address now (405). Never what came
without a sign-in or without its token.
"""

from flask import Response, g, request
from flask_login import current_user
from flask_wtf.csrf import CSRFError

from amal_field.harmless import without_harm
from amal_field.web import access, entries, logs, outbox, submissions, unit_of_work

CODES = (403, 404, 405)


def settle(response: Response) -> Response:
    """Keep the entry at hand instead of refusing it, and say so with 202."""
    if not outbox.is_late() or response.status_code not in CODES or not _is_theirs(response.status_code):
        return response
    if request.endpoint is None and not _has_token():
        return Response("", 400)
    key = submissions.token()
    if key is None or g.entry.format not in entries.FORMATS:
        return response
    user_id, tablet_id = current_user.id, current_user.tablet_id
    pairs = [pair for pair in request.form.items(multi=True) if pair[0] not in submissions.NOT_CONTENT]
    fields = [[without_harm(part) for part in pair] for pair in pairs]  # no form has checked them
    how = {"reason": str(response.status_code), "path": without_harm(request.path), "fields": fields}
    unit_of_work.discard()
    with unit_of_work.apart():
        is_new = outbox.depot().set_aside(key, g.entry, outbox.kind(), user_id, tablet_id, **how)
        delivered = None if is_new else outbox.depot().delivered(key)
    if delivered and delivered[0] != user_id:
        g.reason = "other-content"
        return Response("", 422)
    g.delivered, g.outcome = key, outbox.ASIDE if is_new else delivered[1]
    return Response("", 202)


def _is_theirs(code: int) -> bool:
    """Whether it is known whose it is, and not for another reason that it is refused."""
    is_refused_for_more = code == 403 and g.get("refused_by") != "permission"
    return not is_refused_for_more and current_user.is_authenticated and not current_user.turned_to


def _has_token() -> bool:
    """Whether it brings the token of its sign-in; where the address leads nowhere nothing has asked that yet."""
    try:
        access.csrf.protect()
    except CSRFError:
        logs.note_refusal("csrf_token")
        return False
    return True
