"""What the views of people share: the blueprint, its words, and finding through what a user may see."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, abort
from flask_login import current_user

from amal_field.people import messages, rules
from amal_field.people.models import Household, Person
from amal_field.people.queries import people as people_queries
from amal_field.permissions import Permission
from amal_field.web.sight import asked_again
from amal_field.web.unit_of_work import is_write

HOUSEHOLD_PARTS: dict[str, Sequence[tuple[Permission, str, Callable[[Household], dict[str, Any]]]]] = {}
"""Room → what it shows on the page of a household: who may see it, its template, and the `part` of the template."""
PERSON_PARTS: dict[str, Sequence[tuple[Permission, str, Callable[[Person], dict[str, Any]]]]] = {}
"""Room → the same for the page of a person."""

bp = Blueprint("people", __name__, url_prefix="/people")


@bp.context_processor
def words() -> dict[str, Any]:
    """The words of codes, for every template of the room."""
    return {"relations": messages.RELATIONS, "field_names": messages.WORDS, "sexes": messages.SEXES}


@bp.app_template_filter()
def names_of(people: Iterable[Person], *, first: bool = False) -> dict[UUID, str]:
    """What each of these persons is called in one list, by key: whoever share a name are told apart."""
    return rules.distinct_names({person.id: person for person in people}, first=first)


@bp.app_template_filter()
def phone_keys(written: str) -> list[str]:
    """The numbers in a phone field, as a phone dials them."""
    return rules.phone_keys(written)


@bp.app_template_filter()
def age(person: Person, day: date) -> str:
    """How old somebody is on `day`, in words; nothing where the birth is unknown."""
    known = person.birth_precision in ("day", "month")
    return messages.age_words(person.born_on, day, in_months=known) if person.born_on else ""


@asked_again
def person_or_404(person_id: UUID) -> Person:
    """The person with this key; for a write once her other writers have ended."""
    return people_queries.person_for(current_user, person_id, locked=is_write()) or abort(404)


@asked_again
def household_or_404(household_id: UUID) -> Household:
    """The household with this key and its members; for a write once its other writers have ended."""
    return people_queries.household_for(current_user, household_id, locked=is_write()) or abort(404)
