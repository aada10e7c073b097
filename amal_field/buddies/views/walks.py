"""What stands on the roll of a walk beside its taps: who is new in Ghent, and that it does not take place."""

from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.attendance.messages import SENTENCES as ROLL_SENTENCES
from amal_field.attendance.queries import roll as rolls
from amal_field.attendance.queries.roll_rows import RowQuestion
from amal_field.attendance.queries.sessions import SessionContext
from amal_field.attendance.views.common import counted, roll_refused, session_or_404, url_of
from amal_field.buddies import messages, operations
from amal_field.buddies.rules.walks import KIND, UNKNOWN
from amal_field.buddies.views.common import bp
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import written

SENTENCES = ROLL_SENTENCES | messages.SENTENCES


@bp.post("/walks/<uuid:session_id>/people/<uuid:person_id>/new-resident/<any(yes, no, unknown):answer>")
@requires(Permission.SESSIONS_RECORD)
def new_resident(session_id: UUID, person_id: UUID, answer: str) -> ResponseReturnValue:
    """Somebody on the roll says whether they are new in Ghent; what was said stands on the row as long as the page."""
    context, form = _walk_or_404(session_id), ActionForm()
    with form.refusals(SENTENCES):
        told = operations.say_new_resident(*context[:2], person_id, answer, stamp=form.stamp())
        (row,) = rolls.shown(context.session, context.programme, [told[0]], told[1].rows)
        said, undo = _("Noted."), None
        if answer != UNKNOWN:
            said = _("New in Ghent: %(answer)s", answer=messages.ANSWERS[answer])
            row = row._replace(question=RowQuestion(said, "", session_id))
            undo = url_for(".new_resident", session_id=session_id, person_id=person_id, answer=UNKNOWN)
        to = url_of(context, f"row-{person_id}")
        page = counted(context, told[1]) | {"row": row}
        return written("attendance/tapped.fragment.html", to=to, said=said, undo=undo, into="#flash", also=None, **page)
    return roll_refused(session_id, form)


@bp.post("/walks/<uuid:session_id>/calling-off/<any(weather, guide_ill, other):reason>")
@requires(Permission.SESSIONS_RECORD)
def calling_off(session_id: UUID, reason: str) -> ResponseReturnValue:
    """A walk does not take place, as whoever helps at it says."""
    context, form = _walk_or_404(session_id), ActionForm()
    with form.refusals(SENTENCES):
        operations.call_walk_off(context.session, str(messages.CALL_OFF_REASONS[reason]), stamp=form.stamp())
        undo = url_for(".calling_off_cancellation", session_id=session_id)
        return written(None, to=url_of(context), said=_("The session is called off."), undo=undo)
    return roll_refused(session_id, form)


@bp.post("/walks/<uuid:session_id>/calling-off/cancellation")
@requires(Permission.SESSIONS_RECORD)
def calling_off_cancellation(session_id: UUID) -> ResponseReturnValue:
    """It takes place after all."""
    context, form = _walk_or_404(session_id), ActionForm()
    with form.refusals(SENTENCES):
        operations.let_walk_go_on(context.session, stamp=form.stamp())
        return written(None, to=url_of(context), said=_("The session goes on."))
    return roll_refused(session_id, form)


def _walk_or_404(session_id: UUID) -> SessionContext:
    context = session_or_404(session_id, shut_too=True)
    return context if context.programme.kind == KIND else abort(404)
