"""Programmes of which another room keeps the lists itself: of their sessions there is no roll, no sheet, no history.

Registers tell of them too: who took part in such a session goes to the room that keeps its list.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement

from amal_field.attendance.models import Programme
from amal_field.registers.models import Leaving


@dataclass(frozen=True)
class ListKeeper:
    """How a room keeps the lists of a kind of programme, as far as registers tell of them.

    `recorded`: who was recorded under some numbers of the register of attendances. `cells`, `kept_cells`: the table in
    which its rows are kept as they were imported, and what is kept there under some numbers. `removed`: those of some
    numbers that are gone for good. `has_list`: those of some sessions that have a list. `store(importing)`: puts those
    of `OnLists` on its lists. `leaves`: who leaves in the register of attendances; `is_noted(column)`: whether anything
    was noted at the session in a column.
    """

    recorded: Callable[[Collection[str]], Iterable["RecordedPresence"]]
    cells: type
    kept_cells: Callable[[Collection[str]], Iterable[Any]]
    removed: Callable[[Collection[str]], set[str]]
    has_list: Callable[[Collection[UUID]], set[UUID]]
    store: Callable[[Any], None]
    leaves: Leaving
    is_noted: Callable[[ColumnElement[UUID]], ColumnElement[bool]]


@dataclass(frozen=True)
class RecordedPresence:
    """Somebody on a list that another room keeps, recorded under a number of the register of attendances; `table`: in
    which that row is kept as it was imported."""

    id: UUID
    register_no: str
    session_id: UUID
    recorded_person_id: UUID
    stands: bool
    table: type


KEPT_ELSEWHERE: dict[str, Mapping[str, ListKeeper]] = {}
"""Room → the kinds of programme of which it keeps the lists."""


def is_kept_elsewhere(programme: Programme) -> bool:
    """Whether another room keeps the lists of a programme."""
    return programme.kind in kinds()


def has_roll() -> ColumnElement[bool]:
    """Whether sessions of a `Programme` have their roll here."""
    return Programme.kind.not_in(kinds())


def keepers() -> list[ListKeeper]:
    """How the rooms keep lists."""
    return list(chain.from_iterable(kept.values() for kept in KEPT_ELSEWHERE.values()))


def kinds() -> Collection[str]:
    """The kinds of programme of which other rooms keep the lists."""
    return sorted(chain.from_iterable(KEPT_ELSEWHERE.values()))
