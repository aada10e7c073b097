"""Duos that the coordinator sees, their meetings, and the rules of their programmes."""

from amal_field.buddies.queries.matches import (
    LISTS,
    OPEN,
    MatchLine,
    Wanted,
    match_for,
    matches,
    person_ids,
    quiet_proposals,
    whole_list,
)
from amal_field.buddies.queries.meetings import last_meeting_on, meeting_for, meetings_of, meets_on
from amal_field.buddies.queries.programmes import programmes, rule_of

__all__ = [
    "LISTS",
    "OPEN",
    "MatchLine",
    "Wanted",
    "last_meeting_on",
    "match_for",
    "matches",
    "meeting_for",
    "meetings_of",
    "meets_on",
    "person_ids",
    "programmes",
    "quiet_proposals",
    "rule_of",
    "whole_list",
]
