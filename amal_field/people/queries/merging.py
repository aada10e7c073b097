"""What follows a person when two rows turn out to describe one human being.

Each room tells in `rooms.py` which of its rows follow (`MERGES`). A *fact* keeps in `recorded_person_id` for whom it
was recorded; a *tie* (who helps where, who signs in) has no such column, its key stands in the merge that moved it.

A row of the duplicate may double one of the person who stays: both in one roll, on one stay, in one household. Then the
person's own row counts. The duplicate's stays behind with the duplicate, undone where it can be, until the merge is
taken back.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, literal, select, union_all, update
from sqlalchemy.orm import InstrumentedAttribute, aliased

from amal_field.db import db
from amal_field.people.models import HouseholdMember, Merge
from amal_field.stamp import Stamp


@dataclass(frozen=True, eq=False)
class Merges:
    """Rows that follow a person.

    `key`: tells the rows apart. `label`: what they are called where they are counted. `doubled`: whether a row doubles
    `other`, a row of the person who stays. `refuse`: raises the refusal where one does; without it the row stays
    behind. `guard`: turns a collision that the database sees into a refusal. `before`: what is done before such rows
    change.
    """

    model: type
    key: InstrumentedAttribute[UUID]
    doubled: Callable[[Any], ColumnElement[bool]]
    label: Any = None
    refuse: Callable[[], Any] | None = None
    guard: Callable[[], AbstractContextManager[None]] = nullcontext
    before: Callable[[], Any] | None = None

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


def _same_household(other: Any) -> ColumnElement[bool]:
    return and_(other.household_id == HouseholdMember.household_id, HouseholdMember.overlaps(other))


MERGES: list[Merges] = [Merges(HouseholdMember, HouseholdMember.id, _same_household)]
"""What follows, a room's after those of the rooms that it builds on."""
SENTENCES: dict[str, Any] = {}
"""Code of a room's refusal → its sentence, filled at start."""


@dataclass(frozen=True)
class Held:
    """A row that the duplicate holds, and whether it doubles one of the person who stays."""

    following: Merges
    key: UUID
    doubles: bool


def held_by(duplicate_id: UUID, person_id: UUID) -> list[Held]:
    """The rows that would follow the duplicate to the person, in one statement."""
    rows = db.session.execute(
        union_all(*(_rows(one, place, duplicate_id, person_id) for place, one in enumerate(MERGES)))
    )
    return [Held(MERGES[place], key, bool(doubles)) for place, key, doubles in rows]


def follow(merge: Merge, stamp: Stamp) -> None:
    """Let the rows of the merge's duplicate follow to its person, and note in the merge what cannot be read off them.

    Raises `RuleBroken` with the code of a room where two rows contradict each other.
    """
    held = held_by(merge.duplicate_id, merge.person_id)
    aside, moved = {}, dict(merge.moved)
    for following, rows in _by_table(held).items():
        doubled = [row.key for row in rows if row.doubles]
        if doubled and following.refuse:
            following.refuse()
        if following.before:
            following.before()
        if doubled and following.is_undone:
            _change(following, following.key.in_(doubled), cancelled_at=stamp.at, cancelled_by_id=stamp.by_id)
            aside[following.name] = [str(key) for key in doubled]
        if len(doubled) < len(rows):
            others = following.model.person_id == merge.duplicate_id, following.key.not_in(doubled)
            with following.guard():
                keys = _change(following, *others, person_id=merge.person_id)
            if not following.is_fact:
                moved[following.name] = [*moved.get(following.name, ()), *map(str, keys)]
    merge.aside, merge.moved = aside, moved


def come_back(merges: Iterable[Merge], recorded: Iterable[UUID]) -> None:
    """Give all facts back to those for whom they were recorded, and take back what these merges set aside."""
    recorded = list(recorded)
    aside = _keys(merges, "aside")
    for following in MERGES:
        if not following.is_fact:
            continue
        model = following.model
        with following.guard():
            changed = _change(
                following,
                model.recorded_person_id.in_(recorded),
                model.person_id != model.recorded_person_id,
                person_id=model.recorded_person_id,
            )
        if following.name in aside:
            own = following.key.in_(aside[following.name])
            with following.guard():
                _change(following, own, cancelled_at=None, cancelled_by_id=None)
        if following.before and (changed or following.name in aside):
            following.before()


def give_back_ties(merge: Merge, person_id: UUID) -> None:
    """Give the ties that a merge moved back to its duplicate, as far as the person still has them."""
    keys = _keys([merge], "moved")
    for following in MERGES:
        if following.name in keys:
            mine = following.key.in_(keys[following.name]), following.model.person_id == person_id
            _change(following, *mine, person_id=merge.duplicate_id)


def _rows(following: Merges, place: int, duplicate_id: UUID, person_id: UUID) -> Select:
    other = aliased(following.model)
    standing = [other.stands] if following.is_undone else []
    doubles = exists().where(other.person_id == person_id, *standing, following.doubled(other))
    if following.is_undone:
        doubles = and_(following.model.stands, doubles)
    return select(literal(place), following.key, doubles.label("doubles")).where(
        following.model.person_id == duplicate_id
    )


def _by_table(held: Iterable[Held]) -> dict[Merges, list[Held]]:
    tables: dict[str, list[Held]] = {}
    for row in held:
        tables.setdefault(row.following.name, []).append(row)
    return {rows[0].following: rows for rows in tables.values()}


def _change(following: Merges, *which: ColumnElement[bool], **values: Any) -> list[UUID]:
    changed = update(following.model).where(*which).values(**values).returning(following.key)
    return list(db.session.scalars(changed))


def _keys(merges: Iterable[Merge], column: str) -> dict[str, list[UUID]]:
    keys: dict[str, list[UUID]] = {}
    for merge in merges:
        for table, some in getattr(merge, column).items():
            keys.setdefault(table, []).extend(UUID(key) for key in some)
    return keys
