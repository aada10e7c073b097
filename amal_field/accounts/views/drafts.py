"""The drafts of whoever is signed in: the list, opening one in its own form, throwing one away."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from flask import abort, current_app, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import HTTPException

from amal_field import clock
from amal_field.accounts import operations, rules
from amal_field.accounts.models import Draft
from amal_field.accounts.queries import drafts as draft_queries
from amal_field.accounts.queries import sign_ins as sign_in_queries
from amal_field.accounts.views import carried, here
from amal_field.accounts.views.common import bp
from amal_field.web import menu, submissions, unit_of_work
from amal_field.web.access import signed_in
from amal_field.web.addresses import key_in
from amal_field.web.htmx import show, written


@bp.get("/drafts")
@signed_in
def drafts() -> ResponseReturnValue:
    """What one had filled in when a shared tablet locked."""
    mine = draft_queries.drafts_of(current_user, now=clock.now())
    return show("accounts/drafts.html", drafts=mine, place_of=place_of)


@bp.post("/drafts/<uuid:draft_id>/removal")
@signed_in
def draft_removal(draft_id: UUID) -> ResponseReturnValue:
    """Throw a draft away. Twice is once."""
    if draft := draft_queries.draft(current_user, draft_id, now=clock.now()):
        operations.throw_away(draft)
    return written(None, to=url_for(".drafts"), said=_("The draft is thrown away."))


def fields_of(key: UUID) -> Sequence[tuple[str, str]] | None:
    """What a draft of the user holds that belongs to the address at hand."""
    draft = draft_queries.draft(current_user, key, now=clock.now()) if current_user.is_authenticated else None
    return draft.fields if draft and draft.path == request.path else None


def forget() -> None:
    """The form at hand was accepted."""
    if current_user.is_authenticated and (current_user.tablet_id or current_user.drafts_waiting):
        operations.forget_draft(current_user.id, request.path)


def tell(key: UUID) -> ResponseReturnValue:
    """A draft that is no form, such as a button: what it is about to send, in words."""
    draft = draft_queries.draft(current_user, key, now=clock.now()) or abort(404)
    kept = [(name, value) for name, value in draft.fields if name != submissions.CSRF_FIELD]
    return show("accounts/draft.html", draft=draft, kept=kept, words=carried.in_words(kept))


def save_for_who_was_here(fields: carried.Fields) -> str:
    """Keep what was sent after the sign-in on this tablet ended or locked, for who filled it in, and for nobody who
    stands there next: `kept`, or why it is not."""
    user_id = sign_in_queries.user_id_of_cookie(session.get("_user_id", ""), here.tablet().id)
    return save(user_id, request.path, fields) if user_id else "none"


def save(user_id: UUID, path: str, fields: carried.Fields) -> str:
    """Keep what somebody filled in, once this request has ended: `kept`, or `health` or `large` where it is not."""
    if is_behind_health_door(path):
        return "health"
    if rules.is_too_large(fields):
        return "large"
    key = next((key_in(value) for name, value in fields if name == submissions.FIELD), None)
    save_draft = partial(operations.save_draft, path, list(fields), key, stamp=here.stamp_of(user_id))
    unit_of_work.remember(save_draft)
    return "kept"


def is_behind_health_door(path: str) -> bool:
    """Whether nothing of a form that goes there is kept; so it is too where nothing of ours is there."""
    endpoint = _endpoint(path)
    if endpoint is None or submissions.KEEPS_NO_ANSWERS.get(endpoint.rpartition(".")[0]):
        return True
    return getattr(current_app.view_functions[endpoint], "leaves_no_draft", False)


def place_of(draft: Draft) -> str:
    """To which part of the app a draft belongs."""
    room = menu.ITEMS.get((_endpoint(draft.path) or "").rpartition(".")[0], ())
    return str(room[0].label) if room else "Amal Field"


def _endpoint(path: str) -> str | None:
    try:
        return current_app.create_url_adapter(request).match(path, method="POST")[0]
    except HTTPException:
        return None
