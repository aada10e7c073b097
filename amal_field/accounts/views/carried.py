"""What a form whose sign-in ended brings along: kept only if a page of ours sent it, and said in words."""

from collections.abc import Sequence
from uuid import UUID

from flask import g, request
from flask_babel import gettext as _
from flask_wtf.csrf import validate_csrf
from wtforms import ValidationError

from amal_field.accounts.offers import history
from amal_field.web import menu, origin, submissions
from amal_field.web.unit_of_work import is_write

UNSAID = {"base", "next"}
MOST = 30

Fields = Sequence[tuple[str, str]]


def fields() -> Fields:
    """The fields of the write at hand; none where another page than ours may have sent them. A password is never one
    of them: it does not travel back to a page."""
    if not is_write() or not (origin.comes_from_us() or g.get("csrf_valid") or _has_our_token()):
        return []
    return [(name, value) for name, value in request.form.items(multi=True) if name not in submissions.NOT_CONTENT]


def in_words(carried: Fields) -> tuple[str, list[str]]:
    """What is about to be sent, to be read before it goes: to which part of the app, and what was filled in."""
    room = menu.ITEMS.get(request.blueprint or "", ())
    place = str(room[0].label) if room else "Amal Field"
    said = [history.word(value) for name, value in carried if value.strip() and _is_readable(name, value)]
    if said:
        return _("This will be sent on, to %(place)s:", place=place), said[:MOST] + ["…"] * (len(said) > MOST)
    return _("The button that you pressed in %(place)s will be sent on.", place=place), []


def _is_readable(name: str, value: str) -> bool:
    """Whether a person typed or chose it: a key, a tick and what the form itself keeps say nothing."""
    if name in UNSAID or name == submissions.FIELD or value in ("yes", "no") or len(value) > 200:
        return False
    try:
        UUID(value)
    except ValueError:
        return True
    return False


def _has_our_token() -> bool:
    try:
        validate_csrf(request.form.get(submissions.CSRF_FIELD))
    except ValidationError:
        return False
    return True
