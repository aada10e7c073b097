"""The pauses of a duo."""

from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.buddies import messages, operations, queries
from amal_field.buddies.forms import MatchPauseForm
from amal_field.buddies.models import Match, MatchPause
from amal_field.buddies.views.common import bp, match_or_404, refused_at, url_after, url_of
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import written


@bp.post("/duos/<uuid:match_id>/pauses")
@requires(Permission.BUDDIES_RECORD)
def pausing(match_id: UUID) -> ResponseReturnValue:
    """A duo rests for a while."""
    line, form = match_or_404(match_id), MatchPauseForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            pause = operations.pause_match(line.match, form.from_on.data, form.until_on.data, stamp=form.stamp())
            undo = url_for(".pause_cancellation", match_id=match_id, pause_id=pause.id)
            return written(None, to=url_after(match_id), said=_("Paused."), undo=undo)
    return refused_at(match_id, match_pause_form=form)


@bp.post("/duos/<uuid:match_id>/pauses/<uuid:pause_id>/end")
@requires(Permission.BUDDIES_RECORD)
def pause_ending(match_id: UUID, pause_id: UUID) -> ResponseReturnValue:
    """They go on today."""
    line, form = match_or_404(match_id), ActionForm()
    operations.end_pause(line.match, _pause(line.match, pause_id), stamp=form.stamp())
    undo = url_for(".pause_restoration", match_id=match_id, pause_id=pause_id)
    return written(None, to=url_of(match_id), said=_("The duo goes on."), undo=undo)


@bp.post("/duos/<uuid:match_id>/pauses/<uuid:pause_id>/cancellation")
@requires(Permission.BUDDIES_RECORD)
def pause_cancellation(match_id: UUID, pause_id: UUID) -> ResponseReturnValue:
    """It was noted by mistake."""
    line, form = match_or_404(match_id), ActionForm()
    operations.cancel_pause(line.match, _pause(line.match, pause_id), stamp=form.stamp())
    undo = url_for(".pause_restoration", match_id=match_id, pause_id=pause_id)
    return written(None, to=url_of(match_id), said=_("The pause is taken away."), undo=undo)


@bp.post("/duos/<uuid:match_id>/pauses/<uuid:pause_id>/restoration")
@requires(Permission.BUDDIES_RECORD)
def pause_restoration(match_id: UUID, pause_id: UUID) -> ResponseReturnValue:
    """It lasts as it was noted."""
    line, form = match_or_404(match_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.put_pause_back(line.match, _pause(line.match, pause_id), stamp=form.stamp())
        return written(None, to=url_of(match_id), said=_("The pause is back."))
    return refused_at(match_id, problems=form.form_errors)


def _pause(match: Match, pause_id: UUID) -> MatchPause:
    return queries.pause_for(match, pause_id) or abort(404)
