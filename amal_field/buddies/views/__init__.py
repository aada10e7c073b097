"""The pages of duos."""

from amal_field.buddies.views import (
    by_link,
    candidates,
    links,
    lists,
    matches,
    meetings,
    members,
    pauses,
    prolonging,
    rhythm,
    rounds,
    rule_changes,
    suggestions,
    walks,
    years,
)
from amal_field.buddies.views.common import bp

__all__ = [
    "bp",
    "by_link",
    "candidates",
    "links",
    "lists",
    "matches",
    "meetings",
    "members",
    "pauses",
    "prolonging",
    "rhythm",
    "rounds",
    "rule_changes",
    "suggestions",
    "walks",
    "years",
]
