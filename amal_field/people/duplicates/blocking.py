"""Which persons are compared with each other: those who share a key."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sized
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, Select, String, cast, func, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, aliased

from amal_field.db import db
from amal_field.people.duplicates.comparison import Described
from amal_field.people.models import FurtherPhone, HouseholdMember, NamePart, Person, SearchText
from amal_field.people.queries.people import begins
from amal_field.people.search.spellings import SIGIL, pair_keys, parts_of, skeleton

MOST_IN_BLOCK = 300
"""A key that more persons share tells nothing; two rows of one human being share others."""


def candidates(ids: Collection[UUID]) -> tuple[dict[UUID, set[UUID]], dict[Any, set[UUID]]]:
    """For each of these persons who shares a key, a birthday, a number or a household with her (what too many share
    tells nothing), and who shares each key."""
    own = aliased(NamePart)
    keys = select(own.part).where(own.person_id.in_(ids), own.part >= SIGIL).distinct()
    rare = (
        select(NamePart.part)
        .where(NamePart.part.in_(keys))
        .group_by(NamePart.part)
        .having(func.count().between(2, MOST_IN_BLOCK))
    )
    blocks: dict[Any, set[UUID]] = defaultdict(set)
    for key, person_id in db.session.execute(
        select(NamePart.part, NamePart.person_id).where(NamePart.part.in_(rare.scalar_subquery()))
    ):
        blocks[key].add(person_id)
    for key, person_id in db.session.execute(_sharing(ids, Person.born_on)):
        blocks[key].add(person_id)
    for kind, number, person_id in db.session.execute(_sharing_number(ids)):
        blocks[kind, number].add(person_id)
    found: dict[UUID, set[UUID]] = {key: set() for key in ids}
    for block in blocks.values():
        if len(block) <= MOST_IN_BLOCK:
            for one in block & found.keys():
                found[one] |= block
    return {one: others - {one} for one, others in found.items()}, blocks


def _sharing(ids: Collection[UUID], column: InstrumentedAttribute, *before: ColumnElement) -> Select:
    """What one of these persons has in a column, and who has the same."""
    mine = select(column).where(Person.id.in_(ids), column.is_not(None)).distinct()
    return select(*before, column, Person.id).where(column.in_(mine))


def _sharing_number(ids: Collection[UUID]) -> CompoundSelect:
    """The dossier and phone numbers of these persons, of phones the first and further ones, and their households; and
    whose they are."""
    phone = literal("phone")
    first = select(phone, Person.phone_key, Person.id)
    further = select(phone, FurtherPhone.key, FurtherPhone.owner_id)
    mine = union_all(
        select(Person.phone_key).where(Person.id.in_(ids), Person.phone_key.is_not(None)),
        select(FurtherPhone.key).where(FurtherPhone.owner_id.in_(ids)),
    ).subquery()
    numbers = select(mine.c[0])
    homes = select(HouseholdMember.household_id).where(HouseholdMember.person_id.in_(ids))
    return union_all(
        _sharing(ids, Person.dossier_key, literal("dossier")),
        select(literal("household"), cast(HouseholdMember.household_id, String), HouseholdMember.person_id).where(
            HouseholdMember.household_id.in_(homes)
        ),
        first.where(Person.phone_key.in_(numbers)),
        further.where(FurtherPhone.key.in_(numbers)),
    )


def namesakes(one: Described, other: Described, bearers: Mapping[Any, Sized]) -> int:
    """How many persons bear the first and the family name that these two share. `bearers`: key of two names → who."""
    shared = _name_keys(one.given_name, one.family_name) & _name_keys(other.given_name, other.family_name)
    return min((len(bearers[key]) for key in shared if key in bearers), default=2)


class Namesakes:
    """How many bear a name, counted once for each name that is asked about."""

    def __init__(self) -> None:
        self.bearers: dict[str, int] = {}

    def expected(self, one: Described, other: Described) -> float:
        """How many others would bear a first and a family name of these two, were names given by lot."""
        given = max(self._others(one.given_name), self._others(other.given_name))
        family = max(self._others(one.family_name), self._others(other.family_name))
        return given * family / self.everybody if given and family else 0.0

    @cached_property
    def everybody(self) -> int:
        """How many persons there are."""
        return db.session.scalar(select(func.count()).select_from(SearchText))

    def _others(self, name: str | None) -> int:
        """How many beside two bear a name, of several parts the rarest."""
        bones = {skeleton(part) for part in parts_of(name) if len(part) > 1}
        return max(min(map(self._count, bones), default=0) - 2, 0)

    def _count(self, bones: str) -> int:
        if bones not in self.bearers:
            key = begins(NamePart.part, f"{SIGIL}{bones}/")
            self.bearers[bones] = db.session.scalar(select(func.count()).select_from(NamePart).where(key))
        return self.bearers[bones]


@lru_cache(maxsize=100_000)
def _name_keys(given: str | None, family: str | None) -> frozenset[str]:
    return frozenset(pair_keys(parts_of(given, family)))
