"""The tables of buddies."""

from amal_field.buddies.models.candidates import Candidate, CandidateLanguage
from amal_field.buddies.models.duos import NEVER, Match
from amal_field.buddies.models.links import HelpRequest, LinkTry, MatchLink
from amal_field.buddies.models.meetings import MatchMeeting
from amal_field.buddies.models.members import MatchMember
from amal_field.buddies.models.pauses import MatchCall, MatchPause
from amal_field.buddies.models.programmes import ProgrammeRule
from amal_field.buddies.models.rounds import MatchRound, MatchRoundLine

__all__ = [
    "NEVER",
    "Candidate",
    "CandidateLanguage",
    "HelpRequest",
    "LinkTry",
    "Match",
    "MatchCall",
    "MatchLink",
    "MatchMeeting",
    "MatchMember",
    "MatchPause",
    "MatchRound",
    "MatchRoundLine",
    "ProgrammeRule",
]
