"""The rows of the rooms follow a person when two rows of persons are merged, and go back when that is undone."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, update

from amal_field.db import db
from amal_field.people.models import Merge
from amal_field.people.queries import merging
from amal_field.people.queries.merging import Held, Merges
from amal_field.stamp import Stamp


def follow(merge: Merge, stamp: Stamp) -> None:
    """Let the rows of the merge's duplicate follow to its person, and note in the merge what cannot be read off them.

    Raises `RuleBroken` with the code of a room where two rows contradict each other.
    """
    held = merging.held_by(merge.duplicate_id, merge.person_id)
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
    for rule in merging.rules():
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
    for rule in merging.rules():
        if rule.name in keys:
            mine = rule.key.in_(rule.keys_from(keys[rule.name])), rule.model.person_id == person_id
            _change(rule, *mine, person_id=merge.duplicate_id)


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
