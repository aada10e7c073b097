"""Tapping how far a step is, and inviting to a session."""

from typing import Any
from uuid import UUID

from flask import Response, abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.attendance.models import GroupSession
from amal_field.people.models import HouseholdMember, Person
from amal_field.people.queries import people as people_queries
from amal_field.people.views.common import person_or_404
from amal_field.permissions import Permission
from amal_field.reception_desk import messages, operations, queries
from amal_field.reception_desk.messages.files import STEP_STATES, STEPS
from amal_field.reception_desk.rules import words
from amal_field.reception_desk.views.common import bp
from amal_field.reception_desk.views.files import file_page, url_of
from amal_field.refusal import RuleBroken
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm, FieldForm
from amal_field.web.htmx import is_partial, refused, written

ANY_STEP, ANY_STATE = ", ".join(words.STEPS), ", ".join(words.STEP_STATES)


@bp.post(f"/files/persons/<uuid:person_id>/steps/<any({ANY_STEP}):step>/<any({ANY_STATE}):state>")
@requires(Permission.DESK_RECORD)
def step(person_id: UUID, step: str, state: str) -> ResponseReturnValue:
    """A step of somebody is so far; the address says what is wanted, so twice is once."""
    person, form = _person(person_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        before = operations.take_step(person, step, state, stamp=form.stamp())
        undo = url_for(".step", person_id=person.id, step=step, state=before) if before != state else None
        return _written(person, said=f"{STEPS[step]}: {STEP_STATES[state]}", undo=undo)
    return refused_at(person_id, form)


@bp.post("/files/persons/<uuid:person_id>/invitations/<uuid:session_id>")
@requires(Permission.DESK_RECORD)
def invitation(person_id: UUID, session_id: UUID) -> ResponseReturnValue:
    """Expect somebody at a session."""
    person, form = _person(person_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.invite(person, _session(session_id), stamp=form.stamp())
        undo = url_for(".invitation_cancellation", person_id=person.id, session_id=session_id)
        return _written(person, said=_("%(name)s is invited.", name=person.name), undo=undo)
    return refused_at(person_id, form)


@bp.post("/files/persons/<uuid:person_id>/invitations/<uuid:session_id>/cancellation")
@requires(Permission.DESK_RECORD)
def invitation_cancellation(person_id: UUID, session_id: UUID) -> ResponseReturnValue:
    """They are not invited after all."""
    person, form = _person(person_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.cancel_invitation(person, _session(session_id), stamp=form.stamp())
        undo = url_for(".invitation", person_id=person.id, session_id=session_id)
        return _written(person, said=_("%(name)s is not invited any more.", name=person.name), undo=undo)
    return refused_at(person_id, form)


def _person(person_id: UUID) -> Person:
    """Somebody in sight who is no duplicate, once their other writers have ended."""
    person = person_or_404(person_id)
    return abort(404) if person.is_duplicate else person


def _session(session_id: UUID) -> GroupSession:
    """A session to which somebody may be invited. Raises `RuleBroken` `session_not_open`."""
    found = queries.session_to_invite(session_id, clock.today())
    if found is None:
        raise RuleBroken("session_not_open")
    return found


def _written(person: Person, *, said: str, undo: str | None) -> Response:
    """The column of the person as it is now, where the tap was."""
    homes = _homes(person)
    return written(
        "reception_desk/file_changed.fragment.html",
        to=url_of(person.id, homes),
        said=said,
        undo=undo,
        into="#flash",
        **(_column(person, homes) if is_partial() else {}),
    )


def refused_at(person_id: UUID, form: FieldForm) -> ResponseReturnValue:
    """The page of the person alone with what is wrong, or what is wrong where the tap was."""
    person = person_or_404(person_id)
    page = _column(person, _homes(person)) | {"household": None, "problems": form.sentences}
    return refused("reception_desk/file.html", partial="reception_desk/file_refused.fragment.html", **page)


def _homes(person: Person) -> list[HouseholdMember]:
    return [member for member in people_queries.households_for(current_user, person) if member.is_present]


def _column(person: Person, homes: list[HouseholdMember]) -> dict[str, Any]:
    return file_page([person], homes[0].household_id if homes else None)
