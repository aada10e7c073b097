"""Each fact arrives exactly once: the key of a write is claimed first, its answer is kept, a repeat gets it again.

A repeat is answered to who may still see the answer: `access` has asked before whether they may do this at all, `sight`
asks again what the view had found for them.
"""

import hashlib
from uuid import UUID

from flask import Response, abort, current_app, flash, g, redirect, request, url_for
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from sqlalchemy import bindparam, select, update
from werkzeug.exceptions import NotFound

from amal_field import clock
from amal_field.db import INSERTS, db
from amal_field.stamp import Submission
from amal_field.web import access, outbox, sight
from amal_field.web.htmx import is_partial
from amal_field.web.unit_of_work import is_write

FIELD = "request_token"
CSRF_FIELD = "csrf_token"
CSRF_PLACE = "{csrf_token}"
"""What stands in a kept answer where its forms had the token of their sign-in: the repeat may come after another."""
SECOND_STEP = {"second_passkey", "second_code", "second_recovery", "second_kept"}
"""The fields with which somebody shows more than the password."""
NOT_CONTENT = {CSRF_FIELD, "sign_in_email", "sign_in_password", "password", "again", "present_password"}
NOT_CONTENT |= {"pin", "new_pin", "tablet_code", *SECOND_STEP}
"""What does not tell one submission from another, and what is never kept of it, not even as a hash: passwords."""
TABLE = Submission.__table__
KEEPS_NO_ANSWERS: dict[str, bool] = {}
"""Room → whether of its writes neither the answer nor what was said is kept: a repeat is led to the page, which asks
again who may see it."""


def token() -> UUID | None:
    """The key of this submission, from the form or the header; None where there is none or it is no UUID."""
    text = request.headers.get("Idempotency-Key") or request.form.get(FIELD, "")
    try:
        return UUID(text)
    except ValueError:
        return None


def is_repeat() -> bool:
    """Whether the key of this submission was claimed before: it is answered as the first time, or refused."""
    return db.session.scalar(select(Submission.key).where(Submission.key == token())) is not None


def claim() -> Response | None:
    """Take the key of a write, or answer as the first time.

    A rival with the same key waits in the database until the first has ended. The same key with other content is
    422; a write without a key is 400; a record that went out of the user's sight since the first is 404.
    """
    link = access.link_of(request.endpoint)
    is_public = request.endpoint is None or access.access_of(request.endpoint) == access.PUBLIC
    if not is_write() or (is_public and link is None) or "opening" in g:
        return None
    key = token()
    if key is None:
        outbox.refuse(400, "key")
    by = link.user_id if link else current_user.id
    row = {"key": key, "user_id": by, "path": _path(), "content_hash": _content_hash()}
    if _inserted(row):
        if (receipt := outbox.deliver(key, by)) is not None:
            return receipt
        g.submission = key
        return None
    return _answer_again(row)


def _path() -> str:
    """Where the write was sent. Of a link only that it is the same again: its address opens something."""
    if access.link_of(request.endpoint) is None:
        return request.path
    return f"{request.url_rule.rule} {hashlib.sha256(request.path.encode()).hexdigest()}"


KEEP = update(TABLE).where(TABLE.c.key == bindparam("submission"))


def keep(response: Response) -> Response:
    """Store the answer beside its key, in the write's own transaction."""
    key = g.pop("submission", None)
    if key is not None and response.status_code < 400 and access.link_of(request.endpoint):
        db.session.execute(KEEP, {"submission": key, "status": response.status_code})
    elif key is not None and response.status_code < 400:
        location = response.headers.get("Location") or response.headers.get("Content-Location")
        is_kept = not KEEPS_NO_ANSWERS.get(request.blueprint or "")
        has_fragment = is_kept and response.status_code == 200 and "HX-Redirect" not in response.headers
        fragment = response.get_data(as_text=True) if has_fragment else None
        if fragment and g.get(CSRF_FIELD):
            fragment = fragment.replace(g.get(CSRF_FIELD), CSRF_PLACE)
        headers = {name: value for name, value in response.headers if is_kept and name.startswith("HX-")}
        kept = {"status": response.status_code, "location": location, "body": fragment, "headers": headers}
        kept |= {"note": g.get("note") if is_kept and not fragment else None, "sight": sight.of_answer()}
        db.session.execute(KEEP, {"submission": key} | kept)
    return response


CLAIM = {name: insert(TABLE).on_conflict_do_nothing().returning(TABLE.c.key) for name, insert in INSERTS.items()}


def _inserted(row: dict) -> bool:
    claim = CLAIM[db.engine.dialect.name]
    return db.session.execute(claim, row | {"made_at": clock.now()}).first() is not None


def _answer_again(row: dict) -> Response:
    first = db.session.scalar(select(Submission).where(Submission.key == row["key"]))
    if first is None or first.status is None:
        abort(409)
    same = (first.user_id, first.path, first.content_hash) == (
        row["user_id"],
        row["path"],
        row["content_hash"],
    )
    if not same:
        outbox.refuse(422, "other-content")
    if link := access.link_of(request.endpoint):
        return redirect(url_for(link.page, **request.view_args), 303)
    is_shown = _is_shown(first)
    if outbox.entry() and not (is_shown and first.body is not None):
        return outbox.repeat(first.key, first.user_id)
    if is_partial() and is_shown and first.body is not None:
        headers = {"Content-Location": first.location or request.path}
        fragment = first.body.replace(CSRF_PLACE, generate_csrf())
        outbox.note_outcome(first.key, first.user_id)
        return current_app.response_class(fragment, headers=headers | (first.headers or {}))
    if is_shown and first.note:
        flash(first.note)
    if is_partial():
        return current_app.response_class("", headers={"HX-Redirect": first.location or "/"})
    return redirect(first.location or "/", 303)


def _is_shown(first: Submission) -> bool:
    """Whether the user may read the answer again. A tablet gets its receipt whatever became of the record."""
    try:
        return sight.holds_again(first.sight)
    except NotFound:
        if outbox.entry():
            return False
        raise


def _content_hash() -> str:
    content = hashlib.sha256()
    for name, values in sorted(request.form.lists()):
        if name not in NOT_CONTENT:
            content.update(repr((name, values)).encode())
    for name, file in request.files.items(multi=True):
        sent = hashlib.file_digest(file.stream, "sha256").hexdigest()
        file.stream.seek(0)
        content.update(repr((name, file.filename, sent)).encode())
    return content.hexdigest()
