"""The tables of buddies."""

from amal_field.buddies.models.duos import NEVER, Match, MatchMeeting, MatchMember

__all__ = ["NEVER", "Match", "MatchMeeting", "MatchMember"]
