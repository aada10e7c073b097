"""Somebody comes to a family that is registered, days later or from another town."""

from typing import Any
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from amal_field import clock
from amal_field.people import operations as people
from amal_field.people.duplicates.newcomers import Doubles, doubles_of, undecided
from amal_field.people.messages import REASONS
from amal_field.people.models import Household, Person
from amal_field.people.views.common import household_or_404
from amal_field.permissions import Permission
from amal_field.reception_desk.forms.registration import JoiningForm
from amal_field.reception_desk.forms.said import people_said, row_said
from amal_field.reception_desk.operations.registration import open_files, queue
from amal_field.reception_desk.queries.registrations import address_kind_of
from amal_field.reception_desk.views.common import SENTENCES, bp
from amal_field.reception_desk.views.registration import asks_for_help, files_made, look_at, new_file
from amal_field.reception_desk.views.talk_common import talk_asked
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show


@bp.get("/registrations/<uuid:household_id>/joining")
@requires(Permission.DESK_RECORD)
def joining_form(household_id: UUID) -> ResponseReturnValue:
    """Somebody came to the household; what was said of them in a talk (`?talk=`, person number `?said=`) stands
    in the row."""
    home = household_or_404(household_id)
    holder, talk = _holder(home), talk_asked(request.args.get("talk"))
    said = people_said(talk.words)[request.args.get("said", 0, type=int) :][:1] if talk else []
    told = [row_said(person, clock.today()) for person in said] or [{}]
    form = JoiningForm(
        formdata=None,
        talk=talk and talk.id,
        newcomers=[{"family_name": holder.family_name if holder else None} | told[0]],
        address_kind=address_kind_of([member.person_id for member in home.present]),
        request_token=None,
    )
    return show("reception_desk/joining.html", **_joining_page(home, form, {}))


@bp.post("/registrations/<uuid:household_id>/joining")
@requires(Permission.DESK_RECORD)
def joining(household_id: UUID) -> ResponseReturnValue:
    home, form = household_or_404(household_id), JoiningForm()
    form.parents = _parents(home)
    if asks_for_help(form):
        return refused("reception_desk/joining.html", **_joining_page(home, form, {}))
    left: Doubles = {}
    if form.validate() and not form.odd_children():
        with form.refusals(SENTENCES):
            queue(form.stamp())
            doubles = doubles_of(current_user, form.new_people())
            left = undecided(doubles, form.who_is_same(), form.who_is_different())
            if not left:
                return _join(home, form, doubles)
            look_at(left)
    return refused("reception_desk/joining.html", **_joining_page(household_or_404(household_id), form, left))


def _join(home: Household, form: JoiningForm, doubles: Doubles) -> ResponseReturnValue:
    stamp, same = form.stamp(), form.who_is_same()
    received = people.receive(form.new_people(), doubles, same, household=home, stamp=stamp)
    (row,), person = form.filled(), received.persons[0]
    if 0 in same and person.id not in {member.person_id for member in home.present}:
        people.add_member(home, person, row.relation.data, clock.day_of(stamp.at), stamp=stamp)
    made = open_files(home, [(person, new_file(form, row, 0))], stamp=stamp)
    talk = talk_asked(form.talk.data)
    return files_made(home.id, made, to=talk and talk.person_id and url_for(".talk_file_form", talk_id=talk.id))


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
