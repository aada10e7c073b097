"""The families that the site knows: last time's people and plates, found by a name, a phone or a number plate."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    String,
    and_,
    bindparam,
    exists,
    func,
    null,
    select,
    type_coerce,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.people.search import finding, ranking
from amal_field.people.search.query import read_query
from amal_field.transit_site.models import Stay, StayCaravan, StayPerson
from amal_field.transit_site.queries import family_likeness
from amal_field.transit_site.queries.family_likeness import Fit
from amal_field.transit_site.queries.family_search import Shape, Wanted, found_by

MOST_FOUND = 10
MOST_RANKED = 40
OTHER = aliased(Stay)


@dataclass(frozen=True)
class KnownFamily:
    """A household that was here before, as the check-in takes it: last time's people and plates."""

    household: Household
    persons: list[Person]
    plates: list[str]


@dataclass(frozen=True)
class FamilyLine:
    """A household as the list shows it: when it was here last, who came and with which caravans; `fit`: how well it
    fits what was typed."""

    household_id: UUID
    name: str
    departed_on: date
    given_names: list[str | None] = field(default_factory=list)
    plates: list[str] = field(default_factory=list)
    person_ids: list[str] = field(default_factory=list)
    fit: Fit | None = None


def _as_text(key: InstrumentedAttribute[UUID]) -> ColumnElement[str]:
    """A key as the database gives it: good to group and to sort by, and no UUID made for each row."""
    return type_coerce(key, String).label(key.key)


PERSON_KEY = type_coerce(Person.id, String).label("person_id")


def _followed_by(later: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the household has another stay, for which `later` holds."""
    return exists().where(OTHER.household_id == Stay.household_id, OTHER.stands, later)


def _last_stays(*conditions: ColumnElement[bool], most: int = MOST_FOUND) -> CompoundSelect:
    """The last stays of households that meet the conditions, the latest departures, with who and what was there.

    The stays are walked from the latest departure back; one that is followed by another of its household is none.
    """
    last = (
        select(_as_text(Stay.id), Stay.household_id, Stay.departed_on, Household.name)
        .join(Household, Household.id == Stay.household_id)
        .where(Stay.stands, ~Stay.goes_on, *conditions)
        .where(~_followed_by(OTHER.goes_on | OTHER.comes_after(Stay)))
        .order_by(Stay.departed_on.desc(), Stay.id.desc())
        .limit(most)
        .cte("last")
    )
    people = (
        select(last, _as_text(StayPerson.id).label("spell_id"), Person.given_name, null().label("plate"), PERSON_KEY)
        .outerjoin(StayPerson, and_(StayPerson.stay_id == last.c.id, StayPerson.lasts))
        .outerjoin(Person, Person.id == StayPerson.person_id)
    )
    caravans = select(last, _as_text(StayCaravan.id), null(), StayCaravan.plate, null()).join(
        StayCaravan, and_(StayCaravan.stay_id == last.c.id, StayCaravan.lasts)
    )
    return people.union_all(caravans)


LATEST = _last_stays()
"""Whoever left last; made once."""


def known_families(text: str | None, *, prefer: Sequence[UUID] = ()) -> list[FamilyLine]:
    """Households that were on the site before and are not there now, at most ten: the latest first, or who fits best
    what was typed.

    `text`: what a name, a phone number or a number plate of theirs begins with; where nobody's does, whoever the
    search of people finds by it. `prefer`: households to show first while nothing is typed.
    """
    wanted = Wanted.of(text) if text else None
    if wanted is None:
        preferred = _lines(_last_stays(Stay.household_id.in_(prefer)), {}) if prefer else []
        lines = {line.household_id: line for line in (*preferred, *_lines(LATEST, {}))}
        return list(lines.values())[:MOST_FOUND]
    if wanted.condition is None:
        return []
    found = _lines(_last_found(wanted.shape), wanted.values)
    if not found and (alike := households_alike(text)):
        found = _lines(_last_stays(Stay.household_id.in_(alike)), {})
    return _ranked(found, text)[:MOST_FOUND]


def meant(lines: Sequence[FamilyLine]) -> UUID | None:
    """The household that what was typed names exactly, if it names one alone."""
    return family_likeness.meant({line.household_id: line.fit for line in lines})


def _ranked(lines: Sequence[FamilyLine], text: str) -> list[FamilyLine]:
    """Who fits best what was typed first, of those who fit alike the latest."""
    known = family_likeness.known_of([line.household_id for line in lines])
    fits = [family_likeness.fit(text, line.name, line.plates, known[line.household_id]) for line in lines]
    fitting = [replace(line, fit=fit) for line, fit in zip(lines, fits, strict=True)]
    return sorted(fitting, key=lambda line: line.fit.rank)


LAST_TIME = (
    select(Household, Person, StayCaravan.plate)
    .join(Stay, Stay.household_id == Household.id)
    .outerjoin(StayPerson, and_(StayPerson.stay_id == Stay.id, StayPerson.lasts))
    .outerjoin(Person, Person.id == StayPerson.person_id)
    .outerjoin(StayCaravan, and_(StayCaravan.stay_id == Stay.id, StayCaravan.lasts))
    .where(Stay.household_id == bindparam("household_id"), Stay.stands, ~_followed_by(OTHER.comes_after(Stay)))
    .order_by(StayPerson.recorded_at, StayPerson.id, StayCaravan.recorded_at, StayCaravan.id)
)
"""The household, a person and a plate of the last stay of a household, a row for each that goes with each."""


def known_family(household_id: UUID) -> KnownFamily | None:
    """One household that has been on the site, with whom and what it had there when its last stay ended, or has."""
    rows = db.session.execute(LAST_TIME, {"household_id": household_id}).all()
    if not rows:
        return None
    households, persons, plates = (
        [value for value in dict.fromkeys(column) if value is not None] for column in zip(*rows, strict=True)
    )
    return KnownFamily(households[0], persons, plates)


def standing_for(keys: Collection[UUID]) -> set[UUID]:
    """Whom these keys of persons stand for by now: some may have turned out to be another."""
    wanted = select(func.coalesce(Person.same_as_id, Person.id)).where(Person.id.in_(keys))
    return set(db.session.scalars(wanted)) if keys else set()


def members_of(household: Household) -> list[Person]:
    """The present members of a household, the holder first."""
    return list(
        db.session.scalars(
            select(Person)
            .join(HouseholdMember, HouseholdMember.person_id == Person.id)
            .where(HouseholdMember.household_id == household.id, HouseholdMember.is_present)
            .where(~Person.is_duplicate)
            .order_by(HouseholdMember.position, HouseholdMember.id)
        )
    )


def household_ids(user) -> Select[tuple[UUID]]:
    """The households that have ever stayed: every site manager may see them."""
    return select(Stay.household_id)


def person_ids(user) -> Select[tuple[UUID]]:
    """Whoever was ever on a stay, also without a household: every site manager may see them too."""
    return select(StayPerson.person_id)


def household_ids_today(user) -> Select[tuple[UUID]]:
    """The households that are on the site today."""
    return select(Stay.household_id).where(Stay.stands, Stay.touches(clock.today()))


def person_ids_today(user) -> Select[tuple[UUID]]:
    """Whoever is on the site today."""
    day = clock.today()
    return (
        select(StayPerson.person_id)
        .join(Stay, Stay.id == StayPerson.stay_id)
        .where(Stay.stands, Stay.touches(day), StayPerson.stands, StayPerson.touches(day))
    )


@cache
def _last_found(shape: Shape) -> CompoundSelect:
    return _last_stays(found_by(shape), most=MOST_RANKED)


def households_alike(text: str) -> list[UUID]:
    """The households of whom somebody on a stay is found by a name in another spelling, or with a typing error."""
    there = finding.hits_for(
        read_query(text), lambda person_id: exists().where(StayPerson.person_id == person_id), near=False
    )
    hits = [hit for hit in there if hit.score >= ranking.LEAST]
    if not hits:
        return []
    own = select(Stay.household_id).join(StayPerson, StayPerson.stay_id == Stay.id)
    return list(db.session.scalars(own.where(StayPerson.person_id.in_([hit.person.id for hit in hits])).distinct()))


def _was_on_a_stay(person_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    return exists().where(StayPerson.person_id == person_id)


def _lines(statement: CompoundSelect, values: dict[str, Any]) -> list[FamilyLine]:
    """Gather what `_last_stays` tells: a line for each stay, the latest departure first."""
    lines: dict[str, FamilyLine] = {}
    rows = db.session.execute(statement, values).all()
    for row in sorted(rows, key=lambda row: (row.departed_on, row.id), reverse=True):
        lines.setdefault(row.id, FamilyLine(row.household_id, row.name, row.departed_on))
    for row in sorted(rows, key=lambda row: row.spell_id or row.id):
        if row.plate is not None:
            lines[row.id].plates.append(row.plate)
        elif row.spell_id is not None:
            lines[row.id].given_names.append(row.given_name)
            lines[row.id].person_ids.append(str(row.person_id))
    return list(lines.values())
