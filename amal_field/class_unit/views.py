"""The pages of the class unit: its helpers and their checks, and the slips for the parents."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.attendance.queries.sessions import SessionContext
from amal_field.attendance.views.common import session_or_404
from amal_field.class_unit import messages, operations, queries, rules
from amal_field.class_unit.forms import CheckForm
from amal_field.looks.operations import NewLook, looked
from amal_field.people.models import Person
from amal_field.people.rules import distinct_names
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
    children = queries.children_at(session_id)
    _look("page", [child.id for child in children])
    return show("class_unit/slips.html", **context._asdict(), children=children, names=_names(children))


@bp.get("/sessions/<uuid:session_id>/slips/all")
@requires(Permission.CLASS_SEE)
def all_slips(session_id: UUID) -> ResponseReturnValue:
    """The slips of all of them, a page each, to be printed at once."""
    context = _session(session_id)
    return show("class_unit/slip.html", **_slips_page(context, queries.children_at(session_id)))


@bp.get("/sessions/<uuid:session_id>/slips/<uuid:person_id>")
@requires(Permission.CLASS_SEE)
def slip(session_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """On how many half-days of this school year a child was at the class unit, for the parents and the home school."""
    context = _session(session_id)
    children = queries.children_at(session_id)
    if person_id not in {child.id for child in children}:
        abort(404)
    return show("class_unit/slip.html", **_slips_page(context, children, only=person_id))


def _slips_page(context: SessionContext, children: list[Person], *, only: UUID | None = None) -> dict[str, Any]:
    """Slips for the children of a session, or the one for one of them: whose it is, the names of all tell."""
    until = context.session.held_on
    since = rules.school_year_of(until)
    names = _names(children)
    wanted = [only] if only else list(names)
    _look("print", wanted)
    half_days = queries.half_days_of(wanted, since=since, until=until)
    return {
        "session": context.session,
        "slips": [(names[person_id], half_days[person_id]) for person_id in wanted],
        "since": since,
        "until": until,
        "half_day_names": messages.HALF_DAYS,
        "on": clock.today(),
    }


def _look(act: str, children: list[UUID]) -> None:
    looked(NewLook("child", act, request.endpoint or "", children), current_user.id)


def _names(children: list[Person]) -> dict[UUID, str]:
    """What this user may read of the names of children."""
    return distinct_names({child.id: child for child in children}, first=not current_user.may(Permission.SESSIONS_PLAN))


def _session(session_id: UUID) -> SessionContext:
    context = session_or_404(session_id)
    return context if context.programme.kind == queries.KIND else abort(404)


def _helper(person_id: UUID) -> Person:
    return queries.helper(person_id, since=clock.today() - LATELY) or abort(404)


def _helpers_page() -> dict:
    rows = queries.helpers(since=clock.today() - LATELY)
    today = clock.today()
    return {
        "helpers": rows,
        "forms": {person.id: CheckForm(formdata=None, prefix=f"{person.id}-", seen_on=today) for person, _seen in rows},
    }
