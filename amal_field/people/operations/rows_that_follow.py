"""The rows of the rooms follow a person when two rows of persons are merged, and go back when that is undone."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, update

from amal_field.db import db
from amal_field.people.models import Merge
from amal_field.people.queries import merging
from amal_field.people.queries.merging import Held, KeptApart, Merges
from amal_field.stamp import Stamp


def follow(merge: Merge, stamp: Stamp) -> None:
    """Let the rows of the merge's duplicate follow to its person, and note in the merge what cannot be read off them.

    Raises `RuleBroken` with the code of a room where two rows contradict each other.
    """
    held = merging.held_by(merge.duplicate_id, merge.person_id)
    aside, moved = {}, {}
    for rule, rows in _by_table(row for row in held if isinstance(row.rule, Merges)).items():
        if rule.check:
            rule.check(merge, stamp)
        doubled = [row.key for row in rows if row.doubles]
        if doubled and rule.refuse:
            rule.refuse()
        if rule.before:
            rule.before()
        if doubled and rule.is_undone:
            own = rule.key.in_(doubled), rule.model.person_id == merge.duplicate_id
            _change(rule, *own, cancelled_at=stamp.at, cancelled_by_id=stamp.by_id)
            aside[rule.name] = [str(key) for key in doubled]
        if len(doubled) < len(rows):
            others = rule.model.person_id == merge.duplicate_id, rule.key.not_in(doubled)
            with rule.guard():
                keys = _change(rule, *others, person_id=merge.person_id)
            if not rule.is_fact:
                moved[rule.name] = [str(key) for key in keys]
    for row in held:
        if isinstance(row.rule, KeptApart):
            row.rule.follow(merge.duplicate_id, merge.person_id, stamp)
    merge.aside, merge.moved = aside, moved


def come_back(merges: Collection[Merge], recorded: Collection[UUID]) -> None:
    """Give all rows back to those who had them before these merges, and take back what the merges set aside.

    A fact knows for whom it was recorded. A tie goes back merge by merge, the latest first, as each moved it.
    """
    latest_first = sorted(merges, key=lambda merge: (merge.recorded_at, merge.id), reverse=True)
    for rule in merging.rules():
        with rule.guard():
            changed = _aside_back(rule, merges)
            changed += _facts_back(rule, recorded) if rule.is_fact else _ties_back(rule, latest_first)
        if rule.before and changed:
            rule.before()
    for rule in merging.kept_apart():
        rule.come_back(recorded)


def _aside_back(rule: Merges, merges: Iterable[Merge]) -> list[Any]:
    changed = []
    for merge in merges:
        if texts := merge.aside.get(rule.name):
            which = rule.key.in_(rule.keys_from(texts)), rule.model.person_id == merge.duplicate_id
            changed += _change(rule, *which, cancelled_at=None, cancelled_by_id=None)
    return changed


def _facts_back(rule: Merges, recorded: Collection[UUID]) -> list[Any]:
    model = rule.model
    moved = model.recorded_person_id.in_(recorded), model.person_id != model.recorded_person_id
    return _change(rule, *moved, person_id=model.recorded_person_id)


def _ties_back(rule: Merges, latest_first: Iterable[Merge]) -> list[Any]:
    changed = []
    for merge in latest_first:
        if texts := merge.moved.get(rule.name):
            which = rule.key.in_(rule.keys_from(texts)), rule.model.person_id == merge.person_id
            changed += _change(rule, *which, person_id=merge.duplicate_id)
    return changed


def _by_table(held: Iterable[Held]) -> dict[Merges, list[Held]]:
    tables: dict[str, list[Held]] = {}
    for row in held:
        tables.setdefault(row.rule.name, []).append(row)
    return {rows[0].rule: rows for rows in tables.values()}


def _change(rule: Merges, *which: ColumnElement[bool], **values: Any) -> list[Any]:
    changed = update(rule.model).where(*which).values(**values).returning(rule.key)
    return list(db.session.scalars(changed))
