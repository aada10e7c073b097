"""The rules of duos, on plain values."""

from amal_field.buddies.rules import (
    changes,
    conditions,
    duos,
    meetings,
    points,
    profiles,
    proposals,
    rhythm,
    waiting,
    walks,
)

__all__ = ["changes", "conditions", "duos", "meetings", "points", "profiles", "proposals", "rhythm", "waiting", "walks"]
