"""The forms of buddies."""

from amal_field.buddies.forms.candidates import NewCandidateForm, PauseForm, ProposalForm, StoryForm
from amal_field.buddies.forms.duos import NO, YES, ActionForm, ClosingForm, DecliningForm, MatchPauseForm, MeetingForm
from amal_field.buddies.forms.links import BetterForm, HelpForm, SaidForm
from amal_field.buddies.forms.rounds import TICKED, SwapForm, TickForm
from amal_field.buddies.forms.rule_changes import PARTS, RulesForm

__all__ = [
    "NO",
    "PARTS",
    "TICKED",
    "YES",
    "ActionForm",
    "BetterForm",
    "ClosingForm",
    "DecliningForm",
    "HelpForm",
    "MatchPauseForm",
    "MeetingForm",
    "NewCandidateForm",
    "PauseForm",
    "ProposalForm",
    "RulesForm",
    "SaidForm",
    "StoryForm",
    "SwapForm",
    "TickForm",
]
