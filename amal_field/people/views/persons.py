"""The search, and a person's and a household's page: what is known, corrections, history."""

from functools import partial
from itertools import chain
from uuid import UUID

from flask import redirect, url_for
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
from amal_field.people.queries import recent as recent_queries
from amal_field.people.search import finding
from amal_field.people.views.common import HOUSEHOLD_PARTS, PERSON_PARTS, bp, household_or_404, person_or_404
from amal_field.permissions import Permission
from amal_field.web import unit_of_work
from amal_field.web.access import requires
from amal_field.web.addresses import searched
from amal_field.web.htmx import is_partial, refused, show, written


@bp.get("")
@requires(Permission.PEOPLE_FIND)
def people() -> ResponseReturnValue:
    """Find somebody by whatever is known of her."""
    typed = searched()
    results = finding.people_for(current_user, typed)
    return show(
        "people/people.html",
        partial="people/_found.html",
        typed=typed,
        recent=[] if typed else _recent(),
        found=results,
        reason_names=messages.REASONS,
        sees_more=current_user.may(Permission.PEOPLE_SEE),
    )


@bp.get("/recent")
@requires(Permission.PEOPLE_FIND)
def recent() -> ResponseReturnValue:
    """The people whom this user opened today, beneath the search of the bar."""
    if not is_partial():
        return redirect(url_for(".people"), 303)
    return show("people/_recent.html", recent=_recent())


@bp.get("/households/<uuid:household_id>")
@requires(Permission.PEOPLE_SEE)
def household(household_id: UUID) -> ResponseReturnValue:
    """A household and its members."""
    return show("people/household.html", **_household_page(household_or_404(household_id)))


@bp.post("/households/<uuid:household_id>")
@requires(Permission.PEOPLE_RECORD)
def household_correction(household_id: UUID) -> ResponseReturnValue:
    """Write its name, phone and language better."""
    household, form = household_or_404(household_id), HouseholdForm()
    if form.validate() and form.merge(_form_of_household(household)):
        values = {"name": form.name.data, "phone": form.phone.data, "language": form.language.data or None}
        operations.correct_household(household, values, stamp=form.stamp())
        return written(None, to=url_for(".household", household_id=household.id), said=_("Corrected."))
    return refused("people/household.html", **_household_page(household_or_404(household_id)) | {"form": form})


@bp.get("/persons/<uuid:person_id>")
@requires(Permission.PEOPLE_SEE)
def person(person_id: UUID) -> ResponseReturnValue:
    """A person; a duplicate leads to the person whom it describes."""
    person = person_or_404(person_id)
    if person.is_duplicate:
        return redirect(url_for(".person", person_id=person.same_as_id), 303)
    _note_opening(person)
    return show("people/person.html", **_person_page(person))


@bp.post("/persons/<uuid:person_id>")
@requires(Permission.PEOPLE_RECORD)
def person_correction(person_id: UUID) -> ResponseReturnValue:
    """Write what is known better; what could hold for the whole family is asked first."""
    person, form = person_or_404(person_id), PersonForm()
    sentences = []
    if form.validate() and form.merge(_form_of_person(person)):
        values = form.values(person.languages[3:])
        sentences = family.effects(person, values, people_queries.home_of(person)) if _asks(person, values) else []
        if not sentences or form.scope.data in ("one", "all"):
            with form.refusals(messages.SENTENCES):
                operations.correct_person(
                    person, values, family=sentences if form.scope.data == "all" else (), stamp=form.stamp()
                )
                return written(None, to=url_for(".person", person_id=person.id), said=_("Corrected."))
        else:
            form.scope.errors = [_("Is this so for one person or for the whole family?")]
    return refused(
        "people/person.html", **_person_page(person_or_404(person_id)) | {"form": form, "effects": sentences}
    )


@bp.get("/persons/<uuid:person_id>/match")
@requires(Permission.PEOPLE_MERGE)
def match(person_id: UUID) -> ResponseReturnValue:
    """Find the other row that describes this person."""
    person = person_or_404(person_id)
    typed = searched(person.name)
    others = [result for result in finding.people_for(current_user, typed) if result.person.id != person.id]
    page = {"person": person, "typed": typed, "found": others, "reason_names": messages.REASONS}
    return show("people/match.html", **page)


def _recent() -> list[Person]:
    return recent_queries.recent_people(current_user) if current_user.may(Permission.PEOPLE_SEE) else []


def _note_opening(person: Person) -> None:
    """Note whom the user opened, unless that was noted just now; the page comes either way."""
    user_id, now = current_user.id, clock.now()
    noted = recent_queries.noted_of(user_id, person.id, now)
    if not noted.just_now:
        unit_of_work.remember(partial(operations.note_opening, user_id, person.id, now, noted), needed=False)


def _asks(person: Person, values: dict) -> bool:
    """Whether something changes that families share."""
    return values["phone"] != person.phone or values["languages"][:1] != person.languages[:1]


def _form_of_household(household: Household) -> HouseholdForm:
    return HouseholdForm.drawn(name=household.name, phone=household.phone, language=household.language or "")


def _form_of_person(person: Person) -> PersonForm:
    first, second, third = [*person.languages, "", "", ""][:3]
    return PersonForm.drawn(
        given_name=person.given_name,
        family_name=person.family_name,
        patronymic=person.patronymic,
        nickname=person.nickname,
        native_name=person.native_name,
        birth=person.birth,
        assigned=person.birth_precision == "assigned",
        phone=person.phone,
        dossier_number=person.dossier_number,
        contact_language=first,
        second_language=second,
        third_language=third,
    )


def _household_page(household: Household) -> dict:
    return {
        "household": household,
        "may_record": current_user.may(Permission.PEOPLE_RECORD),
        "form": _form_of_household(household),
        "on": clock.today(),
        "parts": [
            (template, part(household))
            for permission, template, part in chain.from_iterable(HOUSEHOLD_PARTS.values())
            if current_user.may(permission)
        ],
        "history": history.of(household.id),
    }


def _person_page(person: Person) -> dict:
    rows, may_merge = people_queries.rows_of(person), current_user.may(Permission.PEOPLE_MERGE)
    return {
        "person": person,
        "form": _form_of_person(person),
        "effects": [],
        "memberships": people_queries.households_for(current_user, person),
        "duplicates": [row for row in rows if row.id != person.id],
        "timeline": timeline.of(current_user, person.id),
        "parts": [
            (template, part(person))
            for permission, template, part in chain.from_iterable(PERSON_PARTS.values())
            if current_user.may(permission)
        ],
        "may_record": current_user.may(Permission.PEOPLE_RECORD),
        "may_merge": may_merge,
        "merges": people_queries.standing_merges([row.id for row in rows]) if may_merge and len(rows) > 1 else {},
        "on": clock.today(),
        "history": history.of(*(row.id for row in rows)),
    }
