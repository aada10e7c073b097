"""Decisions about rows that describe one human being, on plain values (`domain.md` B.3)."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from amal_field.refusal import RuleBroken

FIELDS = (
    "given_name",
    "family_name",
    "nickname",
    "native_name",
    "patronymic",
    "birth",
    "phone",
    "dossier_number",
    "languages",
    "sex",
    "country",
    "new_resident",
    "volunteer_since_on",
    "student_at",
)
"""What a duplicate may give to the person who stays."""


def check_merge(duplicate_id: UUID, duplicate_of: UUID | None, into_id: UUID, root_id: UUID) -> None:
    """Demand a row that describes nobody else yet, and another human being to describe: `root_id`, to whom `into_id`
    leads.

    Raises `RuleBroken` `merge_with_itself`, `merge_in_circle` where the other is a duplicate of this one already, or
    `merged_already`.
    """
    if duplicate_id == into_id:
        raise RuleBroken("merge_with_itself")
    if duplicate_id == root_id:
        raise RuleBroken("merge_in_circle")
    if duplicate_of is not None:
        raise RuleBroken("merged_already")


def given(own: Mapping[str, Any], other: Mapping[str, Any], *, taken: Collection[str] = ()) -> dict[str, Any]:
    """What the other's values change: they fill what is empty, and replace what is `taken` by choice."""
    return {
        name: value
        for name, value in other.items()
        if value and value != own[name] and (name in taken or not own[name])
    }


def roots_of(pointers: Mapping[UUID, UUID]) -> tuple[dict[UUID, UUID], dict[UUID, list[UUID]]]:
    """Follow every pointer to its end: the ends, and for each row in a circle the rows of the circle.

    A row that leads into a circle has neither.
    """
    roots: dict[UUID, UUID] = {}
    circular: dict[UUID, list[UUID]] = {}
    endless: set[UUID] = set()
    for start in pointers:
        way: dict[UUID, None] = {}
        here = start
        while here in pointers and here not in roots and here not in endless and here not in way:
            way[here] = None
            here = pointers[here]
        if here in way:
            members = list(way)
            circle = members[members.index(here) :]
            circular.update((one, circle) for one in circle)
        if here in way or here in endless:
            endless.update(way)
        else:
            roots.update((one, roots.get(here, here)) for one in way)
    return roots, circular


def depth_of(one: UUID, pointers: Mapping[UUID, UUID]) -> int:
    """How many pointers lead from a row to the person."""
    depth = 0
    while one in pointers:
        one, depth = pointers[one], depth + 1
    return depth


def farthest_first(pointers: Mapping[UUID, UUID]) -> Iterable[UUID]:
    """The duplicates, those that lead to a person over others before these."""
    return sorted(pointers, key=lambda one: -depth_of(one, pointers))
