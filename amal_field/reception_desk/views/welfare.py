"""The pages of the partner of the welfare side (OCMW): who said yes, and nobody else."""

from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field.people.models import Person
from amal_field.people.rules import distinct_names
from amal_field.permissions import Permission
from amal_field.reception_desk.forms.welfare import AnswerForm
from amal_field.reception_desk.queries import welfare as queries
from amal_field.reception_desk.rules.words import ANSWERS
from amal_field.reception_desk.views.common import bp, look, why
from amal_field.referrals import messages as referral_messages
from amal_field.referrals import operations as referral_operations
from amal_field.referrals.models import Referral, standing_steps
from amal_field.referrals.rules import PENDING
from amal_field.web.access import requires
from amal_field.web.addresses import page_asked, searched
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.sight import asked_again

LIST, REFERRAL, SEARCH = "list", "referral", "search"


@bp.get("/welfare")
@requires(Permission.WELFARE_SEE)
def welfare() -> ResponseReturnValue:
    """Those who said yes, by name, or those of them who are searched for."""
    typed, page = searched(), page_asked()
    rows, more = (queries.found(typed), False) if typed else queries.people(page)
    mates = queries.together([person.id for person in rows]) if rows else {}
    seen = {person.id: person for person in (*rows, *(mate for found in mates.values() for mate in found))}
    look(list(seen), "search" if typed else "page", SEARCH if typed else LIST)
    return show(
        "reception_desk/welfare.html",
        partial="reception_desk/_welfare_found.html",
        typed=typed,
        rows=rows,
        more=more,
        page=page,
        mates=mates,
        shared_names=distinct_names(seen),
    )


@bp.get("/welfare/<uuid:person_id>")
@requires(Permission.WELFARE_SEE)
def welfare_person(person_id: UUID) -> ResponseReturnValue:
    """Somebody who said yes, with those of the household who did."""
    return show("reception_desk/welfare_person.html", **_page(shared_or_404(person_id)))


@bp.post("/welfare/<uuid:person_id>/referrals/<uuid:referral_id>/steps")
@requires(Permission.WELFARE_SEE)
def welfare_answer(person_id: UUID, referral_id: UUID) -> ResponseReturnValue:
    """How a referral to the OCMW went on."""
    row, form = shared_referral_or_404(person_id, referral_id), AnswerForm()
    if form.validate():
        with form.refusals(referral_messages.SENTENCES):
            taken = referral_operations.take_step(row, form.step.data, form.on.data, stamp=form.stamp())
            undo = taken and url_for(
                ".welfare_answer_cancellation", person_id=person_id, referral_id=row.id, step_id=taken.id
            )
            return written(None, to=_url_of(person_id), said=_("Noted."), undo=undo)
    page = _page(shared_or_404(person_id)) | {"answer_form": form, "at": referral_id, "problems": form.form_errors}
    return refused("reception_desk/welfare_person.html", **page)


@bp.post("/welfare/<uuid:person_id>/referrals/<uuid:referral_id>/steps/<uuid:step_id>/cancellation")
@requires(Permission.WELFARE_SEE)
def welfare_answer_cancellation(person_id: UUID, referral_id: UUID, step_id: UUID) -> ResponseReturnValue:
    """That was a mistake; only one's own answer is taken back."""
    row, form = shared_referral_or_404(person_id, referral_id), ActionForm()
    own = (one for one in row.steps if one.id == step_id and one.recorded_by_id == current_user.id)
    taken = next(own, None) or abort(404)
    with form.refusals(referral_messages.SENTENCES):
        referral_operations.take_step_back(row, taken, stamp=form.stamp())
        return written(None, to=_url_of(person_id), said=_("Undone."))
    page = _page(shared_or_404(person_id)) | {"problems": form.form_errors}
    return refused("reception_desk/welfare_person.html", **page)


@asked_again
def shared_or_404(person_id: UUID) -> Person:
    """Somebody who said yes. After a no there is nobody here any more."""
    return queries.shared_person(person_id) or abort(404)


@asked_again
def shared_referral_or_404(person_id: UUID, referral_id: UUID) -> Referral:
    """A referral of the desk to the OCMW of somebody who said yes, once its other writers have ended."""
    return queries.referral_of(person_id, referral_id) or abort(404)


def _url_of(person_id: UUID) -> str:
    """The page of somebody again, for a referral of theirs."""
    return url_for(".welfare_person", person_id=person_id, why=REFERRAL)


def _page(person: Person) -> dict[str, Any]:
    people = queries.shared_together(person)
    look([one.id for one in people], "page", why())
    return {
        "person": person,
        "people": queries.shared_of(people),
        "shared_names": distinct_names({one.id: one for one in people}),
        "answer_form": None,
        "at": None,
        "problems": [],
        "answers": ANSWERS,
        "pending": PENDING,
        "standing_steps": standing_steps,
        "answer_names": referral_messages.STATES,
        "answer_buttons": referral_messages.DO,
        "step_words": referral_messages.STEPS,
    }
