"""The tables of buddies."""

from amal_field.buddies.models.candidates import Candidate, CandidateLanguage
from amal_field.buddies.models.duos import NEVER, Match, MatchMember
from amal_field.buddies.models.meetings import MatchMeeting
from amal_field.buddies.models.pauses import MatchCall, MatchPause
from amal_field.buddies.models.programmes import ProgrammeRule

__all__ = [
    "NEVER",
    "Candidate",
    "CandidateLanguage",
    "Match",
    "MatchCall",
    "MatchMeeting",
    "MatchMember",
    "MatchPause",
    "ProgrammeRule",
]
