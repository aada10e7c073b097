"""Noting talks, and taking them back."""

from uuid import UUID

from flask import Response, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field.contacts import messages, operations, queries
from amal_field.contacts.forms import ContactForm, NamelessForm
from amal_field.contacts.models import Contact
from amal_field.contacts.operations import Talk
from amal_field.contacts.views.common import bp, form_of
from amal_field.contacts.views.lists import list_page
from amal_field.organisations.models import Organisation
from amal_field.people.models import Person
from amal_field.people.views.common import person_or_404
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.addresses import inside
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written
from amal_field.web.sight import asked_again
from amal_field.web.unit_of_work import is_write


@bp.post("")
@requires(Permission.CONTACTS_RECORD)
def nameless() -> ResponseReturnValue:
    """Note a talk with somebody whom nobody named."""
    form = form_of(NamelessForm)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            contact = operations.note_contact(_talk(form), age_group=form.age_group.data, stamp=form.stamp())
            return _noted(contact, to=url_for(".contacts"))
    return refused("contacts/contacts.html", **list_page(form))


@bp.get("/people/<uuid:person_id>")
@requires(Permission.CONTACTS_RECORD)
def person_form(person_id: UUID) -> ResponseReturnValue:
    """A form for a talk with a person."""
    return show("contacts/noting.html", **_noting(form_of(ContactForm, person_id), person=_person(person_id)))


@bp.post("/people/<uuid:person_id>")
@requires(Permission.CONTACTS_RECORD)
def with_person(person_id: UUID) -> ResponseReturnValue:
    """Note a talk with a person."""
    person, form = _person(person_id), form_of(ContactForm, person_id)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            contact = operations.note_contact(_talk(form), person_id=person.id, stamp=form.stamp())
            return _noted(contact, to=_back() or url_for("people.person", person_id=person.id))
    return refused("contacts/noting.html", **_noting(form, person=_person(person_id)))


@bp.get("/organisations/<uuid:organisation_id>")
@requires(Permission.CONTACTS_RECORD)
def organisation_form(organisation_id: UUID) -> ResponseReturnValue:
    """A form for a talk with an organisation."""
    return show("contacts/noting.html", **_noting(form_of(ContactForm), organisation=_organisation(organisation_id)))


@bp.post("/organisations/<uuid:organisation_id>")
@requires(Permission.CONTACTS_RECORD)
def with_organisation(organisation_id: UUID) -> ResponseReturnValue:
    """Note a talk with an organisation."""
    organisation, form = _organisation(organisation_id), form_of(ContactForm)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            contact = operations.note_contact(_talk(form), organisation_id=organisation.id, stamp=form.stamp())
            return _noted(contact, to=url_for("organisations.organisation", organisation_id=organisation.id))
    return refused("contacts/noting.html", **_noting(form, organisation=_organisation(organisation_id)))


@bp.post("/<uuid:contact_id>/cancellation")
@requires(Permission.CONTACTS_RECORD)
def cancellation(contact_id: UUID) -> ResponseReturnValue:
    """It was noted by mistake."""
    contact, form = _contact(contact_id), ActionForm()
    operations.cancel_contact(contact, stamp=form.stamp())
    return written(
        None, to=url_for(".contacts"), said=_("Undone."), undo=url_for(".restoration", contact_id=contact.id)
    )


@bp.post("/<uuid:contact_id>/restoration")
@requires(Permission.CONTACTS_RECORD)
def restoration(contact_id: UUID) -> ResponseReturnValue:
    """It was taken away by mistake."""
    contact, form = _contact(contact_id), ActionForm()
    operations.put_contact_back(contact, stamp=form.stamp())
    return written(None, to=url_for(".contacts"), said=_("The contact is back."))


def _talk(form: ContactForm) -> Talk:
    return Talk(*form.keys(), spoken_on=form.spoken_on.data, minutes=form.minutes.data)


def _noted(contact: Contact, *, to: str) -> Response:
    return written(None, to=to, said=_("Noted."), undo=url_for(".cancellation", contact_id=contact.id))


def _noting(form: ContactForm, *, person: Person | None = None, organisation: Organisation | None = None) -> dict:
    return {"form": form, "person": person, "organisation": organisation, "back": _back()}


def _back() -> str | None:
    """The page from which a form was opened, where the address says it (`?back=`)."""
    return inside(request.args.get("back"))


@asked_again
def _person(person_id: UUID) -> Person:
    person = person_or_404(person_id)
    is_theirs = not person.is_duplicate and queries.may_speak_with(current_user, person_id)
    return person if is_theirs else abort(404)


def _organisation(organisation_id: UUID) -> Organisation:
    return queries.organisation(organisation_id, locked=is_write()) or abort(404)


@asked_again
def _contact(contact_id: UUID) -> Contact:
    return queries.contact_for(current_user, contact_id, locked=is_write()) or abort(404)
