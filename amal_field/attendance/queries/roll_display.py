"""How a room shows the rolls of its programmes: what it calls people, under which headings, and what it warns of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from amal_field.attendance.models import GroupSession, Programme


@dataclass(frozen=True)
class Manner:
    """`faces` takes the rows of a roll (`roll_rows.Row`) and gives them back as the room shows them: `name`, `told`,
    `group`. `groups`: code → heading, in their order. `warning`: a sentence about who helps (their rows), or None.
    `links`: (label, endpoint, icon) of pages of the room about one session."""

    faces: Callable[[GroupSession, list[Any]], list[Any]] = lambda session, rows: rows
    groups: Mapping[str, Any] = field(default_factory=dict)
    warning: Callable[[GroupSession, Sequence[Any]], Any] = lambda session, helpers: None
    links: Sequence[tuple[Any, str, str]] = ()


MANNERS: dict[str, Manner] = {}
"""Kind of programme → its manner, where a room has one."""

PLAIN = Manner()


def of(programme: Programme) -> Manner:
    """The manner of a programme."""
    return MANNERS.get(programme.kind, PLAIN)
