"""How a room shows the rolls of its programmes: what it calls people, under which headings, and what it warns of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from amal_field.attendance.models import GroupSession, Programme


@dataclass(frozen=True)
class RollDisplay:
    """`decorate` takes the rows of a roll (`roll_rows.Row`) and gives them back as the room shows them: `name`, `told`,
    `group`; those who share a name are told apart by then. `first_names`: whether it calls participants by these alone.
    `groups`: code → heading, in their order. `warning`: a sentence about who helps (their rows), or None.
    `links`: (label, endpoint, icon) of pages of the room about one session. `looks`: of which kind is a look at its
    participants that is logged (`looks.rules.KINDS`); None where none is."""

    decorate: Callable[[GroupSession, list[Any]], list[Any]] = lambda session, rows: rows
    first_names: bool = False
    groups: Mapping[str, Any] = field(default_factory=dict)
    warning: Callable[[GroupSession, Sequence[Any]], Any] = lambda session, helpers: None
    links: Sequence[tuple[Any, str, str]] = ()
    looks: str | None = None


ROLL_DISPLAYS: dict[str, Mapping[str, RollDisplay]] = {}
"""Room → kind of programme → its display."""

PLAIN = RollDisplay()


def display_of(programme: Programme) -> RollDisplay:
    """How the roll of a programme is shown."""
    return next((displays[programme.kind] for displays in ROLL_DISPLAYS.values() if programme.kind in displays), PLAIN)
