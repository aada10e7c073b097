"""The tables of buddies."""

from amal_field.buddies.models.duos import NEVER, Match, MatchMember
from amal_field.buddies.models.meetings import MatchMeeting
from amal_field.buddies.models.programmes import ProgrammeRule

__all__ = ["NEVER", "Match", "MatchMeeting", "MatchMember", "ProgrammeRule"]
