"""The pages of talks: noting one, the list of a month, and the months of a year."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock, workbook
from amal_field.contacts import messages, operations, paper, queries, rules
from amal_field.contacts.forms import ActionForm, ContactForm, NamelessForm
from amal_field.contacts.models import Contact
from amal_field.contacts.operations import Talk
from amal_field.contacts.queries import Wanted
from amal_field.looks.operations import NewLook, looked
from amal_field.organisations.models import Organisation
from amal_field.people.models import Person
from amal_field.people.views.common import person_or_404
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written
from amal_field.web.unit_of_work import is_write

bp = Blueprint("contacts", __name__, url_prefix="/contacts")

LAST_PAGE = 10_000
DESK = "desk"


@bp.app_template_filter()
def topic_name(topic: Any) -> str:
    """What a topic is called."""
    return str(messages.TOPICS.get(topic.code, topic.name))


@bp.app_template_filter()
def service_name(service: Any) -> str:
    """What a service is called."""
    return str(messages.SERVICES.get(service.code, service.name))


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {"age_names": messages.AGE_GROUPS, "minutes_offered": rules.MINUTES}


@bp.get("")
@requires(Permission.CONTACTS_RECORD)
def contacts() -> ResponseReturnValue:
    """The talks of a month, and a form for one with nobody named."""
    return show("contacts/contacts.html", **_list_page(_form(NamelessForm)))


@bp.post("")
@requires(Permission.CONTACTS_RECORD)
def nameless() -> ResponseReturnValue:
    """Note a talk with somebody whom nobody named."""
    form = _form(NamelessForm)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            contact = operations.note_contact(_talk(form), age_group=form.age_group.data, stamp=form.stamp())
            return _noted(contact, to=url_for(".contacts"))
    return refused("contacts/contacts.html", **_list_page(form))


@bp.get("/people/<uuid:person_id>")
@requires(Permission.CONTACTS_RECORD)
def person_form(person_id: UUID) -> ResponseReturnValue:
    """A form for a talk with a person."""
    return show("contacts/noting.html", **_noting(_form(ContactForm), person=_person(person_id)))


@bp.post("/people/<uuid:person_id>")
@requires(Permission.CONTACTS_RECORD)
def with_person(person_id: UUID) -> ResponseReturnValue:
    """Note a talk with a person."""
    person, form = _person(person_id), _form(ContactForm)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            contact = operations.note_contact(_talk(form), person_id=person.id, stamp=form.stamp())
            return _noted(contact, to=url_for("people.person", person_id=person.id))
    return refused("contacts/noting.html", **_noting(form, person=_person(person_id)))


@bp.get("/organisations/<uuid:organisation_id>")
@requires(Permission.CONTACTS_RECORD)
def organisation_form(organisation_id: UUID) -> ResponseReturnValue:
    """A form for a talk with an organisation."""
    return show("contacts/noting.html", **_noting(_form(ContactForm), organisation=_organisation(organisation_id)))


@bp.post("/organisations/<uuid:organisation_id>")
@requires(Permission.CONTACTS_RECORD)
def with_organisation(organisation_id: UUID) -> ResponseReturnValue:
    """Note a talk with an organisation."""
    organisation, form = _organisation(organisation_id), _form(ContactForm)
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


@bp.get("/list")
@requires(Permission.CONTACTS_RECORD)
def contact_list() -> ResponseReturnValue:
    """The talks of a month on paper."""
    wanted = _wanted()
    rows = queries.whole_list(current_user, wanted)
    _look(rows, "print")
    return show("contacts/contact_list.html", rows=rows, wanted=wanted, search=_search(wanted))


@bp.get("/list.xlsx")
@requires(Permission.CONTACTS_RECORD)
def sheet() -> Response:
    """The same as a spreadsheet."""
    wanted = _wanted()
    rows = queries.whole_list(current_user, wanted)
    _look(rows, "export")
    attached = f'attachment; filename="contacten-{wanted.month:%Y-%m}.xlsx"'
    return Response(paper.workbook(rows), mimetype=workbook.TYPE, headers={"Content-Disposition": attached})


@bp.get("/months")
@requires(Permission.CONTACTS_RECORD)
def months() -> ResponseReturnValue:
    """The talks of a year, month by month."""
    year = _year()
    lines = queries.months(current_user, year)
    totals = sum((Counter(line.by_topic) for line in lines), Counter())
    return show("contacts/months.html", year=year, lines=lines, totals=totals, topics=queries.topics())


@bp.get("/months.svg")
@requires(Permission.CONTACTS_RECORD)
def months_chart() -> Response:
    """Their chart, an image of its own: its styles stay outside the policy of the page."""
    year = _year()
    lines, before = queries.months(current_user, year), queries.months(current_user, year - 1)
    response = make_response(paper.chart(year, lines, before))
    response.mimetype = "image/svg+xml"
    return response


def person_part(person: Person) -> dict[str, Any]:
    """The latest talks with a person, for their page."""
    rows = queries.last_with(current_user, person_id=person.id)
    _look_at_desk(rows, "page")
    return {"rows": rows, "to": url_for("contacts.person_form", person_id=person.id)}


def organisation_part(user: Any, organisation: Organisation) -> dict[str, Any]:
    """The latest talks with an organisation, for its page."""
    rows = queries.last_with(user, organisation_id=organisation.id)
    return {"rows": rows, "to": url_for("contacts.organisation_form", organisation_id=organisation.id)}


def _form(kind: type[ContactForm]) -> Any:
    return kind(queries.services_for(current_user), queries.topics(), spoken_on=clock.today())


def _talk(form: ContactForm) -> Talk:
    return Talk(*form.keys(), spoken_on=form.spoken_on.data, minutes=form.minutes.data)


def _noted(contact: Contact, *, to: str) -> Response:
    return written(None, to=to, said=_("Noted."), undo=url_for(".cancellation", contact_id=contact.id))


def _noting(form: ContactForm, *, person: Person | None = None, organisation: Organisation | None = None) -> dict:
    return {"form": form, "person": person, "organisation": organisation}


def _person(person_id: UUID) -> Person:
    person = person_or_404(person_id)
    return abort(404) if person.is_duplicate else person


def _organisation(organisation_id: UUID) -> Organisation:
    return queries.organisation(organisation_id) or abort(404)


def _contact(contact_id: UUID) -> Contact:
    return queries.contact_for(current_user, contact_id, locked=is_write()) or abort(404)


def _wanted() -> Wanted:
    """What the address asks for: a month (`?month=2026-11`), a topic, a service; 404 for what is no month."""
    text = request.args.get("month")
    try:
        month = date.fromisoformat(f"{text}-01") if text else clock.today().replace(day=1)
    except ValueError:
        abort(404)
    if not 2000 <= month.year <= 2200:
        abort(404)
    return Wanted(month, request.args.get("topic") or None, request.args.get("service") or None)


def _search(wanted: Wanted) -> dict[str, str | None]:
    return {"month": f"{wanted.month:%Y-%m}", "topic": wanted.topic, "service": wanted.service}


def _list_page(form: NamelessForm) -> dict[str, Any]:
    wanted, page = _wanted(), min(max(request.args.get("page", 1, type=int), 1), LAST_PAGE)
    rows, more = queries.contacts(current_user, wanted, page=page)
    _look_at_desk(rows, "page")
    first, after = wanted.days
    return {
        "form": form,
        "rows": rows,
        "more": more,
        "page": page,
        "wanted": wanted,
        "search": _search(wanted),
        "topics": queries.topics(),
        "services": queries.services_for(current_user),
        "before": f"{first - timedelta(days=1):%Y-%m}",
        "after": f"{after:%Y-%m}" if after <= clock.today() else None,
    }


def _look(rows: Sequence[Contact], act: str) -> None:
    """Note that names leave the app: those of the desk as its own."""
    _look_at_desk(rows, act)
    others = [row.person_id for row in rows if row.person_id and row.service.code != DESK]
    if others:
        looked(NewLook("people", act, request.endpoint or "", others), current_user.id)


def _look_at_desk(rows: Sequence[Contact], act: str) -> None:
    """Note a look at whom the desk spoke."""
    seen = [row for row in rows if row.person_id and row.service.code == DESK]
    if seen:
        people = [row.person_id for row in seen]
        looked(NewLook("desk", act, request.endpoint or "", people, service=seen[0].service_id), current_user.id)


def _year() -> int:
    asked = request.args.get("year", type=int)
    return asked if asked and 2000 <= asked <= 2200 else clock.today().year
