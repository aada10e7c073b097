"""A family is registered, somebody comes to it later, and what the desk knows of it."""

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
from amal_field.people.models import Household, Person
from amal_field.people.operations import NewHousehold
from amal_field.people.views.common import household_or_404
from amal_field.permissions import Permission
from amal_field.reception_desk import operations, rules
from amal_field.reception_desk.forms import ActionForm
from amal_field.reception_desk.forms.registration import LANGUAGES, ArrivalForm, JoiningForm, RegistrationForm, RowForm
from amal_field.reception_desk.models import Talk
from amal_field.reception_desk.operations.registration import NewFile, NewStatus, open_files, queue
from amal_field.reception_desk.queries.registrations import address_kind_of
from amal_field.reception_desk.rules.registration import MOST_PEOPLE, ROWS
from amal_field.reception_desk.views.common import SENTENCES, bp, file_or_404, look, url_of_household
from amal_field.reception_desk.views.talk_common import talk_asked, talk_words
from amal_field.web.access import requires
from amal_field.web.addresses import chosen
from amal_field.web.htmx import refused, show, written

PAGE, ROW = "reception_desk/registration.html", "newcomers-{}-"


@bp.get("/registrations/new")
@requires(Permission.DESK_RECORD)
def registration_form() -> ResponseReturnValue:
    """Who came, with as many rows as the party has people (`?party=`), and what they speak (`?language=`)."""
    party = request.args.get("party", default=ROWS, type=int)
    rows: list[dict[str, str]] = [{} for _row in range(max(ROWS, min(party, MOST_PEOPLE)))]
    rows[1]["relation"] = "partner"
    spoken = [code for code in LANGUAGES if code == chosen("language")]
    talk = talk_asked(request.args.get("talk"))
    told = {"languages": spoken} | (_said_in(talk, rows) if talk else {})
    form = RegistrationForm(formdata=None, newcomers=rows, request_token=None, **told)
    return show(PAGE, **_page(form, {}, talk))


@bp.post("/registrations/new")
@requires(Permission.DESK_RECORD)
def registration() -> ResponseReturnValue:
    """Register them, once it is said of all likely doubles whether they are the same."""
    form = RegistrationForm()
    if _asks_for_help(form):
        return refused(PAGE, **_page(form, {}, talk_asked(form.talk.data)))
    left: Doubles = {}
    if form.validate() and not form.odd_children():
        with form.refusals(SENTENCES):
            queue(form.stamp())
            doubles = doubles_of(current_user, form.new_people(), phone=form.phone.data)
            left = undecided(doubles, form.who_is_same(), form.who_is_different())
            if not left:
                return _register(form, doubles)
    _look_at(left)
    return refused(PAGE, **_page(form, left, talk_asked(form.talk.data)))


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


@bp.get("/registrations/<uuid:household_id>/joining")
@requires(Permission.DESK_RECORD)
def joining_form(household_id: UUID) -> ResponseReturnValue:
    """Somebody came to the household."""
    home = household_or_404(household_id)
    holder = _holder(home)
    form = JoiningForm(
        formdata=None,
        newcomers=[{"family_name": holder.family_name if holder else None}],
        address_kind=address_kind_of([member.person_id for member in home.present]),
        request_token=None,
    )
    return show("reception_desk/joining.html", **_joining_page(home, form, {}))


@bp.post("/registrations/<uuid:household_id>/joining")
@requires(Permission.DESK_RECORD)
def joining(household_id: UUID) -> ResponseReturnValue:
    home, form = household_or_404(household_id), JoiningForm()
    form.parents = _parents(home)
    if _asks_for_help(form):
        return refused("reception_desk/joining.html", **_joining_page(home, form, {}))
    left: Doubles = {}
    if form.validate() and not form.odd_children():
        with form.refusals(SENTENCES):
            queue(form.stamp())
            doubles = doubles_of(current_user, form.new_people())
            left = undecided(doubles, form.who_is_same(), form.who_is_different())
            if not left:
                return _join(home, form, doubles)
            _look_at(left)
    return refused("reception_desk/joining.html", **_joining_page(household_or_404(household_id), form, left))


@bp.post("/files/<uuid:file_id>/cancellation")
@requires(Permission.DESK_RECORD)
def registration_cancellation(file_id: UUID) -> ResponseReturnValue:
    """Take back what was registered along with this file."""
    file, form = file_or_404(file_id, undone_too=True), ActionForm()
    with form.refusals(SENTENCES):
        operations.corrections.cancel_registration(file, stamp=form.stamp())
    said = _("Undone: nobody of this registration has a file now.")
    return written(None, to=url_for(".registration_form"), said=said)


def _said_in(talk: Talk, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """What a client said in a talk fills the rows, and these fields."""
    said = [talk.words.get("who", {}), *talk.words.get("family", ())]
    rows += [{} for _row in range(len(said) - len(rows))]
    for row, person in zip(rows, said, strict=False):
        birth = rules.talks.birth_of(person.get("birth"), today=clock.today())
        row |= {name: value for name, value in person.items() if name != "birth"} | {"birth": birth}
    told, languages = {"talk": str(talk.id)}, talk.words.get("languages")
    if languages:
        spoken = [code for code in LANGUAGES if code in languages["spoken"]]
        told |= {"languages": spoken, "interpreter": languages["interpreter"]}
    return told


def _asks_for_help(form: ArrivalForm) -> bool:
    """Whether a button asks for one more row, or for names in Latin letters: what it works like without JavaScript."""
    if request.form.get("more") and len(form.newcomers) < MOST_PEOPLE:
        form.newcomers.append_entry()
        return True
    wanted = request.form.get("romanise")
    for row in form.newcomers:
        if wanted and row.name == f"newcomers-{wanted}":
            row.form.take_romanisation()
    return bool(wanted)


def _register(form: RegistrationForm, doubles: Doubles) -> ResponseReturnValue:
    spoken = next((code for code in form.languages.data if code in ("nl", "fr", "en")), None)
    home, stamp = NewHousehold(spoken, form.phone.data), form.stamp()
    received = people.receive(form.new_people(), doubles, form.who_is_same(), household=home, stamp=stamp)
    came = [
        (received.persons[place], _new_file(form, row, place, interpreter=form.interpreter.data))
        for place, row in enumerate(form.filled())
    ]
    made = open_files(received.household, came, stamp=stamp)
    found = talk_asked(form.talk.data, locked=True)
    if found:
        operations.talks.take_over(found, [person for person, _ in came], stamp=stamp)
    return _said(received.household.id, made)


def _join(home: Household, form: JoiningForm, doubles: Doubles) -> ResponseReturnValue:
    stamp, same = form.stamp(), form.who_is_same()
    received = people.receive(form.new_people(), doubles, same, household=home, stamp=stamp)
    (row,), person = form.filled(), received.persons[0]
    if 0 in same and person.id not in {member.person_id for member in home.present}:
        people.add_member(home, person, row.relation.data, clock.day_of(stamp.at), stamp=stamp)
    made = open_files(home, [(person, _new_file(form, row, 0))], stamp=stamp)
    return _said(home.id, made)


def _new_file(form: ArrivalForm, row: RowForm, place: int, *, interpreter: str = "") -> NewFile:
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


def _said(household_id: UUID, made: list[Any]) -> ResponseReturnValue:
    if not made:
        said = _("Everybody had a file already: this is what stands in it.")
        return written(None, to=url_of_household(household_id), said=said)
    said = ngettext("%(num)d person has a file now.", "%(num)d people have a file now.", len(made))
    back = url_for(".registration_cancellation", file_id=made[0].id)
    return written(None, to=url_of_household(household_id), said=said, undo=back)


def _look_at(left: Doubles) -> None:
    look([double.person.id for doubles in left.values() for double in doubles], "answer", "search")


def _page(form: RegistrationForm, left: Doubles, talk: Talk | None) -> dict[str, Any]:
    blank = RowForm(prefix=ROW.format("__row__"))
    page = {"form": form, "doubles": left, "reason_names": REASONS, "blank": blank, "talk": talk}
    return page | (talk_words() if talk else {})


def _joining_page(home: Household, form: JoiningForm, left: Doubles) -> dict[str, Any]:
    return {"form": form, "doubles": left, "reason_names": REASONS, "home": home}


def _parents(home: Household) -> list[tuple[str, Any]]:
    """Those whose child somebody may be: the holder and the partner."""
    grown = [member.person for member in home.present if member.relation in ("holder", "partner")]
    return [(person.given_name or person.name, person.birth) for person in grown]


def _holder(home: Household) -> Person | None:
    """Who holds it; the first member where nobody does."""
    members = sorted(home.present, key=lambda member: member.relation != "holder")
    return members[0].person if members else None
