"""Single sessions: made by hand, moved, called off, and back."""

from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.accounts.offers import history
from amal_field.attendance.models import Programme
from amal_field.attendance.queries.kept_elsewhere import is_kept_elsewhere
from amal_field.attendance.views.common import note_look_at_history
from amal_field.permissions import Permission
from amal_field.planning import operations
from amal_field.planning.forms import CallOffForm, SessionForm
from amal_field.planning.operations import SessionValues
from amal_field.planning.queries import plans as plan_queries
from amal_field.planning.queries.plans import FoundSession
from amal_field.planning.views.common import SENTENCES, bp, day_or_today, programme_or_404, session_or_404
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written


@bp.get("/programmes/<uuid:programme_id>/sessions")
@requires(Permission.PLANNING_OPEN)
def adding_form(programme_id: UUID) -> ResponseReturnValue:
    """One session by hand."""
    return show("planning/adding.html", **_adding_page(programme_or_404(programme_id), _drawn()))


@bp.post("/programmes/<uuid:programme_id>/sessions")
@requires(Permission.PLANNING_OPEN)
def adding(programme_id: UUID) -> ResponseReturnValue:
    programme, form = programme_or_404(programme_id), SessionForm()
    form.offer(programme.session_kinds)
    if form.validate():
        with form.refusals(SENTENCES):
            plan_queries.check_planned_here(programme)
            kind = form.kind.data or None
            session = operations.add_session(programme, _values(form), kind, stamp=form.stamp())
            return written(None, to=url_for(".session", session_id=session.id), said=_("The session is planned."))
    return refused("planning/adding.html", **_adding_page(programme_or_404(programme_id), form))


@bp.get("/sessions/<uuid:session_id>")
@requires(Permission.PLANNING_OPEN)
def session(session_id: UUID) -> ResponseReturnValue:
    """A session as the coordinator plans it."""
    return show("planning/session.html", **_page(session_or_404(session_id)))


@bp.post("/sessions/<uuid:session_id>/move")
@requires(Permission.PLANNING_OPEN)
def moving(session_id: UUID) -> ResponseReturnValue:
    (session, programme, _series), form = session_or_404(session_id), SessionForm()
    if form.validate():
        with form.refusals(SENTENCES):
            plan_queries.check_planned_here(programme)
            operations.move_session(session, _values(form), stamp=form.stamp())
            return written(None, to=url_for(".session", session_id=session_id), said=_("The session is moved."))
    return refused("planning/session.html", **_page(session_or_404(session_id)) | {"form": form})


@bp.post("/sessions/<uuid:session_id>/calling-off")
@requires(Permission.PLANNING_OPEN)
def calling_off(session_id: UUID) -> ResponseReturnValue:
    (session, programme, _series), form = session_or_404(session_id), CallOffForm()
    if form.validate():
        with form.refusals(SENTENCES):
            plan_queries.check_planned_here(programme)
            operations.call_off(session, form.reason.data, stamp=form.stamp())
            undo = url_for(".calling_off_cancellation", session_id=session_id)
            to = url_for(".session", session_id=session_id)
            return written(None, to=to, said=_("The session is called off."), undo=undo)
    return refused("planning/session.html", **_page(session_or_404(session_id)) | {"off": form})


@bp.post("/sessions/<uuid:session_id>/calling-off/cancellation")
@requires(Permission.PLANNING_OPEN)
def calling_off_cancellation(session_id: UUID) -> ResponseReturnValue:
    """It goes on after all."""
    (session, programme, _series), form = session_or_404(session_id), ActionForm()
    with form.refusals(SENTENCES):
        plan_queries.check_planned_here(programme)
        operations.restore_session(session, stamp=form.stamp())
        return written(None, to=url_for(".session", session_id=session_id), said=_("The session goes on."))
    return refused("planning/session.html", **_page(session_or_404(session_id)) | {"problems": form.form_errors})


def _page(context: FoundSession) -> dict:
    session, programme, series = context
    hours = (session.starts, session.ends)
    lines = history.of(session.id, most=20)
    note_look_at_history(programme, lines)
    return {
        "session": session,
        "programme": programme,
        "series": series,
        "fixed": plan_queries.helpers_of(series) if series else [],
        "helpers": plan_queries.helpers_of(session),
        "form": SessionForm(formdata=None, held_on=session.held_on, hours=hours, place=session.place),
        "off": CallOffForm(formdata=None),
        "history": lines,
        "is_planned_here": not is_kept_elsewhere(programme),
        "problems": [],
    }


def _adding_page(programme: Programme, form: SessionForm) -> dict:
    form.offer(programme.session_kinds)
    return {"programme": programme, "form": form}


def _drawn() -> SessionForm:
    return SessionForm(formdata=None, held_on=day_or_today(request.args.get("on")))


def _values(form: SessionForm) -> SessionValues:
    return SessionValues(form.held_on.data, *form.hours.data, form.place.data)
