"""What follows a person when two rows turn out to describe one human being.

Each room says which of its rows follow. A *fact* keeps in `recorded_person_id` for whom it was recorded; a *tie* (who
helps where, who signs in) has no such column, its key stands in the merge that moved it.

A row of the duplicate may double one of the person who stays: both in one roll, on one stay, in one household. Then the
person's own row counts. The duplicate's stays behind with the duplicate, undone where it can be, until the merge is
taken back.
"""

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, and_, cast, exists, false, literal, select, union_all, update
from sqlalchemy.orm import InstrumentedAttribute, aliased

from amal_field.db import db
from amal_field.people.models import Merge
from amal_field.stamp import Stamp


@dataclass(frozen=True, eq=False)
class Merges:
    """Rows that follow a person.

    `key`: tells the rows of a person apart; their `id` unless said otherwise. `once_in`: columns; a person has one row
    for the same values in these, none at all for one row a person, and a second one doubles it; without it all rows
    follow. `overlap`: the same in a condition of its own, of a row and of `other`, one of the person who stays.
    `label`: what the rows are called where they are counted. `refuse`: raises the refusal where a row doubles another;
    without it the row stays behind. `guard`: turns a collision that the database sees into a refusal. `before`: what is
    done before such rows change.
    """

    model: type
    key: InstrumentedAttribute[Any] | None = None
    once_in: Sequence[str] | None = None
    overlap: Callable[[Any], ColumnElement[bool]] | None = None
    label: Any = None
    refuse: Callable[[], Any] | None = None
    guard: Callable[[], AbstractContextManager[None]] = nullcontext
    before: Callable[[], Any] | None = None

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
        return [self.model.cancelled_at.is_(None)] if self.is_undone else []

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
            same.append(other.cancelled_at.is_(None))
        return and_(*self.standing, exists().where(other.person_id == person_id, *same))


MERGES: dict[str, Sequence[Merges]] = {}
"""Room → which of its rows follow."""
SENTENCES: dict[str, Mapping[str, Any]] = {}
"""Room → code of a refusal → its sentence: any room may refuse a merge."""


def rules() -> list[Merges]:
    """What follows, of all rooms."""
    return list(chain.from_iterable(MERGES.values()))


def sentences() -> Mapping[str, Any]:
    """Code of a refusal → its sentence, in the words of the room that refuses."""
    return ChainMap(*reversed(SENTENCES.values()))


@dataclass(frozen=True)
class Held:
    """A row that the duplicate holds, and whether it doubles one of the person who stays."""

    rule: Merges
    key: Any
    doubles: bool


def held_by(duplicate_id: UUID, person_id: UUID) -> list[Held]:
    """The rows that would follow the duplicate to the person, in one statement."""
    known = rules()
    rows = db.session.execute(
        union_all(*(_rows(rule, place, duplicate_id, person_id) for place, rule in enumerate(known)))
    )
    return [Held(known[place], *known[place].keys_from([key]), bool(doubles)) for place, key, doubles in rows]


def follow(merge: Merge, stamp: Stamp) -> None:
    """Let the rows of the merge's duplicate follow to its person, and note in the merge what cannot be read off them.

    Raises `RuleBroken` with the code of a room where two rows contradict each other.
    """
    held = held_by(merge.duplicate_id, merge.person_id)
    aside, moved = {}, dict(merge.moved)
    for rule, rows in _by_table(held).items():
        doubled = [row.key for row in rows if row.doubles]
        if doubled and rule.refuse:
            rule.refuse()
        if rule.before:
            rule.before()
        if doubled and rule.is_undone:
            _change(rule, rule.key.in_(doubled), cancelled_at=stamp.at, cancelled_by_id=stamp.by_id)
            aside[rule.name] = [str(key) for key in doubled]
        if len(doubled) < len(rows):
            others = rule.model.person_id == merge.duplicate_id, rule.key.not_in(doubled)
            with rule.guard():
                keys = _change(rule, *others, person_id=merge.person_id)
            if not rule.is_fact:
                moved[rule.name] = [*moved.get(rule.name, ()), *map(str, keys)]
    merge.aside, merge.moved = aside, moved


def come_back(merges: Iterable[Merge], recorded: Iterable[UUID]) -> None:
    """Give all facts back to those for whom they were recorded, and take back what these merges set aside."""
    recorded = list(recorded)
    aside = _keys(merges, "aside")
    for rule in rules():
        if not rule.is_fact:
            continue
        model = rule.model
        with rule.guard():
            changed = _change(
                rule,
                model.recorded_person_id.in_(recorded),
                model.person_id != model.recorded_person_id,
                person_id=model.recorded_person_id,
            )
        if rule.name in aside:
            own = rule.key.in_(rule.keys_from(aside[rule.name]))
            with rule.guard():
                _change(rule, own, cancelled_at=None, cancelled_by_id=None)
        if rule.before and (changed or rule.name in aside):
            rule.before()


def give_back_ties(merge: Merge, person_id: UUID) -> None:
    """Give the ties that a merge moved back to its duplicate, as far as the person still has them."""
    keys = _keys([merge], "moved")
    for rule in rules():
        if rule.name in keys:
            mine = rule.key.in_(rule.keys_from(keys[rule.name])), rule.model.person_id == person_id
            _change(rule, *mine, person_id=merge.duplicate_id)


def _rows(rule: Merges, place: int, duplicate_id: UUID, person_id: UUID) -> Select:
    doubles = rule.doubles(person_id).label("doubles")
    return select(literal(place), cast(rule.key, String), doubles).where(rule.model.person_id == duplicate_id)


def _by_table(held: Iterable[Held]) -> dict[Merges, list[Held]]:
    tables: dict[str, list[Held]] = {}
    for row in held:
        tables.setdefault(row.rule.name, []).append(row)
    return {rows[0].rule: rows for rows in tables.values()}


def _change(rule: Merges, *which: ColumnElement[bool], **values: Any) -> list[Any]:
    changed = update(rule.model).where(*which).values(**values).returning(rule.key)
    return list(db.session.scalars(changed))


def _keys(merges: Iterable[Merge], column: str) -> dict[str, list[str]]:
    keys: dict[str, list[str]] = {}
    for merge in merges:
        for table, texts in getattr(merge, column).items():
            keys.setdefault(table, []).extend(texts)
    return keys
