"""The pages of duos."""

from amal_field.buddies.views import candidates, lists, matches, meetings, rule_changes, suggestions, walks
from amal_field.buddies.views.common import bp

__all__ = ["bp", "candidates", "lists", "matches", "meetings", "rule_changes", "suggestions", "walks"]
