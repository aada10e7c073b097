"""What was noted was for a brother or sister."""

from typing import Any
from uuid import UUID

from flask import abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.permissions import Permission
from amal_field.vaccination.forms import MovingForm
from amal_field.vaccination.operations import corrections, door
from amal_field.vaccination.views.common import SENTENCES, action_or_404, bp, url_of, visit_to
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written


@bp.get("/actions/<uuid:action_id>/lines/<uuid:line_id>/outcomes/<uuid:outcome_id>/moving")
@requires(Permission.VACCINATION_RECORD)
def moving_form(action_id: UUID, line_id: UUID, outcome_id: UUID) -> ResponseReturnValue:
    """For whom of the household it was."""
    return show("vaccination/moving.html", **_page(action_id, line_id, outcome_id, []))


@bp.post("/actions/<uuid:action_id>/lines/<uuid:line_id>/outcomes/<uuid:outcome_id>/moving")
@requires(Permission.VACCINATION_RECORD)
def moving(action_id: UUID, line_id: UUID, outcome_id: UUID) -> ResponseReturnValue:
    """Note it there."""
    found, form = action_or_404(action_id), MovingForm()
    if form.validate():
        with form.refusals(SENTENCES):
            visit = visit_to(found, "answer")
            listed = corrections.move(found, line_id, outcome_id, form.to.data, visit, stamp=form.stamp())
            return written(None, to=url_of(found, listed.line.id), said=_("Noted."))
    return refused("vaccination/moving.html", **_page(action_id, line_id, outcome_id, form.sentences))


def _page(action_id: UUID, line_id: UUID, outcome_id: UUID, problems: list[str]) -> dict[str, Any]:
    found = action_or_404(action_id)
    if not found.takes_taps(clock.today(), corrects=current_user.may(Permission.VACCINATION_PLAN)):
        abort(404)
    family = door.family_of(found.action.id, line_id, visit_to(found))
    listed = next((one for one in family if one.line.id == line_id), None) or abort(404)
    noted = next((one for one in listed.noted if one.outcome.id == outcome_id), None) or abort(404)
    others = [one for one in family if one is not listed]
    return {"found": found, "listed": listed, "noted": noted, "others": others, "problems": problems}
