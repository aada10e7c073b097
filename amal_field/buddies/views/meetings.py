"""The meetings of a duo, as the coordinator notes them."""

from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.buddies import messages, operations, queries
from amal_field.buddies.forms import YES, MeetingForm
from amal_field.buddies.models import MatchMeeting
from amal_field.buddies.operations import Met
from amal_field.buddies.views.common import bp, match_or_404, refused_at, url_of
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import written


@bp.post("/duos/<uuid:match_id>/meetings")
@requires(Permission.BUDDIES_RECORD)
def meeting(match_id: UUID) -> ResponseReturnValue:
    """Note a meeting; the first that was done starts the duo."""
    line, form = match_or_404(match_id), MeetingForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            met = Met(form.met_on.data, form.minutes.data, form.kind.data, form.is_done.data == YES)
            noted = operations.note_meeting(line.match, met, is_second=form.is_second.data, stamp=form.stamp())
            undo = url_for(".meeting_cancellation", match_id=match_id, meeting_id=noted.id)
            return written(None, to=url_of(match_id), said=_("Noted."), undo=undo)
    return refused_at(match_id, meeting_form=form)


@bp.post("/duos/<uuid:match_id>/meetings/<uuid:meeting_id>/cancellation")
@requires(Permission.BUDDIES_RECORD)
def meeting_cancellation(match_id: UUID, meeting_id: UUID) -> ResponseReturnValue:
    """It was noted by mistake."""
    line, form = match_or_404(match_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.cancel_meeting(line.match, _meeting(line.match, meeting_id), stamp=form.stamp())
        undo = url_for(".meeting_restoration", match_id=match_id, meeting_id=meeting_id)
        return written(None, to=url_of(match_id), said=_("The meeting is taken away."), undo=undo)
    return refused_at(match_id, problems=form.form_errors)


@bp.post("/duos/<uuid:match_id>/meetings/<uuid:meeting_id>/restoration")
@requires(Permission.BUDDIES_RECORD)
def meeting_restoration(match_id: UUID, meeting_id: UUID) -> ResponseReturnValue:
    """It was taken away by mistake."""
    line, form = match_or_404(match_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.put_meeting_back(line.match, _meeting(line.match, meeting_id), stamp=form.stamp())
        return written(None, to=url_of(match_id), said=_("The meeting is back."))
    return refused_at(match_id, problems=form.form_errors)


def _meeting(match, meeting_id: UUID) -> MatchMeeting:
    return queries.meeting_for(match, meeting_id) or abort(404)
