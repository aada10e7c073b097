"""What a change to one person could concern in her family too: nobody is changed along without being asked about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amal_field.people.models import Household, Person

HOUSEHOLD_LANGUAGES = ("nl", "fr", "en")
"""The languages in which a household can be written to."""


@dataclass(frozen=True)
class Effect:
    """What the change would write in another row: `field` is its column, `before` and `after` as people read them."""

    row: Household | Person
    who: str
    field: str
    before: str | None
    after: str
    value: Any


def effects(person: Person, values: Mapping[str, Any], household: Household | None) -> list[Effect]:
    """What follows if the new phone and the new contact language of a person go for her whole household.

    The phone of the household, of members who shared the old one; and likewise the contact language.
    """
    if household is None:
        return []
    others = [member.person for member in household.present if member.person_id != person.id]
    return [*_of_phone(person, values, household, others), *_of_language(person, values, household, others)]


def _of_phone(person: Person, values: Mapping[str, Any], household: Household, others: list[Person]) -> list[Effect]:
    old, new = person.phone, values.get("phone")
    if not new or new == old:
        return []
    rows = [(household, household.name), *((other, other.name) for other in others if old and other.phone == old)]
    return [Effect(row, who, "phone", row.phone, new, new) for row, who in rows if row.phone != new]


def _of_language(person: Person, values: Mapping[str, Any], household: Household, others: list[Person]) -> list[Effect]:
    old, new = next(iter(person.languages), None), next(iter(values.get("languages") or ()), None)
    if not new or new == old:
        return []
    effects = []
    if new in HOUSEHOLD_LANGUAGES and household.language != new:
        effects.append(Effect(household, household.name, "language", household.language, new, new))
    for other in others:
        if old and other.languages[:1] == [old]:
            order = [new, *(code for code in other.languages if code != new)]
            effects.append(Effect(other, other.name, "languages", old, new, order))
    return effects
