"""The forms of buddies."""

from amal_field.buddies.forms.candidates import NewCandidateForm, PauseForm, ProposalForm, StoryForm
from amal_field.buddies.forms.closing import NO, YES, ClosingForm, ClosingsForm, closing_form_of
from amal_field.buddies.forms.duos import ActionForm, DecliningForm, MatchPauseForm, MeetingForm
from amal_field.buddies.forms.members import JoiningForm, LeavingForm
from amal_field.buddies.forms.rule_changes import PARTS, RulesForm

__all__ = [
    "NO",
    "PARTS",
    "YES",
    "ActionForm",
    "ClosingForm",
    "ClosingsForm",
    "DecliningForm",
    "JoiningForm",
    "LeavingForm",
    "MatchPauseForm",
    "MeetingForm",
    "NewCandidateForm",
    "PauseForm",
    "ProposalForm",
    "RulesForm",
    "StoryForm",
    "closing_form_of",
]
