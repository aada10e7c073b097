"""The pages of the class unit: its helpers and their checks, and the slips for the parents."""

from datetime import timedelta
from uuid import UUID

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.attendance.queries.sessions import SessionContext
from amal_field.attendance.views.common import session_or_404
from amal_field.class_unit import messages, operations, queries, rules
from amal_field.class_unit.forms import CheckForm
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.forms import stamp
from amal_field.web.htmx import refused, show, written

bp = Blueprint("class_unit", __name__, url_prefix="/class-unit")

LATELY = timedelta(days=365)


@bp.get("/helpers")
@requires(Permission.SESSIONS_PLAN)
def helpers() -> ResponseReturnValue:
    """Who helps at the class unit, and of whom the extract was seen."""
    return show("class_unit/helpers.html", **_helpers_page())


@bp.post("/helpers/<uuid:person_id>/check")
@requires(Permission.SESSIONS_PLAN)
def check(person_id: UUID) -> ResponseReturnValue:
    """The extract of a helper was seen."""
    person, form = _helper(person_id), CheckForm(prefix=f"{person_id}-")
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.note_check(person, form.seen_on.data, stamp=form.stamp())
            undo = url_for(".check_cancellation", person_id=person_id)
            return written(None, to=url_for(".helpers"), said=_("Noted."), undo=undo)
    page = _helpers_page()
    return refused("class_unit/helpers.html", **page | {"forms": page["forms"] | {person_id: form}})


@bp.post("/helpers/<uuid:person_id>/check/cancellation")
@requires(Permission.SESSIONS_PLAN)
def check_cancellation(person_id: UUID) -> ResponseReturnValue:
    """It was not seen after all."""
    operations.cancel_check(_helper(person_id), stamp=stamp())
    return written(None, to=url_for(".helpers"), said=_("Undone."))


@bp.get("/sessions/<uuid:session_id>/slips")
@requires(Permission.CLASS_SEE)
def slips(session_id: UUID) -> ResponseReturnValue:
    """The children who were at a session: a slip for each."""
    context = _session(session_id)
    return show("class_unit/slips.html", **context._asdict(), children=queries.children_at(session_id))


@bp.get("/sessions/<uuid:session_id>/slips/<uuid:person_id>")
@requires(Permission.CLASS_SEE)
def slip(session_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """On how many half-days of this school year a child was at the class unit, for the parents and the home school."""
    context = _session(session_id)
    child = next((child for child in queries.children_at(session_id) if child.id == person_id), None) or abort(404)
    until = context.session.held_on
    since = rules.school_year_of(until)
    return show(
        "class_unit/slip.html",
        session=context.session,
        name=child.name if current_user.may(Permission.SESSIONS_PLAN) else child.given_name or child.name,
        since=since,
        until=until,
        half_days=queries.half_days_of(child.id, since=since, until=until),
        half_day_names=messages.HALF_DAYS,
        on=clock.today(),
    )


def _session(session_id: UUID) -> SessionContext:
    context = session_or_404(session_id)
    return context if context.programme.kind == queries.KIND else abort(404)


def _helper(person_id: UUID) -> Person:
    return queries.helper(person_id, since=clock.today() - LATELY) or abort(404)


def _helpers_page() -> dict:
    rows = queries.helpers(since=clock.today() - LATELY)
    return {
        "helpers": rows,
        "forms": {row.id: CheckForm(formdata=None, prefix=f"{row.id}-", seen_on=clock.today()) for row in rows},
    }
