"""What is noted of a session beside its roll: head counts, a remark, and that the roll is done."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.attendance import messages, operations
from amal_field.attendance.forms import RemarkForm, TallyForm, TapForm
from amal_field.attendance.queries.sessions import SessionContext
from amal_field.attendance.views.common import (
    bp,
    counted,
    helper_comes,
    looks_again,
    page_of,
    roll_changed,
    roll_refused,
    session_or_404,
    tallies_of,
    url_of,
)
from amal_field.permissions import Permission
from amal_field.stamp import Stamp
from amal_field.web.access import requires
from amal_field.web.htmx import refused, written


@bp.post("/sessions/<uuid:session_id>/tallies/<any(site, outside, other):tally>")
@requires(Permission.SESSIONS_RECORD)
def tally(session_id: UUID, tally: str) -> ResponseReturnValue:
    """Count people without a name: one more, one less, or the number."""
    context, form = session_or_404(session_id), TallyForm(prefix=f"{tally}-")
    if form.validate():
        with form.refusals(messages.SENTENCES):
            stamp = form.stamp()
            if form.steps():
                operations.count_up(context.session, tally, form.steps(), stamp=stamp)
            else:
                operations.count(context.session, tally, form.number.data, stamp=stamp)
            return _counted(context, stamp)
    if form.form_errors:
        return roll_refused(session_id, form)
    context = session_or_404(session_id)
    page = page_of(context, tallies=tallies_of(context) | {tally: form})
    return refused("attendance/roll.html", partial="attendance/_tallies.html", **page)


@bp.post("/sessions/<uuid:session_id>/remark")
@requires(Permission.SESSIONS_RECORD)
def remark(session_id: UUID) -> ResponseReturnValue:
    """Note what is worth knowing."""
    context, form = session_or_404(session_id), RemarkForm()
    if form.validate() and form.merge(RemarkForm.drawn(remark=context.session.remark)):
        with form.refusals(messages.SENTENCES):
            operations.write_remark(context.session, form.remark.data, stamp=form.stamp())
            return roll_changed(context, said=_("Noted."))
    page = page_of(session_or_404(session_id), remark=form)
    return refused("attendance/roll.html", partial="attendance/_remark.html", **page)


@bp.post("/sessions/<uuid:session_id>/closure")
@requires(Permission.SESSIONS_RECORD)
def closure(session_id: UUID) -> ResponseReturnValue:
    """The roll is done."""
    return _press(session_id, operations.close_roll, said=_("The roll is closed."), undo=".reopening")


@bp.post("/sessions/<uuid:session_id>/closure/cancellation")
@requires(Permission.SESSIONS_RECORD)
def reopening(session_id: UUID) -> ResponseReturnValue:
    """The roll takes marks again."""
    return _press(session_id, operations.reopen_roll, said=_("The roll is open again."))


def _counted(context: SessionContext, stamp: Stamp) -> Response:
    there, also = helper_comes(context, None, stamp)
    answer = written(
        "attendance/counted.fragment.html",
        to=url_of(context, "tallies"),
        said=also and also[0],
        undo=also and also[1],
        into="#flash",
        tallies=tallies_of(context),
        **(counted(context, there) if also else {"session": context.session, "roll": None, "takes_marks": True}),
    )
    return looks_again(answer) if also else answer


def _press(
    session_id: UUID, operation: Callable[..., None], *, said: str, undo: str | None = None
) -> ResponseReturnValue:
    context, form = session_or_404(session_id), TapForm()
    with form.refusals(messages.SENTENCES):
        operation(context.session, stamp=form.stamp())
        return roll_changed(context, said=said, undo=undo and url_for(undo, session_id=session_id))
    return roll_refused(session_id, form)
