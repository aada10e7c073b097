"""What happened to a person, when, across the rooms: each tells what the reader may see.

Nobody reads more about a person than the rooms of their own permissions tell.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

from amal_field.permissions import Permission

MOST = 100
"""How many of the latest events of each room a page shows."""


@dataclass(frozen=True)
class Happened:
    """One event: from a day, to a day or still (`to_on` is `on` for what lasted no longer), and where to read more.

    `endpoint` and `key`: the page of the event, asked with `{argument: key}`. `recorded_as`: the row for which it was
    recorded, where that is a duplicate.
    """

    on: date
    to_on: date | None
    what: Any
    more: str
    endpoint: str | None = None
    argument: str | None = None
    key: UUID | None = None
    recorded_as: UUID | None = None


SOURCES: dict[str, Sequence[tuple[Permission, Callable[[Any, UUID], Sequence[Happened]]]]] = {}
"""Room → permissions, each with what its holder (the first argument) may read of a person."""


def of(user, person_id: UUID) -> list[Happened]:
    """What happened to a person as far as this user may see, the latest first: a statement for each room."""
    events = [
        event
        for permission, source in chain.from_iterable(SOURCES.values())
        if user.may(permission)
        for event in source(user, person_id)
    ]
    return sorted(events, key=lambda event: event.on, reverse=True)
