"""Who joins a duo, and who leaves it."""

from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.buddies import messages, operations, queries
from amal_field.buddies.forms import JoiningForm, LeavingForm
from amal_field.buddies.models import MatchMember
from amal_field.buddies.queries import MatchLine
from amal_field.buddies.rules.words import NEWCOMER
from amal_field.buddies.views.common import bp, match_or_404, refused_at, url_of
from amal_field.people import messages as people_messages
from amal_field.people import operations as people
from amal_field.people.duplicates.newcomers import doubles_of, undecided
from amal_field.people.models import Person
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.forms import ActionForm
from amal_field.web.htmx import refused, show, written

SENTENCES = messages.SENTENCES | people_messages.SENTENCES


@bp.get("/duos/<uuid:match_id>/members/new")
@requires(Permission.BUDDIES_RECORD)
def joining_form(match_id: UUID) -> ResponseReturnValue:
    """Somebody joins: one who lives with them, or one who is written down."""
    line = match_or_404(match_id)
    form = JoiningForm(formdata=None, joined_on=clock.today(), role=NEWCOMER)
    return show("buddies/joining.html", form=form, doubles={}, **_page(line))


@bp.post("/duos/<uuid:match_id>/members")
@requires(Permission.BUDDIES_RECORD)
def joining(match_id: UUID) -> ResponseReturnValue:
    """Take them in; who is likely known is asked about once."""
    line, form, left = match_or_404(match_id), JoiningForm(), {}
    if form.validate():
        with form.refusals(SENTENCES):
            newcomers, same = [form.newcomer], form.who_is_same()
            doubles = doubles_of(current_user, newcomers, phone=form.phone.data)
            left = undecided(doubles, same, form.who_is_different())
            if not left:
                return _joined(
                    line,
                    form,
                    people.receive(newcomers, doubles, same, household=_home(line, form), stamp=form.stamp()).persons[
                        0
                    ],
                )
    return refused("buddies/joining.html", form=form, doubles=left, **_page(match_or_404(match_id)))


@bp.post("/duos/<uuid:match_id>/housemates/<uuid:person_id>")
@requires(Permission.BUDDIES_RECORD)
def housemate(match_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """One who lives with the newcomer joins today."""
    line, form = match_or_404(match_id), ActionForm()
    person = next((one for one in queries.housemates(line.match) if one.id == person_id), None) or abort(404)
    with form.refusals(messages.SENTENCES):
        member = operations.join_match(line.match, person, NEWCOMER, clock.today(), None, stamp=form.stamp())
        return _said(line, member)
    return refused_at(match_id, problems=form.form_errors)


@bp.post("/duos/<uuid:match_id>/members/<uuid:member_id>/end")
@requires(Permission.BUDDIES_RECORD)
def leaving(match_id: UUID, member_id: UUID) -> ResponseReturnValue:
    """A member leaves."""
    line, form = match_or_404(match_id), LeavingForm()
    member = _member(line, member_id)
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.leave_match(line.match, member, form.left_on.data, stamp=form.stamp())
            undo = url_for(".member_return", match_id=match_id, member_id=member_id)
            return written(None, to=url_of(match_id), said=_("Noted."), undo=undo)
    return refused_at(match_id, problems=form.sentences)


@bp.post("/duos/<uuid:match_id>/members/<uuid:member_id>/return")
@requires(Permission.BUDDIES_RECORD)
def member_return(match_id: UUID, member_id: UUID) -> ResponseReturnValue:
    """They did not leave after all."""
    line, form = match_or_404(match_id), ActionForm()
    with form.refusals(messages.SENTENCES):
        operations.return_to_match(line.match, _member(line, member_id), stamp=form.stamp())
        return written(None, to=url_of(match_id), said=_("Undone."))
    return refused_at(match_id, problems=form.form_errors)


def _page(line: MatchLine) -> dict[str, Any]:
    return {"line": line, "mates": queries.housemates(line.match), "reason_names": people_messages.REASONS}


def _home(line: MatchLine, form: JoiningForm) -> Any:
    """The household which somebody new joins: that of the newcomer, if they live there."""
    if form.role.data != NEWCOMER or not form.at_home.data:
        return None
    contact = next(one.person for one in line.match.members if one.person_id == line.match.newcomer_id)
    return people.household_of([contact], form.stamp())


def _joined(line: MatchLine, form: JoiningForm, person: Person) -> ResponseReturnValue:
    if form.phone.data and not person.phone:
        people.correct_person(person, {"phone": form.phone.data}, stamp=form.stamp())
    second = form.second.data or None
    return _said(
        line, operations.join_match(line.match, person, form.role.data, form.joined_on.data, second, stamp=form.stamp())
    )


def _said(line: MatchLine, member: MatchMember) -> ResponseReturnValue:
    return written(None, to=url_of(line.match.id), said=_("Joined."))


def _member(line: MatchLine, member_id: UUID) -> MatchMember:
    return queries.member_for(line.match, member_id) or abort(404)
