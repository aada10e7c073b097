"""The page of a duo, and how the duo goes on."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.buddies import messages, operations
from amal_field.buddies.forms import YES, ClosingForm, DecliningForm, closing_form_of
from amal_field.buddies.operations import Closing
from amal_field.buddies.views.common import bp, match_or_404, page, refused_at, url_after, url_of
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import show, written


@bp.get("/duos/<uuid:match_id>")
@requires(Permission.BUDDIES_SEE)
def match(match_id: UUID) -> ResponseReturnValue:
    """A duo: what is to be done next, who is in it, when it met."""
    return show("buddies/match.html", **page(match_or_404(match_id)))


@bp.post("/duos/<uuid:match_id>/agreement/<any(buddy, newcomer):side>")
@requires(Permission.BUDDIES_RECORD)
def agreement(match_id: UUID, side: str) -> ResponseReturnValue:
    """A side says yes."""
    line, form = match_or_404(match_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.agree(line.match, side, stamp=form.stamp())
        undo = url_for(".agreement_cancellation", match_id=match_id, side=side)
        return written(None, to=url_of(match_id), said=_("Noted."), undo=undo)
    return refused_at(match_id, problems=form.form_errors)


@bp.post("/duos/<uuid:match_id>/agreement/<any(buddy, newcomer):side>/cancellation")
@requires(Permission.BUDDIES_RECORD)
def agreement_cancellation(match_id: UUID, side: str) -> ResponseReturnValue:
    """It did not say yes after all."""
    line, form = match_or_404(match_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.take_agreement_back(line.match, side, stamp=form.stamp())
        return written(None, to=url_of(match_id), said=_("Undone."))
    return refused_at(match_id, problems=form.form_errors)


@bp.post("/duos/<uuid:match_id>/declining")
@requires(Permission.BUDDIES_RECORD)
def declining(match_id: UUID) -> ResponseReturnValue:
    """A proposal comes to nothing."""
    line, form = match_or_404(match_id), DecliningForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.decline(line.match, form.by.data, stamp=form.stamp())
            return written(None, to=url_of(match_id), said=_("Noted."), undo=url_for(".reopening", match_id=match_id))
    return refused_at(match_id, declining_form=form)


@bp.post("/duos/<uuid:match_id>/closing")
@requires(Permission.BUDDIES_RECORD)
def closing(match_id: UUID) -> ResponseReturnValue:
    """A duo ends."""
    line = match_or_404(match_id)
    form = closing_form_of(line.people)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.close_matches([line.match], _closing(form), stamp=form.stamp())
            undo = url_for(".reopening", match_id=match_id)
            return written(None, to=url_after(match_id), said=_("The duo is closed."), undo=undo)
    return refused_at(match_id, closing_form=form)


@bp.post("/duos/<uuid:match_id>/reopening")
@requires(Permission.BUDDIES_RECORD)
def reopening(match_id: UUID) -> ResponseReturnValue:
    """A duo goes on."""
    line, form = match_or_404(match_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.reopen(line.match, stamp=form.stamp())
        return written(None, to=url_of(match_id), said=_("The duo goes on."))
    return refused_at(match_id, problems=form.form_errors)


def _closing(form: ClosingForm) -> Closing:
    return Closing(form.closed_on.data, form.reason.data, form.farewell.data == YES, form.choices_said)
