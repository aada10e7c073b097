"""Persons and households: registered, corrected."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from amal_field import audit
from amal_field.db import db, new_key
from amal_field.people import rules
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.people.queries.family import Effect
from amal_field.people.rules import Newcomer
from amal_field.people.search import index
from amal_field.stamp import Stamp, stamped

UNTOLD = {"phone_key", "dossier_key", "birth_precision"}
"""Columns that change along with another; the history tells the other."""


def register_people(newcomers: Sequence[Newcomer], *, stamp: Stamp) -> list[Person]:
    """Make persons, in as many statements for one as for many. Raises `RuleBroken` `nameless`."""
    if not newcomers:
        return []
    for newcomer in newcomers:
        rules.check_name(newcomer.given_name, newcomer.family_name)
    persons = [
        Person(
            id=newcomer.key or new_key(),
            given_name=newcomer.given_name,
            family_name=newcomer.family_name,
            born_on=newcomer.birth.on if newcomer.birth else None,
            birth_precision=newcomer.birth.precision if newcomer.birth else None,
            sex=newcomer.sex,
            native_name=newcomer.native_name,
            patronymic=newcomer.patronymic,
            phone=newcomer.phone,
            phone_key=rules.phone_key(newcomer.phone),
            languages=list(newcomer.languages),
            **stamped(stamp),
        )
        for newcomer in newcomers
    ]
    db.session.add_all(persons)
    db.session.flush()
    index.add(persons)
    for person in persons:
        audit.record("people:person:register", person, stamp)
    return persons


def register_household(
    newcomers: Sequence[Newcomer], *, language: str | None, phone: str | None, key: UUID | None = None, stamp: Stamp
) -> Household:
    """Make a household of people who are new; the first is its holder and lends it the name. `key`: what a tablet made
    for it.

    Raises `RuleBroken` `nameless` where there is nobody, or somebody has no name.
    """
    if not newcomers:
        raise rules.RuleBroken("nameless")
    household = Household(
        id=key or new_key(),
        name=newcomers[0].family_name or newcomers[0].given_name or "",
        language=language,
        phone=phone,
        phone_key=rules.phone_key(phone),
        **stamped(stamp),
    )
    holder = replace(newcomers[0], relation="holder")
    register_members(household, [holder, *newcomers[1:]], stamp=stamp, position=0)
    audit.record("people:household:register", household, stamp)
    return household


def register_members(
    household: Household, newcomers: Sequence[Newcomer], *, stamp: Stamp, position: int = 99
) -> list[Person]:
    """Make persons who are members of a household from the day of the stamp; the first stands at `position` in it.

    Raises `RuleBroken` `nameless`.
    """
    persons = register_people(newcomers, stamp=stamp)
    for place, (person, newcomer) in enumerate(zip(persons, newcomers, strict=True), position):
        place_in = {"relation": newcomer.relation, "position": place}
        db.session.add(HouseholdMember(household=household, person=person, **place_in, **stamped(stamp)))
        audit.record("people:member:join", household, stamp, person=person.id)
    db.session.add(household)
    db.session.flush()
    return persons


def correct_person(person: Person, values: dict[str, Any], *, family: Sequence[Effect] = (), stamp: Stamp) -> None:
    """Write what is known better now, and what that means for her family, after it was asked for whom it holds; the old
    values stay in the history. Raises `RuleBroken` `nameless` or `dossier_without_digit`."""
    rules.check_name(values.get("given_name", person.given_name), values.get("family_name", person.family_name))
    rules.check_dossier(values.get("dossier_number"))
    changes = [(person, values), *((effect.row, {effect.field: effect.value}) for effect in family)]
    changed = [(row, _correct(row, better, stamp)) for row, better in changes]
    db.session.flush()
    _find_anew((row, names) for row, names in changed if isinstance(row, Person))


def correct_people(better: Sequence[tuple[Person, dict[str, Any]]], *, stamp: Stamp) -> None:
    """Write what is known better of several people, in as many statements as of one. Raises `RuleBroken` `nameless`."""
    for person, values in better:
        rules.check_name(values.get("given_name", person.given_name), values.get("family_name", person.family_name))
    changed = [(person, _correct(person, values, stamp)) for person, values in better]
    db.session.flush()
    _find_anew(changed)


def correct_household(household: Household, values: dict[str, Any], *, stamp: Stamp) -> None:
    """Write the household's name, phone and language."""
    _correct(household, values, stamp)
    db.session.flush()


def put(person: Person, values: Mapping[str, Any]) -> None:
    """Write fields of a person, `birth` among them, without a word in the audit: for what tells it itself."""
    changed = {name for name, value in values.items() if getattr(person, name) != value}
    for name in changed:
        setattr(person, name, values[name])
    renew_keys(person, changed)
    _find_anew([(person, changed)])


def renew_keys(person: Person, changed: Collection[str]) -> None:
    """Make anew the keys by which the fields that have changed are compared."""
    if "phone" in changed:
        person.phone_key = rules.phone_key(person.phone)
    if "dossier_number" in changed:
        person.dossier_key = rules.dossier_key(person.dossier_number)


def _find_anew(changed: Iterable[tuple[Person, set[str]]]) -> None:
    """Make anew what these are found by. Where no field of it changed no row is locked, and a rival could write the
    same parts."""
    persons = [person for person, names in changed if names & index.COMPARED_BY]
    if persons:
        index.renew(list(dict.fromkeys(persons)))


def _correct(row: Person | Household, values: dict[str, Any], stamp: Stamp) -> set[str]:
    if "phone" in values:
        values = values | {"phone_key": rules.phone_key(values["phone"])}
    if "dossier_number" in values:
        values = values | {"dossier_key": rules.dossier_key(values["dossier_number"])}
    before = audit.overwrite(row, values)
    if before:
        tag = "people:household:correct" if isinstance(row, Household) else "people:person:correct"
        audit.record(tag, row, stamp, fields=sorted(set(before) - UNTOLD), before=before)
    return set(before)
