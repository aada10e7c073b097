"""The pages of duos."""

from amal_field.buddies.views import lists, matches, meetings
from amal_field.buddies.views.common import bp

__all__ = ["bp", "lists", "matches", "meetings"]
