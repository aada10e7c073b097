"""A family is registered, and what the views of registrations share."""

from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from amal_field import clock
from amal_field.people import operations as people
from amal_field.people.duplicates.newcomers import Doubles, doubles_of, undecided
from amal_field.people.messages import REASONS
from amal_field.people.operations import NewHousehold
from amal_field.permissions import Permission
from amal_field.reception_desk import operations, rules
from amal_field.reception_desk.forms.registration import LANGUAGES, ArrivalForm, RegistrationForm, RowForm
from amal_field.reception_desk.forms.said import SaidPart, people_said, take_over
from amal_field.reception_desk.models import Talk, Ticket
from amal_field.reception_desk.operations.registration import NewFile, NewStatus, open_files, queue
from amal_field.reception_desk.queries import queue as queue_queries
from amal_field.reception_desk.rules.registration import MOST_PEOPLE, ROWS
from amal_field.reception_desk.views.common import SENTENCES, bp, file_or_404, look, url_of_household
from amal_field.reception_desk.views.talk_common import said_beside, talk_asked, talk_words
from amal_field.web.access import requires
from amal_field.web.addresses import chosen, key_in
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written

PAGE, ROW = "reception_desk/registration.html", "newcomers-{}-"


@bp.get("/registrations/new")
@requires(Permission.DESK_RECORD)
def registration_form() -> ResponseReturnValue:
    """Who came, with as many rows as the party has people (`?party=`), and what they speak (`?language=`)."""
    party = request.args.get("party", default=ROWS, type=int)
    spoken = [code for code in LANGUAGES if code == chosen("language")]
    talk, ticket_id = talk_asked(request.args.get("talk")), key_in(request.args.get("ticket"))
    people = people_said(talk.words) if talk else []
    rows: list[dict[str, Any]] = [{} for _row in range(max(ROWS, len(people), min(party, MOST_PEOPLE)))]
    rows[1]["relation"] = "partner"
    for row, person in zip(rows, people, strict=False):
        row |= {"relation": person["relation"]} if person.get("relation") else {}
    told = {"talk": talk and talk.id, "ticket": talk.ticket_id if talk else ticket_id}
    form = RegistrationForm(formdata=None, newcomers=rows, request_token=None, languages=spoken, **told)
    return show(PAGE, **_page(form, {}, talk))


@bp.post("/registrations/new")
@requires(Permission.DESK_RECORD)
def registration() -> ResponseReturnValue:
    """Register them, once it is said of all likely doubles whether they are the same."""
    form = RegistrationForm()
    talk = talk_asked(request.form.get("talk"), locked=True)
    if asks_for_help(form) or take_over(_said_beside(form, talk), request.form.get("take")):
        return refused(PAGE, **_page(form, {}, talk))
    left: Doubles = {}
    if form.validate() and not form.odd_children():
        with form.refusals(SENTENCES):
            ticket = form.ticket.data and queue_queries.ticket_of_day(form.ticket.data, clock.today())
            queue(form.stamp(), is_seen=bool(ticket))
            doubles = doubles_of(current_user, form.new_people(), phone=form.phone.data)
            left = undecided(doubles, form.who_is_same(), form.who_is_different())
            if not left:
                return _register(form, doubles, talk, ticket)
    look_at(left)
    return refused(PAGE, **_page(form, left, talk))


@bp.get("/registrations/romanisation")
@requires(Permission.DESK_RECORD)
def romanisation() -> ResponseReturnValue:
    """The names of a row in Latin letters, as they are proposed for those in its own script."""
    place = request.args.get("row", "0")
    if not place.isdecimal() or int(place) >= MOST_PEOPLE:
        abort(404)
    names = [request.args.get(f"newcomers-{place}-native_{name}") for name in ("family", "given")]
    return show(
        "reception_desk/romanised.fragment.html",
        place=int(place),
        proposed=[rules.romanisation.romanised(name) for name in names],
        is_asked=any(names),
    )


@bp.post("/files/<uuid:file_id>/cancellation")
@requires(Permission.DESK_RECORD)
def registration_cancellation(file_id: UUID) -> ResponseReturnValue:
    """Take back what was registered along with this file."""
    file, form = file_or_404(file_id, undone_too=True), ActionForm()
    with form.refusals(SENTENCES):
        operations.corrections.cancel_registration(file, stamp=form.stamp())
    said = _("Undone: nobody of this registration has a file now.")
    return written(None, to=url_for(".registration_form"), said=said)


def asks_for_help(form: ArrivalForm) -> bool:
    """Whether a button asks for one more row, or for names in Latin letters: what it works like without JavaScript."""
    if request.form.get("more") and len(form.newcomers) < MOST_PEOPLE:
        form.newcomers.append_entry()
        return True
    wanted = request.form.get("romanise")
    for row in form.newcomers:
        if wanted and row.name == f"newcomers-{wanted}":
            row.form.take_romanisation()
    return bool(wanted)


def _register(
    form: RegistrationForm, doubles: Doubles, talk: Talk | None, ticket: Ticket | None
) -> ResponseReturnValue:
    spoken = next((code for code in form.languages.data if code in ("nl", "fr", "en")), None)
    home, stamp, same = NewHousehold(spoken, form.phone.data), form.stamp(), form.who_is_same()
    received = people.receive(form.new_people(), doubles, same, household=home, stamp=stamp)
    came = [
        (received.persons[place], new_file(form, row, place, interpreter=form.interpreter.data))
        for place, row in enumerate(form.filled())
    ]
    made = open_files(received.household, came, are_new=not same, stamp=stamp)
    if ticket:
        operations.know_ticket(ticket, came[0][0].id, stamp=stamp)
    if talk:
        operations.talks.take_over(talk, [person for person, _ in came], stamp=stamp)
    return files_made(received.household.id, made)


def new_file(form: ArrivalForm, row: RowForm, place: int, *, interpreter: str = "") -> NewFile:
    """The file of the person in a row."""
    told = row if row.status.data else form
    status = NewStatus(told.status.data, told.since.data, told.until.data) if told.status.data else None
    return NewFile(
        arrived_on=form.arrival_of(row),
        belgium_on=row.belgium_on.data,
        address_kind=form.address_kind.data,
        companion=form.companion_of(row, place),
        needs_interpreter={"yes": True, "no": False}.get(interpreter),
        papers=tuple(form.papers.data or ()),
        status=status,
    )


def files_made(household_id: UUID, made: list[Any], *, to: str | None = None) -> ResponseReturnValue:
    """On to the page of the household, or `to`, which says how many files were made."""
    to = to or url_of_household(household_id)
    if not made:
        said = _("Everybody had a file already: this is what stands in it.")
        return written(None, to=to, said=said)
    said = ngettext("%(num)d person has a file now.", "%(num)d people have a file now.", len(made))
    back = url_for(".registration_cancellation", file_id=made[0].id)
    return written(None, to=to, said=said, undo=back)


def look_at(left: Doubles) -> None:
    """Note who is shown as a likely double."""
    look([double.person.id for doubles in left.values() for double in doubles], "answer", "search")


def _page(form: RegistrationForm, left: Doubles, talk: Talk | None) -> dict[str, Any]:
    blank = RowForm(prefix=ROW.format("__row__"))
    page = {"form": form, "doubles": left, "reason_names": REASONS, "blank": blank, "talk": talk}
    return page | {"said": _said_beside(form, talk), "talk_words": talk_words()}


def _said_beside(form: RegistrationForm, talk: Talk | None) -> list[SaidPart]:
    rows = [row.form for row in form.newcomers]
    return said_beside(talk.words, rows, form) if talk else []
