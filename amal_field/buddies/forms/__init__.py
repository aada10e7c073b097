"""The forms of buddies."""

from amal_field.buddies.forms.candidates import NewCandidateForm, PauseForm, ProposalForm, StoryForm
from amal_field.buddies.forms.duos import NO, YES, ActionForm, ClosingForm, DecliningForm, MeetingForm

__all__ = [
    "NO",
    "YES",
    "ActionForm",
    "ClosingForm",
    "DecliningForm",
    "MeetingForm",
    "NewCandidateForm",
    "PauseForm",
    "ProposalForm",
    "StoryForm",
]
