"""The rules of duos, on plain values."""

from amal_field.buddies.rules import conditions, duos, meetings, points, profiles, proposals, rhythm, waiting

__all__ = ["conditions", "duos", "meetings", "points", "profiles", "proposals", "rhythm", "waiting"]
