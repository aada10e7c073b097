"""The planned end of a duo, put later by whoever decides it."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.buddies import messages, operations
from amal_field.buddies.forms import ProlongForm
from amal_field.buddies.views.common import bp, match_or_404, refused_at, url_of
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import written


@bp.post("/duos/<uuid:match_id>/prolongation")
@requires(Permission.BUDDIES_RECORD)
def prolongation(match_id: UUID) -> ResponseReturnValue:
    """It goes on until a later day."""
    line, form = match_or_404(match_id), ProlongForm()
    has_end = line.match.planned_end_on is not None
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.prolong(line.match, form.until.data, form.why.data, stamp=form.stamp())
            undo = url_for(".prolongation_cancellation", match_id=match_id)
            return written(None, to=url_of(match_id), said=_("The duo goes on longer."), undo=undo)
    return refused_at(match_id, prolong_form=form) if has_end else refused_at(match_id, problems=form.sentences)


@bp.post("/duos/<uuid:match_id>/prolongation/cancellation")
@requires(Permission.BUDDIES_RECORD)
def prolongation_cancellation(match_id: UUID) -> ResponseReturnValue:
    """It ends as it was planned."""
    line, form = match_or_404(match_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.take_prolongation_back(line.match, stamp=form.stamp())
        return written(None, to=url_of(match_id), said=_("Undone."))
    return refused_at(match_id, problems=form.form_errors)
