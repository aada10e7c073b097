"""Decisions about levels, tables and hours, on plain values (`domain.md` E.1 to E.3)."""

from collections.abc import Sequence
from typing import TypeVar

from amal_field.refusal import RuleBroken

LEVELS = ("alfa", "a1", "a2", "b1", "b2", "c1")
"""Levels of Dutch, lowest first (`domain.md` E.1). Who has none is of unknown level."""
MOST_TABLES = 12
KINDS = ("conversation_table", "reading")
"""The kinds of programme that have tables."""
TRACK_HOURS = 40
"""So many hours somebody takes part for the participation track (`domain.md` E.3)."""

Who = TypeVar("Who")


def check_table(number: int) -> None:
    """Demand a table that a room can have. Raises `RuleBroken` `no_such_table`."""
    if not 1 <= number <= MOST_TABLES:
        raise RuleBroken("no_such_table", most=MOST_TABLES)


def spread(people: Sequence[tuple[Who, str | None]], tables: int) -> dict[Who, int]:
    """Who sits at which of so many tables: people of like level together, the tables as full as each other
    (`domain.md` E.2).

    `people` are pairs of somebody and her level; the unknown sit at the last tables. Raises `RuleBroken`
    `no_such_table`.
    """
    check_table(tables)
    ranks = {level: rank for rank, level in enumerate(LEVELS)}
    order = sorted(people, key=lambda pair: ranks.get(pair[1], len(LEVELS)))
    return {who: place * tables // len(order) + 1 for place, (who, _level) in enumerate(order)}


def hours_and_minutes(minutes: int) -> tuple[int, int]:
    """Minutes as whole hours and the rest."""
    return divmod(minutes, 60)
