"""The forms of the site: fields, types and limits. What the site forbids comes from the rules."""

from amal_field.transit_site.forms.deciding import DecidingForm
from amal_field.transit_site.forms.measures import AppealForm, InspectionForm, MeasureForm
from amal_field.transit_site.forms.money import (
    ClosingForm,
    DeductionForm,
    MeterEndForm,
    PaymentForm,
    RefundForm,
    SettlementForm,
    TariffForm,
)
from amal_field.transit_site.forms.reservations import ReservationForm
from amal_field.transit_site.forms.same import SameForm
from amal_field.transit_site.forms.settings import ClosureForm, HouseRulesForm, RuleForm
from amal_field.transit_site.forms.stays import (
    AbandonmentForm,
    BlockForm,
    CaravanForm,
    CheckInForm,
    DepartureForm,
    DetailsForm,
    EveryoneForm,
    ExpectedForm,
    ExtensionForm,
    JoiningForm,
    PitchForm,
)

__all__ = [
    "AbandonmentForm",
    "AppealForm",
    "BlockForm",
    "CaravanForm",
    "CheckInForm",
    "ClosingForm",
    "ClosureForm",
    "DecidingForm",
    "DeductionForm",
    "DepartureForm",
    "DetailsForm",
    "EveryoneForm",
    "ExpectedForm",
    "ExtensionForm",
    "HouseRulesForm",
    "InspectionForm",
    "JoiningForm",
    "MeasureForm",
    "MeterEndForm",
    "PaymentForm",
    "PitchForm",
    "RefundForm",
    "ReservationForm",
    "RuleForm",
    "SameForm",
    "SettlementForm",
    "TariffForm",
]
