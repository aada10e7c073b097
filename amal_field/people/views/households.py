"""Who joins, leaves or takes another place in a household, and households that split or become one."""

from typing import Any
from uuid import UUID

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.people import messages, operations, rules
from amal_field.people.duplicates.newcomers import Doubles, doubles_of, undecided
from amal_field.people.forms.households import JoinForm, LeavingForm, MemberForm, RelationForm, SplitForm
from amal_field.people.models import Household, HouseholdMember
from amal_field.people.search import finding
from amal_field.people.views.common import bp, household_or_404, person_or_404
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.addresses import searched
from amal_field.web.forms import FieldForm
from amal_field.web.htmx import refused, show, written


@bp.get("/households/<uuid:household_id>/members")
@requires(Permission.PEOPLE_RECORD)
def joining_form(household_id: UUID) -> ResponseReturnValue:
    """Who joins the household: somebody to be found, or somebody new."""
    household, form = household_or_404(household_id), MemberForm()
    form.offer(_offered(household))
    return show("people/joining.html", **_joining_page(household, form, {}))


@bp.post("/households/<uuid:household_id>/members")
@requires(Permission.PEOPLE_RECORD)
def joining(household_id: UUID) -> ResponseReturnValue:
    household, form = household_or_404(household_id), MemberForm()
    form.offer(_offered(household))
    doubles = doubles_of(current_user, form.new_people())
    left = undecided(doubles, form.who_is_same(), form.who_is_different())
    if form.validate() and not left:
        with form.refusals(messages.SENTENCES):
            member = _join(household, form, doubles)
            said = _("%(name)s is in the household.", name=member.person.name)
            return written(None, to=url_for(".household", household_id=household.id), said=said)
        household = household_or_404(household_id)
    return refused("people/joining.html", **_joining_page(household, form, left))


@bp.get("/households/<uuid:household_id>/members/<uuid:member_id>")
@requires(Permission.PEOPLE_RECORD)
def member(household_id: UUID, member_id: UUID) -> ResponseReturnValue:
    """What somebody is in the household, and whether she left."""
    return show("people/member.html", **_member_page(_member(household_id, member_id)))


@bp.post("/households/<uuid:household_id>/members/<uuid:member_id>/relation")
@requires(Permission.PEOPLE_RECORD)
def relation(household_id: UUID, member_id: UUID) -> ResponseReturnValue:
    """She is something else in the household."""
    member, form = _member(household_id, member_id), RelationForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.change_relation(member, form.relation.data, form.since.data, stamp=form.stamp())
            return written(None, to=url_for(".household", household_id=household_id), said=_("Corrected."))
    return refused("people/member.html", **_member_page(_member(household_id, member_id)) | {"form": form})


@bp.post("/households/<uuid:household_id>/members/<uuid:member_id>/departure")
@requires(Permission.PEOPLE_RECORD)
def leaving(household_id: UUID, member_id: UUID) -> ResponseReturnValue:
    """She leaves the household."""
    member, form = _member(household_id, member_id), LeavingForm()
    if form.validate():
        with form.refusals(messages.SENTENCES):
            operations.leave_household(member, form.on.data, stamp=form.stamp())
            said = _("%(name)s left the household.", name=member.person.name)
            undo = url_for(".leaving_cancellation", household_id=household_id, member_id=member_id)
            return written(None, to=url_for(".household", household_id=household_id), said=said, undo=undo)
    return refused("people/member.html", **_member_page(_member(household_id, member_id)) | {"leaving": form})


@bp.post("/households/<uuid:household_id>/members/<uuid:member_id>/departure/cancellation")
@requires(Permission.PEOPLE_RECORD)
def leaving_cancellation(household_id: UUID, member_id: UUID) -> ResponseReturnValue:
    member, form = _member(household_id, member_id), FieldForm()
    with form.refusals(messages.SENTENCES):
        operations.return_to_household(member, stamp=form.stamp())
        said = _("%(name)s is in the household.", name=member.person.name)
        return written(None, to=url_for(".household", household_id=household_id), said=said)
    return refused("people/member.html", **_member_page(_member(household_id, member_id)) | {"wrong": form.form_errors})


@bp.get("/households/<uuid:household_id>/split")
@requires(Permission.PEOPLE_RECORD)
def split_form(household_id: UUID) -> ResponseReturnValue:
    """Who goes on in a household of their own."""
    household, form = household_or_404(household_id), SplitForm()
    form.offer(_names(household))
    return show("people/split.html", household=household, form=form)


@bp.post("/households/<uuid:household_id>/split")
@requires(Permission.PEOPLE_RECORD)
def split(household_id: UUID) -> ResponseReturnValue:
    household, form = household_or_404(household_id), SplitForm()
    form.offer(_names(household))
    if form.validate():
        with form.refusals(messages.SENTENCES):
            going = [member for member in household.present if str(member.id) in form.members.data]
            made = operations.split_household(household, going, form.name.data, form.on.data, stamp=form.stamp())
            said = _("They are a household of their own now.")
            return written(None, to=url_for(".household", household_id=made.id), said=said)
        household = household_or_404(household_id)
    return refused("people/split.html", household=household, form=form)


@bp.get("/households/<uuid:household_id>/union")
@requires(Permission.PEOPLE_RECORD)
def union_form(household_id: UUID) -> ResponseReturnValue:
    """In which other household all of them go on."""
    household, form = household_or_404(household_id), JoinForm()
    form.offer(_other_households(household))
    return show("people/union.html", household=household, form=form, typed=searched())


@bp.post("/households/<uuid:household_id>/union")
@requires(Permission.PEOPLE_RECORD)
def union(household_id: UUID) -> ResponseReturnValue:
    household, form = household_or_404(household_id), JoinForm()
    form.offer(_other_households(household))
    if form.validate():
        with form.refusals(messages.SENTENCES):
            into = household_or_404(UUID(form.household.data))
            operations.join_households(household, into, form.on.data, stamp=form.stamp())
            said = _("The two households are one now.")
            return written(None, to=url_for(".household", household_id=into.id), said=said)
        household = household_or_404(household_id)
    return refused("people/union.html", household=household, form=form, typed=searched())


def _join(home: Household, form: MemberForm, doubles: Doubles) -> HouseholdMember:
    since, stamp = form.since.data, form.stamp()
    if form.person.data:
        person = person_or_404(UUID(form.person.data))
    else:
        person = operations.receive([form.newcomer], doubles, form.who_is_same(), stamp=stamp).persons[0]
    return operations.add_member(home, person, form.relation.data, since, stamp=stamp)


def _joining_page(household: Household, form: MemberForm, doubles: Doubles) -> dict[str, Any]:
    return {
        "household": household,
        "form": form,
        "typed": searched(),
        "doubles": doubles,
        "reason_names": messages.REASONS,
    }


def _member(household_id: UUID, member_id: UUID) -> HouseholdMember:
    household = household_or_404(household_id)
    return next((member for member in household.members if member.id == member_id), None) or abort(404)


def _member_page(member: HouseholdMember) -> dict:
    return {
        "member": member,
        "form": RelationForm(formdata=None, relation=member.relation),
        "leaving": LeavingForm(formdata=None, on=clock.today()),
        "wrong": [],
    }


def _names(household: Household) -> dict[str, str]:
    return rules.distinct_names({str(member.id): member.person for member in household.present})


def _offered(household: Household) -> dict[str, str]:
    """Who was found and is not in the household."""
    there = {member.person_id for member in household.present}
    results = finding.people_for(current_user, searched())
    people = [result.person for result in results if result.person.id not in there]
    return {
        str(person.id): f"{person.name} {person.birth.on.year}" if person.birth else person.name for person in people
    }


def _other_households(household: Household) -> dict[str, str]:
    """The households of those who were found, each named with them."""
    others: dict[str, list[str]] = {}
    for result in finding.people_for(current_user, searched()):
        for key, name in result.households.items():
            if key != household.id:
                others.setdefault(str(key), [name]).append(result.person.name)
    return {key: f"{name}: {', '.join(people)}" for key, (name, *people) in others.items()}
