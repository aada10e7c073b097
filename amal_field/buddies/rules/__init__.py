"""The rules of duos, on plain values."""

from amal_field.buddies.rules import (
    changes,
    closing,
    conditions,
    duos,
    heartbeat,
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
    "closing",
    "conditions",
    "duos",
    "heartbeat",
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
