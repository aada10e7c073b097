"""The forms of vaccines and of the schedule."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from amal_field.vaccination import messages
from amal_field.vaccination.rules.words import MOST_DOSES, YEARS
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import (
    DayField,
    NumberField,
    TextField,
    choices,
)

SCHEDULED = ("protects", "dose", "age", "unit", "valid_from", "valid_to", "source", "confirmed_on")
VACCINE = ("brand", "protects", "kind", "least_days", "source", "confirmed_on")


class ScheduledDoseForm(CorrectionForm):
    """A dose that the schedule names at an age."""

    refused_at = {"scheduled_known": "protects", "scheduled_backwards": "valid_to"}
    protects = SelectField(messages.WORDS["protects"], choices=choices(messages.PROTECTS.items()))
    dose = NumberField(_l("Dose"), [InputRequired(_l("Fill in the dose."))], least=1, most=MOST_DOSES)
    age = NumberField(_l("Age"), [InputRequired(_l("Fill in the age."))], least=1, most=120)
    unit = RadioField(_l("Counted in"), [InputRequired()], choices=choices(messages.UNITS.items()), default=YEARS)
    valid_from = DayField(messages.WORDS["valid_from"], [InputRequired(_l("Choose a day."))])
    valid_to = DayField(messages.WORDS["valid_to"])
    source = TextField(messages.WORDS["source"], [DataRequired(_l("Fill in where that stands."))])
    confirmed_on = DayField(messages.WORDS["confirmed_on"], [InputRequired(_l("Choose a day."))])

    def values(self) -> dict[str, Any]:
        """The columns, as the operations take them."""
        return {name: self[name].data for name in SCHEDULED}


class VaccineForm(CorrectionForm):
    """What is known of a vaccine."""

    refused_at = {"vaccine_known": "brand"}
    brand = TextField(messages.WORDS["brand"], [DataRequired(_l("Fill in the brand."))], most=60)
    protects = SelectField(messages.WORDS["protects"], choices=choices(messages.PROTECTS.items()))
    kind = RadioField(
        messages.WORDS["kind"], [InputRequired(_l("Choose a kind."))], choices=choices(messages.KINDS.items())
    )
    least_days = NumberField(messages.WORDS["least_days"], least=1, most=3650)
    source = TextField(messages.WORDS["source"])
    confirmed_on = DayField(messages.WORDS["confirmed_on"])

    def validate_confirmed_on(self, field: DayField) -> None:
        """Demand both: where it stands, and when that was made sure."""
        if bool(field.data) != bool(self.source.data):
            raise ValidationError(_l("Fill in both: where that stands, and when that was made sure."))

    def values(self) -> dict[str, Any]:
        """The columns, as the operations take them."""
        return {name: self[name].data for name in VACCINE}
