"""A reservation, taken by phone."""

from datetime import date, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from amal_field import clock
from amal_field.people.forms.persons import HOUSEHOLD_LANGUAGES
from amal_field.transit_site import messages, rules
from amal_field.transit_site.forms.deciding import DecidingForm
from amal_field.transit_site.forms.same import SameForm
from amal_field.transit_site.rules import Period
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import DayField, NameField, NumberField, PhoneField, UuidField, choices

MOST_NIGHTS = 99


class ReservationForm(CorrectionForm, DecidingForm, SameForm):
    """Who wants to come, when, and what becomes of it. `check` shows the checks and stores nothing."""

    not_corrected = CorrectionForm.not_corrected | DecidingForm.answers | {"check", "household", "different"}
    refused_at = {
        "day_gone_by": "from_on",
        "reserved_already": "from_on",
        "closed": "from_on",
        "too_soon": "from_on",
        "full": "from_on",
        "too_long": "nights",
        "refusal_without_reason": "refused_for",
        "pitch_reserved": "pitch",
        "pitch_unknown": "pitch",
    }

    household = UuidField()
    check = HiddenField()
    name = NameField(_l("Name of the holder"), [DataRequired(_l("Fill in a name."))])
    phone = PhoneField(_l("Phone"))
    language = RadioField(_l("Language of the household"), choices=HOUSEHOLD_LANGUAGES, default="")
    from_on = DayField(_l("First night"), [InputRequired(_l("Choose a day."))], default=clock.today)
    nights = NumberField(_l("Nights"), [InputRequired(_l("Fill in a number."))], least=1, most=MOST_NIGHTS, default=7)
    caravans = NumberField(_l("Caravans"), [InputRequired(_l("Fill in a number."))], least=1, most=20, default=1)
    people = NumberField(_l("People"), least=1, most=rules.MOST_PERSONS)
    pitch = NumberField(_l("Pitch"), least=1, most=999)
    state = RadioField(
        _l("What becomes of it"),
        choices=choices((state, messages.STATE_CHOICES[state]) for state in rules.CHOSEN_STATES),
        default="confirmed",
    )
    refused_for = RadioField(
        _l("Why refused"), choices=choices([*messages.REFUSALS.items(), ("", _l("Not refused"))]), default=""
    )

    def validate_from_on(self, field: DayField) -> None:
        """Demand a day; one that was emptied is none."""
        if field.data is None and not field.errors:
            raise ValidationError(_l("Choose a day."))

    def period(self) -> Period:
        """The days asked for, as far as they are filled in: else a night from today on."""
        first: date = max(self.from_on.data or clock.today(), clock.today())
        return Period(first, first + timedelta(days=self.nights.data or 1))

    def values(self) -> dict[str, Any]:
        """What was filled in, by the names of a wish; the pitch is a number still."""
        return {
            "name": self.name.data,
            "from_on": self.from_on.data,
            "nights": self.nights.data,
            "state": self.state.data,
            "refusal": self.refused_for.data or None,
            "phone": self.phone.data,
            "language": self.language.data or None,
            "household_id": self.household.data,
            "caravans": self.caravans.data,
            "people": self.people.data,
            "different": self.who_is_different(),
        }
