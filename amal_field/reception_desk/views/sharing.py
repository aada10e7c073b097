"""Somebody says at the desk whether the welfare side may see their data."""

from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.people.views.common import person_or_404
from amal_field.permissions import Permission
from amal_field.reception_desk.forms.sharing import SharingAnswerForm
from amal_field.reception_desk.models import SharingAnswer
from amal_field.reception_desk.operations import sharing as operations
from amal_field.reception_desk.queries import sharing as queries
from amal_field.reception_desk.views.checklist import refused_at
from amal_field.reception_desk.views.common import SENTENCES, bp
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import written
from amal_field.web.sight import asked_again


@bp.post("/files/persons/<uuid:person_id>/sharing/<any(yes, no):answer>")
@requires(Permission.DESK_RECORD)
def sharing(person_id: UUID, answer: str) -> ResponseReturnValue:
    """They said yes or no today; of a minor a parent or a guardian did."""
    person, form = person_or_404(person_id), SharingAnswerForm()
    if person.is_duplicate:
        abort(404)
    if form.validate():
        with form.refusals(SENTENCES):
            row = operations.answer_sharing(person, answer == "yes", by=form.by.data or None, stamp=form.stamp())
            said = _("The OCMW may see it.") if row.may_share else _("The OCMW does not see it.")
            undo = url_for(".sharing_cancellation", person_id=person.id, sharing_id=row.id)
            return written(None, to=url_for(".person_file", person_id=person.id), said=said, undo=undo)
    return refused_at(person_id, form)


@bp.post("/files/persons/<uuid:person_id>/sharing/<uuid:sharing_id>/cancellation")
@requires(Permission.DESK_RECORD)
def sharing_cancellation(person_id: UUID, sharing_id: UUID) -> ResponseReturnValue:
    """That was a mistake."""
    row, form = answer_or_404(person_id, sharing_id), ActionForm()
    operations.cancel_sharing(row, stamp=form.stamp())
    return written(None, to=url_for(".person_file", person_id=person_id), said=_("Undone."))


@asked_again
def answer_or_404(person_id: UUID, sharing_id: UUID) -> SharingAnswer:
    """The answer with this key of somebody whom this user may see."""
    person = person_or_404(person_id)
    found = queries.answer(sharing_id)
    return found if found and found.person_id == person.id else abort(404)
