"""The search, and a person's and a household's page: what is known, corrections, history."""

from itertools import chain
from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from amal_field import clock
from amal_field.accounts.offers import history
from amal_field.people import messages, operations
from amal_field.people.forms.persons import HouseholdForm, PersonForm
from amal_field.people.models import Household, Person
from amal_field.people.queries import family, timeline
from amal_field.people.queries import people as people_queries
from amal_field.people.search import finding
from amal_field.people.search.query import MOST_TYPED
from amal_field.people.views.common import HOUSEHOLD_PARTS, bp, household_or_404, person_or_404
from amal_field.permissions import Permission
from amal_field.web.access import requires
from amal_field.web.htmx import refused, show, written


@bp.get("")
@requires(Permission.PEOPLE_FIND)
def people() -> ResponseReturnValue:
    """Find somebody by whatever is known of her."""
    typed = (request.args.get("q") or "").strip()[:MOST_TYPED]
    found = finding.people_for(current_user, typed)
    return show(
        "people/people.html",
        partial="people/_found.html",
        typed=typed,
        found=found,
        reason_names=messages.REASONS,
        sees_more=current_user.may(Permission.PEOPLE_SEE),
    )


@bp.get("/households/<uuid:household_id>")
@requires(Permission.PEOPLE_SEE)
def household(household_id: UUID) -> ResponseReturnValue:
    """A household and its members."""
    return show("people/household.html", **_household_page(household_or_404(household_id)))


@bp.post("/households/<uuid:household_id>")
@requires(Permission.PEOPLE_RECORD)
def household_correction(household_id: UUID) -> ResponseReturnValue:
    """Write its name, phone and language better."""
    found, form = household_or_404(household_id), HouseholdForm()
    if form.validate() and form.merge(_form_of_household(found)):
        values = {"name": form.name.data, "phone": form.phone.data, "language": form.language.data or None}
        operations.correct_household(found, values, stamp=form.stamp())
        return written(None, to=url_for(".household", household_id=found.id), said=_("Corrected."))
    return refused("people/household.html", **_household_page(household_or_404(household_id)) | {"form": form})


@bp.get("/persons/<uuid:person_id>")
@requires(Permission.PEOPLE_SEE)
def person(person_id: UUID) -> ResponseReturnValue:
    """A person; a duplicate leads to the person whom it describes."""
    found = person_or_404(person_id)
    if found.is_duplicate:
        return redirect(url_for(".person", person_id=found.same_as_id), 303)
    return show("people/person.html", **_person_page(found))


@bp.post("/persons/<uuid:person_id>")
@requires(Permission.PEOPLE_RECORD)
def person_correction(person_id: UUID) -> ResponseReturnValue:
    """Write what is known better; what could hold for the whole family is asked first."""
    found, form = person_or_404(person_id), PersonForm()
    told = []
    if form.validate() and form.merge(_form_of_person(found)):
        values = form.values(found.languages[3:])
        told = family.effects(found, values, people_queries.home_of(found)) if _asks(found, values) else []
        if not told or form.scope.data in ("one", "all"):
            with form.refusals(messages.SENTENCES):
                operations.correct_person(
                    found, values, family=told if form.scope.data == "all" else (), stamp=form.stamp()
                )
                return written(None, to=url_for(".person", person_id=found.id), said=_("Corrected."))
        else:
            form.scope.errors = [_("Is this so for one person or for the whole family?")]
    return refused("people/person.html", **_person_page(person_or_404(person_id)) | {"form": form, "effects": told})


@bp.get("/persons/<uuid:person_id>/match")
@requires(Permission.PEOPLE_MERGE)
def match(person_id: UUID) -> ResponseReturnValue:
    """Find the other row that describes this person."""
    found = person_or_404(person_id)
    typed = request.args.get("q", found.name).strip()[:MOST_TYPED]
    others = [one for one in finding.people_for(current_user, typed) if one.person.id != found.id]
    page = {"person": found, "typed": typed, "found": others, "reason_names": messages.REASONS}
    return show("people/match.html", **page)


def _asks(found: Person, values: dict) -> bool:
    """Whether something changes that families share."""
    return values["phone"] != found.phone or values["languages"][:1] != found.languages[:1]


def _form_of_household(found: Household) -> HouseholdForm:
    return HouseholdForm.drawn(name=found.name, phone=found.phone, language=found.language or "")


def _form_of_person(found: Person) -> PersonForm:
    first, second, third = [*found.languages, "", "", ""][:3]
    return PersonForm.drawn(
        given_name=found.given_name,
        family_name=found.family_name,
        patronymic=found.patronymic,
        nickname=found.nickname,
        native_name=found.native_name,
        birth=found.birth,
        assigned=found.birth_precision == "assigned",
        phone=found.phone,
        dossier_number=found.dossier_number,
        contact_language=first,
        second_language=second,
        third_language=third,
    )


def _household_page(found: Household) -> dict:
    return {
        "household": found,
        "may_record": current_user.may(Permission.PEOPLE_RECORD),
        "form": _form_of_household(found),
        "on": clock.today(),
        "parts": [
            (template, part(found))
            for permission, template, part in chain.from_iterable(HOUSEHOLD_PARTS.values())
            if current_user.may(permission)
        ],
        "history": history.of(found.id),
    }


def _person_page(found: Person) -> dict:
    rows, may_merge = people_queries.rows_of(found), current_user.may(Permission.PEOPLE_MERGE)
    return {
        "person": found,
        "form": _form_of_person(found),
        "effects": [],
        "memberships": people_queries.households_for(current_user, found),
        "duplicates": [one for one in rows if one.id != found.id],
        "timeline": timeline.of(current_user, found.id),
        "may_record": current_user.may(Permission.PEOPLE_RECORD),
        "may_merge": may_merge,
        "merges": people_queries.standing_merges([one.id for one in rows]) if may_merge and len(rows) > 1 else {},
        "on": clock.today(),
        "history": history.of(*(one.id for one in rows)),
    }
