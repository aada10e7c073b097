"""The rules of duos, on plain values."""

from amal_field.buddies.rules import duos, meetings, proposals, rhythm

__all__ = ["duos", "meetings", "proposals", "rhythm"]
