"""The forms of vaccination actions, by what they ask about: fields, types and limits."""

from amal_field.vaccination.forms.actions import DETAILS, ActionForm, CallOffForm, DutyForm
from amal_field.vaccination.forms.cards import CardForm, LotSearchForm
from amal_field.vaccination.forms.day import (
    AnswersForm,
    GivenForm,
    LotForm,
    MovingForm,
    NotGivenForm,
    PaperForm,
    RightLotForm,
    TakeBackForm,
    WalkInForm,
)
from amal_field.vaccination.forms.fields import MonthField, TapForm
from amal_field.vaccination.forms.reference import SCHEDULED, VACCINE, ScheduledDoseForm, VaccineForm

__all__ = [
    "DETAILS",
    "SCHEDULED",
    "VACCINE",
    "ActionForm",
    "AnswersForm",
    "CallOffForm",
    "CardForm",
    "DutyForm",
    "GivenForm",
    "LotForm",
    "LotSearchForm",
    "MonthField",
    "MovingForm",
    "NotGivenForm",
    "PaperForm",
    "RightLotForm",
    "ScheduledDoseForm",
    "TakeBackForm",
    "TapForm",
    "VaccineForm",
    "WalkInForm",
]
