"""The copy of somebody's card, for the coordinator: why they look is asked first."""

from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.looks.queries import health_looks_at
from amal_field.people.models import Person
from amal_field.people.queries.people import person_for
from amal_field.permissions import Permission
from amal_field.vaccination.forms import CardForm, TapForm
from amal_field.vaccination.operations import cards as operations
from amal_field.vaccination.operations import door
from amal_field.vaccination.operations.answers import Said
from amal_field.vaccination.operations.cards import DoseOnCard
from amal_field.vaccination.queries import families, reference
from amal_field.vaccination.rules.ages import is_minor
from amal_field.vaccination.rules.words import ADULT, YES
from amal_field.vaccination.views.common import SENTENCES, bp, demand_duty, reason_asked, visit_for
from amal_field.web.access import requires
from amal_field.web.addresses import page_asked
from amal_field.web.forms import choices
from amal_field.web.htmx import refused, show, written


def person_part(person: Person) -> dict[str, Any]:
    """The way to the card, on the page of a person: it tells nothing of it."""
    return {"to": url_for("vaccination.card", person_id=person.id)}


@bp.get("/cards/<sealed:person_id>")
@requires(Permission.VACCINATION_PLAN)
def card(person_id: UUID) -> ResponseReturnValue:
    """What is copied of a card; first, why somebody looks."""
    person, reason = _person_or_404(person_id), reason_asked()
    if reason is None:
        wrong = "reason" in request.args
        page = {"person": person, "title": person.name, "wrong": wrong, "back": _back(person)}
        return (refused if wrong else show)("vaccination/reason.html", **page)
    form = CardForm(formdata=None)
    if not is_minor(person.born_on, clock.today()):
        form.said_by.data = ADULT
    return show("vaccination/card.html", **_page(person, reason, form))


@bp.post("/cards/<sealed:person_id>")
@requires(Permission.VACCINATION_PLAN)
def card_addition(person_id: UUID) -> ResponseReturnValue:
    """Copy a dose from the card that is shown."""
    person, form = _person_or_404(person_id), CardForm()
    reason = reason_asked() or abort(404)
    vaccines = {str(vaccine.id): vaccine for vaccine in reference.vaccines()}
    form.vaccine.choices = choices((key, vaccine.brand) for key, vaccine in vaccines.items())
    if form.validate():
        with form.refusals(SENTENCES):
            dose = DoseOnCard(
                vaccines[form.vaccine.data],
                form.given_on.data,
                form.dose.data,
                form.lot.data or None,
                form.next_month.data,
            )
            said = Said(YES, form.said_by.data, form.who(), form.how.data)
            visit = visit_for(reason, "answer")
            operations.note_copy(person.id, person.born_on, dose, said, visit, stamp=form.stamp())
            return written(None, to=_url_of(person.id, reason), said=_("Noted."))
    return refused("vaccination/card.html", **_page(_person_or_404(person_id), reason, form))


@bp.post("/cards/<sealed:person_id>/copies/<uuid:copy_id>/removal")
@requires(Permission.VACCINATION_PLAN)
def copy_removal(person_id: UUID, copy_id: UUID) -> ResponseReturnValue:
    """A copy is wrong: it goes."""
    person, reason = _person_or_404(person_id), reason_asked() or abort(404)
    operations.remove_copy(person.id, copy_id, stamp=TapForm().stamp())
    return written(None, to=_url_of(person.id, reason), said=_("Noted."))


@bp.post("/cards/<sealed:person_id>/withdrawal")
@requires(Permission.VACCINATION_PLAN)
def card_withdrawal(person_id: UUID) -> ResponseReturnValue:
    """Nobody says yes to copies any more: all of them go at once."""
    person, reason = _person_or_404(person_id), reason_asked() or abort(404)
    operations.withdraw_card(person.id, stamp=TapForm().stamp())
    return written(None, to=_url_of(person.id, reason), said=_("Noted."))


@bp.get("/cards/<sealed:person_id>/looks")
@requires(Permission.VACCINATION_PLAN)
def card_looks(person_id: UUID) -> ResponseReturnValue:
    """Who looked at this person's health."""
    person, page = _person_or_404(person_id), page_asked()
    rows, more = health_looks_at(person_id, page)
    return show("vaccination/card_looks.html", person=person, rows=rows, more=more, page=page)


def _person_or_404(person_id: UUID) -> Person:
    """Somebody in this user's sight, once the door is open to them. Not asked again for a repeat: that would keep the
    key of somebody beside the submission, and a repeat is led to this page, which asks."""
    demand_duty()
    return _person(person_id) or abort(404)


def _person(person_id: UUID) -> Person | None:
    person = person_for(current_user, person_id)
    return None if person is None or person.is_duplicate else person


def _back(person: Person) -> str:
    return url_for("people.person", person_id=person.id)


def _url_of(person_id: UUID, reason: str) -> str:
    return url_for(".card", person_id=person_id, reason=reason)


def _page(person: Person, reason: str, form: CardForm) -> dict[str, Any]:
    offered = ((str(vaccine.id), vaccine.brand) for vaccine in reference.vaccines())
    form.vaccine.choices = choices([("", _("Choose …")), *offered])
    return {
        "person": person,
        "reason": reason,
        "copies": door.card_of(person.id, visit_for(reason)),
        "adults": [one.name for one in families.adults_around(person.id, clock.today())],
        "form": form,
        "back": _back(person),
    }
