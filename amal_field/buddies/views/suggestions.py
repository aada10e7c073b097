"""The page of a candidate with who goes with them, and the proposal of a duo."""

from uuid import UUID

from flask import abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.buddies import messages, operations
from amal_field.buddies.forms import ProposalForm
from amal_field.buddies.views.common import bp, candidate_or_404, candidate_page, url_of
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.addresses import chosen
from amal_field.web.htmx import refused, show, written


@bp.get("/candidates/<uuid:candidate_id>")
@requires(Permission.BUDDIES_SEE)
def candidate(candidate_id: UUID) -> ResponseReturnValue:
    """A candidate, and who goes with them; `?second=` for whom a newcomer who is in a duo may meet beside, and why;
    `?why=` opens all who do not go with them for that."""
    page = candidate_page(candidate_or_404(candidate_id), chosen("second"), opened=chosen("why"))
    return show("buddies/candidate.html", **page)


@bp.post("/candidates/<uuid:candidate_id>/proposal")
@requires(Permission.BUDDIES_RECORD)
def proposal(candidate_id: UUID) -> ResponseReturnValue:
    """Propose a duo of two candidates, both read in the order of their keys once others have ended."""
    form = ProposalForm()
    other_id = form.other.data if form.validate() else None
    if other_id is None or other_id == candidate_id:
        abort(404)
    lines = {key: candidate_or_404(key) for key in sorted((candidate_id, other_id))}
    line, other = lines[candidate_id], lines[other_id]
    if line.candidate.programme_id != other.candidate.programme_id or line.candidate.role == other.candidate.role:
        abort(404)
    with form.refusals(messages.SENTENCES):
        match = operations.propose(line, other, form.second.data or None, stamp=form.stamp())
        return written(None, to=url_of(match.id), said=_("The duo is proposed."))
    page = candidate_page(candidate_or_404(candidate_id), form.second.data) | {"problems": form.form_errors}
    return refused("buddies/candidate.html", **page)
