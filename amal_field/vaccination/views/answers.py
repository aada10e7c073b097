"""Who says yes or no, for a whole household in one form."""

from typing import Any
from uuid import UUID

from flask import abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from amal_field.people.rules import distinct_names
from amal_field.permissions import Permission
from amal_field.vaccination.forms import AnswersForm, TapForm
from amal_field.vaccination.operations import answers as operations
from amal_field.vaccination.operations import door
from amal_field.vaccination.operations.answers import Said
from amal_field.vaccination.queries import families
from amal_field.vaccination.queries.actions import FoundAction
from amal_field.vaccination.queries.listed import Listed
from amal_field.vaccination.rules.words import ADULT
from amal_field.vaccination.views.common import (
    SENTENCES,
    action_or_404,
    bp,
    tapped,
    url_of,
    visit_to,
)
from amal_field.vaccination.views.list_page import tap_refused
from amal_field.web.access import requires
from amal_field.web.forms import choices
from amal_field.web.htmx import refused, show, written


@bp.get("/actions/<uuid:action_id>/lines/<uuid:line_id>/answers")
@requires(Permission.VACCINATION_RECORD)
def answers_form(action_id: UUID, line_id: UUID) -> ResponseReturnValue:
    """Who says yes, for somebody on the list and their household."""
    found = action_or_404(action_id)
    family = _family_or_404(found, line_id)
    form = AnswersForm(formdata=None)
    first = next(one for one in family if one.line.id == line_id)
    if first.is_minor(found.day):
        form.lines.data = [str(one.line.id) for one in family if one.is_minor(found.day)]
    else:
        form.lines.data, form.said_by.data = [str(line_id)], ADULT
    return show("vaccination/answers.html", **_page(found, line_id, family, form))


@bp.post("/actions/<uuid:action_id>/lines/<uuid:line_id>/answers")
@requires(Permission.VACCINATION_RECORD)
def answers(action_id: UUID, line_id: UUID) -> ResponseReturnValue:
    """Note the answer for those who are ticked."""
    found, form = action_or_404(action_id), AnswersForm()
    if form.validate():
        with form.refusals(SENTENCES):
            said = Said(form.answer.data, form.said_by.data, form.who(), form.how.data)
            visit = visit_to(found, "answer")
            operations.note_answers(found, form.ticked(), said, visit, card=form.card.data, stamp=form.stamp())
            return written(None, to=url_of(found, line_id), said=_("Noted."))
    found = action_or_404(action_id)
    return refused("vaccination/answers.html", **_page(found, line_id, _family_or_404(found, line_id), form))


@bp.post("/actions/<uuid:action_id>/lines/<uuid:line_id>/answers/<uuid:answer_id>/withdrawal")
@requires(Permission.VACCINATION_RECORD)
def answer_withdrawal(action_id: UUID, line_id: UUID, answer_id: UUID) -> ResponseReturnValue:
    """It holds no more; what was given before stays."""
    found, form = action_or_404(action_id), TapForm()
    with form.refusals(SENTENCES):
        visit = visit_to(found, "answer")
        return tapped(found, operations.withdraw_answer(found, line_id, answer_id, visit, stamp=form.stamp()))
    return tap_refused(action_id, line_id, form)


def _family_or_404(found: FoundAction, line_id: UUID) -> list[Listed]:
    """Somebody and their household, as far as these are on the list."""
    family = door.family_of(found.action.id, line_id, visit_to(found))
    return family if any(one.line.id == line_id for one in family) else abort(404)


def _page(found: FoundAction, line_id: UUID, family: list[Listed], form: AnswersForm) -> dict[str, Any]:
    names = distinct_names({one.line.id: one.person for one in family}, first=True)
    form.lines.choices = choices((str(key), name) for key, name in names.items())
    home = family[0].line.household_id
    adults = [person.name for person in families.adults_of(home, found.day)] if home else []
    return {"found": found, "line_id": line_id, "family": family, "adults": adults, "form": form}
