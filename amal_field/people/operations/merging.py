"""Two rows describe one human being, or two people who only look alike; either is taken back as easily."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, update

from amal_field import audit
from amal_field.db import constraint_as_refusal, db
from amal_field.people.duplicates import merge_rules
from amal_field.people.models import KnownDifferent, Merge, Person
from amal_field.people.operations import rows_that_follow
from amal_field.people.operations.persons import put, renew_keys
from amal_field.people.queries import people as people_queries
from amal_field.people.rules import Birth
from amal_field.refusal import RuleBroken
from amal_field.stamp import Stamp, stamped

STANDING = {"uq_merges_standing": "merged_already", "merges.duplicate_id": "merged_already"}


def merge(person: Person, into: Person, *, taken: Collection[str] = (), stamp: Stamp) -> Merge:
    """Say that the row `person` describes `into`: its facts count for her, its data fill what is empty there.

    `taken`: the fields (`sameness.FIELDS`) in which the duplicate's value is the better one. `into` may be a duplicate
    herself: the person whom she describes is meant. Both are read once their other writers have ended.

    Raises `RuleBroken` `merge_with_itself`, `merge_in_circle`, `merged_already`, or the code of a room where the facts
    of both contradict each other.
    """
    root = db.session.get_one(Person, into.same_as_id, with_for_update=True) if into.is_duplicate else into
    merge_rules.check_merge(person.id, person.same_as_id, into.id, root.id)
    made = Merge(duplicate_id=person.id, person_id=root.id, filled={}, aside={}, moved={}, **stamped(stamp))
    rows_that_follow.follow(made, stamp)
    made.filled = _fill(root, merge_rules.given(values_of(root), values_of(person), taken=taken))
    db.session.add(made)
    with constraint_as_refusal(STANDING):
        db.session.flush()
    _point(root.id, or_(Person.id == person.id, Person.same_as_id == person.id))
    db.session.expire(person, ["same_as_id"])
    both = {"person": root.id, "duplicate": person.id}
    audit.record("people:person:merge", root, stamp, fields=sorted(made.filled), **both)
    audit.record("people:duplicate:merge", person, stamp, **both)
    return made


def unmerge(made: Merge, *, stamp: Stamp) -> None:
    """Take a merge back: the duplicate is a person of her own again, with the facts that were recorded for her and for
    those who had been merged into her before. Twice is once.

    What the merge filled is emptied again unless it was corrected since. Raises `RuleBroken` with the code of a room
    where facts recorded since stand in the way.
    """
    if not made.stands:
        return
    root_id = made.duplicate.same_as_id
    cluster = list(
        db.session.scalars(
            select(Merge)
            .join(Person, Person.id == Merge.duplicate_id)
            .where(Person.same_as_id == root_id, Merge.stands)
        )
    )
    members = [root_id, *(one.duplicate_id for one in cluster)]
    rows_that_follow.come_back(cluster, members)
    made.cancel(stamp)
    standing = {one.duplicate_id: one for one in cluster if one is not made}
    pointers = {key: one.person_id for key, one in standing.items()}
    for key in merge_rules.farthest_first(pointers):
        rows_that_follow.follow(standing[key], stamp)
    roots, _ = merge_rules.roots_of(pointers)
    for target in {roots.get(key) for key in members}:
        _point(target, Person.id.in_([key for key in members if key != root_id and roots.get(key) == target]))
    db.session.expire(made.duplicate, ["same_as_id"])
    _empty(made.person, made.filled)
    db.session.flush()
    for row in (made.person, made.duplicate):
        both = {"person": made.person_id, "duplicate": made.duplicate_id}
        audit.record("people:merge:undo", row, stamp, **both)


def tell_apart(one: Person, other: Person, *, stamp: Stamp) -> KnownDifferent:
    """Remember that two rows that look alike are two people. Twice is once. Raises `RuleBroken` `merge_with_itself`."""
    if one.id == other.id:
        raise RuleBroken("merge_with_itself")
    known = people_queries.difference_between(one.id, other.id)
    if known is None:
        first, second = sorted((one.id, other.id))
        known = KnownDifferent(person_a_id=first, person_b_id=second, **stamped(stamp))
        db.session.add(known)
        db.session.flush()
        audit.record("people:person:tell_apart", one, stamp, other=other.id)
        audit.record("people:person:tell_apart", other, stamp, other=one.id)
    return known


def take_back_difference(one: Person, other: Person, *, stamp: Stamp) -> None:
    """Forget that two rows are two people. Twice is once."""
    known = people_queries.difference_between(one.id, other.id)
    if known is not None:
        db.session.delete(known)
        db.session.flush()
        audit.record("people:difference:undo", one, stamp, other=other.id)
        audit.record("people:difference:undo", other, stamp, other=one.id)


def values_of(person: Person) -> dict[str, Any]:
    """What is known of a person, by field."""
    return {name: getattr(person, name) for name in merge_rules.FIELDS}


def _point(target: UUID | None, which: Any) -> None:
    db.session.execute(update(Person).where(which).values(same_as_id=target))


def _fill(person: Person, values: Mapping[str, Any]) -> dict[str, Any]:
    """Write what the duplicate gives. The search needs no new rows: those of the duplicate lead to the person."""
    filled = {name: [_plain(getattr(person, name)), _plain(value)] for name, value in values.items()}
    for name, value in values.items():
        setattr(person, name, value)
    renew_keys(person, values)
    return filled


def _empty(person: Person, filled: Mapping[str, Any]) -> None:
    """Take back what a merge filled, where it still stands."""
    stands = {name: before for name, (before, after) in filled.items() if _plain(getattr(person, name)) == after}
    put(person, {name: _from_plain(name, before) for name, before in stands.items()})


def _plain(value: Any) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, Birth):
        return [value.on.isoformat(), value.precision]
    return value.isoformat() if isinstance(value, date) else value


def _from_plain(name: str, value: Any) -> Any:
    if name == "birth" and value:
        return Birth(date.fromisoformat(value[0]), value[1])
    if name == "volunteer_since_on" and value:
        return date.fromisoformat(value)
    return value
