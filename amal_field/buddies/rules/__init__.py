"""The rules of duos, on plain values."""

from amal_field.buddies.rules import duos, meetings

__all__ = ["duos", "meetings"]
