"""How a room shows the rolls of its programmes: what it calls people, under which headings, and what it warns of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amal_field.attendance.models import GroupSession, Programme


@dataclass(frozen=True)
class RollDisplay:
    """`decorate` takes the rows of a roll (`roll_rows.Row`) and gives them back as the room shows them: `name`, `told`,
    `group`; those who share a name are told apart by then. `first_names`: whether it calls participants by these alone.
    `groups`: of a session, code → heading, in their order. `warning`: a sentence about who helps (their rows), or None.
    `links`: (label, endpoint, icon) of pages of the room about one session. `looks`: of which kind is a look at its
    participants that is logged (`looks.rules.KINDS`); None where none is. `is_open_door`: nobody is waited for, so none
    are marked at once, and of who walks in nothing is asked but a name. `foot`: a template at the foot of the roll."""

    decorate: Callable[[GroupSession, list[Any]], list[Any]] = lambda session, rows: rows
    first_names: bool = False
    groups: Callable[[GroupSession], Mapping[str, Any]] = lambda session: {}
    warning: Callable[[GroupSession, Sequence[Any]], Any] = lambda session, helpers: None
    links: Sequence[tuple[Any, str, str]] = ()
    looks: str | None = None
    is_open_door: bool = False
    foot: str | None = None


ROLL_DISPLAYS: dict[str, Mapping[str, RollDisplay]] = {}
"""Room → kind of programme → its display."""

PLAIN = RollDisplay()


def display_of(programme: Programme) -> RollDisplay:
    """How the roll of a programme is shown."""
    return next((displays[programme.kind] for displays in ROLL_DISPLAYS.values() if programme.kind in displays), PLAIN)
