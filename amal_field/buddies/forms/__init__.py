"""The forms of buddies."""

from amal_field.buddies.forms.candidates import NewCandidateForm, PauseForm, ProposalForm, StoryForm
from amal_field.buddies.forms.closing import NO, YES, ClosingForm, ClosingsForm, closing_form_of
from amal_field.buddies.forms.duos import DecliningForm, MatchPauseForm, MeetingForm, ProlongForm
from amal_field.buddies.forms.links import BetterForm, HelpForm, SaidForm
from amal_field.buddies.forms.members import JoiningForm, LeavingForm
from amal_field.buddies.forms.rounds import TICKED, SwapForm, TickForm
from amal_field.buddies.forms.rule_changes import PARTS, RulesForm

__all__ = [
    "NO",
    "PARTS",
    "TICKED",
    "YES",
    "BetterForm",
    "ClosingForm",
    "ClosingsForm",
    "DecliningForm",
    "HelpForm",
    "JoiningForm",
    "LeavingForm",
    "MatchPauseForm",
    "MeetingForm",
    "NewCandidateForm",
    "PauseForm",
    "ProlongForm",
    "ProposalForm",
    "RulesForm",
    "SaidForm",
    "StoryForm",
    "SwapForm",
    "TickForm",
    "closing_form_of",
]
