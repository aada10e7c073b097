"""What follows a person when two rows turn out to describe one human being.

Each room says which of its rows follow. A *fact* keeps in `recorded_person_id` for whom it was recorded; a *tie* (who
helps where, who signs in) has no such column, its key stands in the merge that moved it.

A row of the duplicate may double one of the person who stays: both in one roll, on one stay, in one household. Then the
person's own row counts. The duplicate's stays behind with the duplicate, undone where it can be, until the merge is
taken back.
"""

from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, and_, cast, exists, false, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, aliased

from amal_field.db import db


@dataclass(frozen=True, eq=False)
class Merges:
    """Rows that follow a person.

    `key`: tells the rows of a person apart; their `id` unless said otherwise. `once_in`: columns; a person has one row
    for the same values in these, none at all for one row a person, and a second one doubles it; without it all rows
    follow. `overlap`: the same in a condition of its own, of a row and of `other`, one of the person who stays.
    `label`: what the rows are called where they are counted. `refuse`: raises the refusal where a row doubles another;
    without it the row stays behind. `guard`: turns a collision that the database sees into a refusal. `before`: what is
    done before such rows change. `check`: raises the refusal where the merge as a whole, with its stamp, may not be.
    """

    model: type
    key: InstrumentedAttribute[Any] | None = None
    once_in: Sequence[str] | None = None
    overlap: Callable[[Any], ColumnElement[bool]] | None = None
    label: Any = None
    refuse: Callable[[], Any] | None = None
    guard: Callable[[], AbstractContextManager[None]] = nullcontext
    before: Callable[[], Any] | None = None
    check: Callable[[Any, Any], None] | None = None

    def __post_init__(self) -> None:
        if self.key is None:
            object.__setattr__(self, "key", self.model.id)

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.model.__tablename__

    @property
    def is_fact(self) -> bool:
        """Whether the rows know for whom they were recorded."""
        return hasattr(self.model, "recorded_person_id")

    @property
    def is_undone(self) -> bool:
        """Whether rows that double others are marked as undone."""
        return hasattr(self.model, "cancelled_at")

    @property
    def standing(self) -> list[ColumnElement[bool]]:
        """Whether a row counts."""
        return [self.model.stands] if self.is_undone else []

    def keys_from(self, texts: Iterable[str]) -> list[Any]:
        """Keys that were written as texts."""
        return [self.key.type.python_type(text) for text in texts]

    def doubles(self, person_id: UUID) -> ColumnElement[bool]:
        """Whether a row doubles one of this person's."""
        if self.overlap is None and self.once_in is None:
            return false()
        other = aliased(self.model)
        same = [getattr(other, column) == getattr(self.model, column) for column in self.once_in or ()]
        if self.overlap:
            same.append(self.overlap(other))
        if self.is_undone:
            same.append(other.stands)
        return and_(*self.standing, exists().where(other.person_id == person_id, *same))


@dataclass(frozen=True, eq=False)
class KeptApart:
    """Rows that follow a person in a way that their room keeps to itself: neither a merge nor a count tells of them.

    `model`: which. `follow(duplicate, person, stamp)` brings those of the duplicate to the person, and refuses
    nothing; `come_back(persons)` gives each of these what was recorded for them.
    """

    model: type
    follow: Callable[[UUID, UUID, Any], None]
    come_back: Callable[[Collection[UUID]], None]


MERGES: dict[str, Sequence[Merges | KeptApart]] = {}
"""Room → which of its rows follow."""
SENTENCES: dict[str, Mapping[str, Any]] = {}
"""Room → code of a refusal → its sentence: any room may refuse a merge."""


def rules() -> list[Merges]:
    """What follows, of all rooms."""
    return [rule for rule in chain.from_iterable(MERGES.values()) if isinstance(rule, Merges)]


def kept_apart() -> list[KeptApart]:
    """What follows, of all rooms, in ways that they keep to themselves."""
    return [rule for rule in chain.from_iterable(MERGES.values()) if isinstance(rule, KeptApart)]


def sentences() -> Mapping[str, Any]:
    """Code of a refusal → its sentence, in the words of the room that refuses."""
    return ChainMap(*reversed(SENTENCES.values()))


@dataclass(frozen=True)
class Held:
    """A row that the duplicate holds, and whether it doubles one of the person who stays. Of what a room keeps to
    itself only that there is something."""

    rule: Merges | KeptApart
    key: Any = None
    doubles: bool = False


def held_by(duplicate_id: UUID, person_id: UUID) -> list[Held]:
    """The rows that would follow the duplicate to the person, in one statement."""
    known, apart = rules(), kept_apart()
    rows = db.session.execute(
        union_all(
            *(_rows(rule, place, duplicate_id, person_id) for place, rule in enumerate(known)),
            *(_whether(rule, place, duplicate_id) for place, rule in enumerate(apart, len(known))),
        )
    )
    return [
        Held(known[place], *known[place].keys_from([key]), bool(doubles))
        if place < len(known)
        else Held(apart[place - len(known)])
        for place, key, doubles in rows
    ]


def _whether(rule: KeptApart, place: int, duplicate_id: UUID) -> Select:
    there = exists().where(rule.model.person_id == duplicate_id)
    return select(literal(place), literal(""), literal(False)).where(there)


def _rows(rule: Merges, place: int, duplicate_id: UUID, person_id: UUID) -> Select:
    doubles = rule.doubles(person_id).label("doubles")
    return select(literal(place), cast(rule.key, String), doubles).where(rule.model.person_id == duplicate_id)
