"""What another room adds to the rolls of its programmes: a fact beside a name, and a page of its own for a session."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amal_field.attendance.models import GroupSession, Programme


@dataclass(frozen=True)
class Companion:
    """`label` and `endpoint` of the page, which takes a `session_id`; `facts`: what is told of people on the roll."""

    label: Any
    endpoint: str
    facts: Callable[[GroupSession], Mapping[UUID, str]]


COMPANIONS: dict[str, Companion] = {}
"""Kind of programme → what a room adds; `rooms.py` joins it."""


def facts_of(session: GroupSession, programme: Programme) -> Mapping[UUID, str]:
    """What is told of people on this roll, by person."""
    companion = COMPANIONS.get(programme.kind)
    return companion.facts(session) if companion else {}
