"""The rules of duos, on plain values."""

from amal_field.buddies.rules import (
    changes,
    conditions,
    duos,
    links,
    meetings,
    pauses,
    points,
    profiles,
    proposals,
    rhythm,
    waiting,
    walks,
)

__all__ = [
    "changes",
    "conditions",
    "duos",
    "links",
    "meetings",
    "pauses",
    "points",
    "profiles",
    "proposals",
    "rhythm",
    "waiting",
    "walks",
]
