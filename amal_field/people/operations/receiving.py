"""The one door for newcomers: whoever is known comes as themselves, the others are registered and told apart from those
they resemble."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from amal_field import audit
from amal_field.db import db
from amal_field.people.duplicates.newcomers import Doubles, people_meant
from amal_field.people.models import Household, HouseholdMember, KnownDifferent, Person
from amal_field.people.operations.persons import register_household, register_members, register_people
from amal_field.people.rules import Newcomer
from amal_field.stamp import Stamp, stamped


@dataclass(frozen=True)
class NewHousehold:
    """A household to be made, unless somebody who comes lives in one already. `key`: what a tablet made for it."""

    language: str | None
    phone: str | None
    key: UUID | None = None


@dataclass(frozen=True)
class Received:
    """Who came: `persons` by the place of the newcomer, known people first; `household`: None where none was asked."""

    persons: dict[int, Person]
    household: Household | None


def receive(
    newcomers: Sequence[Newcomer],
    doubles: Doubles,
    same: Mapping[int, UUID],
    *,
    household: Household | NewHousehold | None = None,
    stamp: Stamp,
) -> Received:
    """Take newcomers in, as many statements for one as for forty. Who turned out to be one of their `doubles` (`same`,
    by place) is that person. The others are registered, and it is remembered that they are not their doubles.

    `household`: which the new people join on the day of the stamp; without one they join none. Where it is a
    `NewHousehold`, all live with the known people among them, and in a household of their own if nobody is known.

    Raises `RuleBroken` `nameless` where somebody new has no name, or nobody comes to a new household.
    """
    known = _known(people_meant(doubles, same))
    new = {place: newcomer for place, newcomer in enumerate(newcomers) if place not in known}
    if isinstance(household, NewHousehold) and known:
        household = household_of(list(known.values()), stamp)
    if isinstance(household, NewHousehold):
        about = {"language": household.language, "phone": household.phone, "key": household.key}
        household = register_household(newcomers, **about, stamp=stamp)
        made = [member.person for member in household.members]
    elif household is not None:
        made = register_members(household, list(new.values()), stamp=stamp)
    else:
        made = register_people(list(new.values()), stamp=stamp)
    registered = dict(zip(new, made, strict=True))
    _tell_apart(registered, doubles, stamp)
    return Received(known | registered, household)


def _known(meant: Mapping[int, UUID]) -> dict[int, Person]:
    if not meant:
        return {}
    persons = {person.id: person for person in db.session.scalars(select(Person).where(Person.id.in_(meant.values())))}
    return {place: persons[key] for place, key in meant.items()}


def _tell_apart(persons: Mapping[int, Person], doubles: Doubles, stamp: Stamp) -> None:
    """Remember that these are not their doubles. It is written along with what is done next."""
    for place, person in persons.items():
        for double in doubles.get(place, ()):
            first, second = sorted((person.id, double.person.id))
            db.session.add(KnownDifferent(person_a_id=first, person_b_id=second, **stamped(stamp)))
            audit.record("people:person:tell_apart", person, stamp, other=double.person.id)


def household_of(persons: Sequence[Person], stamp: Stamp) -> Household:
    """The household in which one of these persons lives; where none of them has one, a new one of them all."""
    household = db.session.scalars(
        select(Household)
        .join(HouseholdMember, HouseholdMember.household_id == Household.id)
        .where(HouseholdMember.person_id.in_([person.id for person in persons]), HouseholdMember.is_present)
        .order_by(HouseholdMember.position, HouseholdMember.id)
    ).first()
    if household is not None:
        return household
    made = Household(name=persons[0].family_name or persons[0].given_name or "", **stamped(stamp))
    for place, person in enumerate(persons):
        relation = None if place else "holder"
        made.members.append(HouseholdMember(person=person, relation=relation, position=place, **stamped(stamp)))
        audit.record("people:member:join", made, stamp, person=person.id)
    db.session.add(made)
    db.session.flush()
    audit.record("people:household:register", made, stamp)
    return made
