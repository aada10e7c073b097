"""What happened to a person, when, across the rooms: each tells what the reader may see.

`rooms.py` adds to `SOURCES` what the holders of a permission may read; nobody reads of a person more than her own rooms
tell.
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


SOURCES: list[tuple[Permission, Callable[[Any, UUID], Sequence[Happened]]]] = []
"""Permission → what its holder (the first argument) may read of a person."""


def of(user, person_id: UUID) -> list[Happened]:
    """What happened to a person as far as this user may see, the latest first: a statement for each room."""
    told = [source(user, person_id) for permission, source in SOURCES if user.may(permission)]
    return sorted(chain.from_iterable(told), key=lambda one: one.on, reverse=True)
