"""Actions: their lists, planned and corrected, called off, closed."""

from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.attendance.operations.planned import SessionValues
from amal_field.permissions import Permission
from amal_field.vaccination.forms import DETAILS, ActionForm, CallOffForm, TapForm
from amal_field.vaccination.operations import actions as operations
from amal_field.vaccination.operations import closing
from amal_field.vaccination.queries import actions as queries
from amal_field.vaccination.queries.actions import FoundAction
from amal_field.vaccination.views.common import SENTENCES, action_or_404, bp, demand_duty, url_of
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written


@bp.get("")
@requires(Permission.VACCINATION_RECORD)
def actions() -> ResponseReturnValue:
    """The actions that this user sees: today, to come, past."""
    demand_duty()
    return show("vaccination/actions.html", lists=queries.lists_for(current_user, now=clock.now()))


@bp.get("/actions")
@requires(Permission.VACCINATION_PLAN)
def addition_form() -> ResponseReturnValue:
    """A new action."""
    demand_duty()
    return show("vaccination/addition.html", form=ActionForm.drawn(held_on=clock.today()))


@bp.post("/actions")
@requires(Permission.VACCINATION_PLAN)
def addition() -> ResponseReturnValue:
    """Plan it."""
    demand_duty()
    form = ActionForm()
    if form.validate():
        with form.refusals(SENTENCES):
            planned = operations.plan_action(
                queries.programme(), _values(form), form.kind.data, form.details(), stamp=form.stamp()
            )
            return written(None, to=url_for(".action", action_id=planned.id), said=_("The action is planned."))
    return refused("vaccination/addition.html", form=form)


@bp.post("/sessions/<uuid:session_id>/preparation")
@requires(Permission.VACCINATION_PLAN)
def preparation(session_id: UUID) -> ResponseReturnValue:
    """Prepare a session that stands there without its action."""
    demand_duty()
    group_session = queries.unprepared_session(session_id) or abort(404)
    action = operations.prepare_action(group_session, stamp=TapForm().stamp())
    return written(None, to=url_for(".details", action_id=action.id))


@bp.get("/actions/<uuid:action_id>/details")
@requires(Permission.VACCINATION_PLAN)
def details(action_id: UUID) -> ResponseReturnValue:
    """When and where an action is, and what it needs."""
    return show("vaccination/details.html", **_page(action_or_404(action_id)))


@bp.post("/actions/<uuid:action_id>/details")
@requires(Permission.VACCINATION_PLAN)
def correction(action_id: UUID) -> ResponseReturnValue:
    """Write it better, or move the action."""
    found, form = action_or_404(action_id), ActionForm()
    form.kind.data = found.session.kind
    if form.validate() and form.merge(_form_of(found)):
        with form.refusals(SENTENCES):
            operations.change_action(found, _values(form), form.details(), stamp=form.stamp())
            return written(None, to=url_of(found), said=_("Saved."))
    return refused("vaccination/details.html", **_page(action_or_404(action_id)) | {"form": form})


@bp.post("/actions/<uuid:action_id>/calling-off")
@requires(Permission.VACCINATION_PLAN)
def calling_off(action_id: UUID) -> ResponseReturnValue:
    """Call it off."""
    found, form = action_or_404(action_id), CallOffForm()
    if form.validate():
        with form.refusals(SENTENCES):
            operations.call_off_action(found, form.reason.data, stamp=form.stamp())
            undo = url_for(".calling_off_cancellation", action_id=action_id)
            return written(None, to=url_of(found), said=_("The action is called off."), undo=undo)
    return refused("vaccination/details.html", **_page(action_or_404(action_id)) | {"off": form})


@bp.post("/actions/<uuid:action_id>/calling-off/cancellation")
@requires(Permission.VACCINATION_PLAN)
def calling_off_cancellation(action_id: UUID) -> ResponseReturnValue:
    """It goes on after all."""
    found = action_or_404(action_id)
    operations.restore_action(found, stamp=TapForm().stamp())
    return written(None, to=url_of(found), said=_("The action goes on."))


@bp.post("/actions/<uuid:action_id>/closure")
@requires(Permission.VACCINATION_PLAN)
def closure(action_id: UUID) -> ResponseReturnValue:
    """The list is done."""
    found, form = action_or_404(action_id), TapForm()
    with form.refusals(SENTENCES):
        closing.close_action(found, stamp=form.stamp())
        undo = url_for(".closure_cancellation", action_id=action_id)
        return written(None, to=url_of(found), said=_("The list is closed."), undo=undo)
    page = _page(action_or_404(action_id)) | {"problems": form.form_errors}
    return refused("vaccination/details.html", **page)


@bp.post("/actions/<uuid:action_id>/closure/cancellation")
@requires(Permission.VACCINATION_PLAN)
def closure_cancellation(action_id: UUID) -> ResponseReturnValue:
    """Open it again."""
    found = action_or_404(action_id)
    closing.reopen_action(found, stamp=TapForm().stamp())
    return written(None, to=url_of(found), said=_("The list is open again."))


def _values(form: ActionForm) -> SessionValues:
    return SessionValues(form.held_on.data, *form.hours.data, form.place.data)


def _form_of(found: FoundAction) -> ActionForm:
    session = found.session
    return ActionForm.drawn(
        held_on=session.held_on,
        hours=(session.starts, session.ends),
        place=session.place,
        kind=session.kind,
        **{name: getattr(found.action, name) for name in DETAILS},
    )


def _page(found: FoundAction) -> dict[str, Any]:
    return {"found": found, "form": _form_of(found), "off": CallOffForm(formdata=None), "problems": []}
