"""The forms of referrals."""

import re
from datetime import date, datetime, time
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired

from amal_field import clock
from amal_field.referrals.messages import KINDS, STEPS
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import DayField, FieldForm, ManyField, UuidField, choices

HOUR = re.compile(r"(\d{1,2})(?:\s*[:.uh]\s*(\d{2})?)?", re.ASCII)
A_DAY = DataRequired(_l("Choose a day."))


class HourField(Field):
    """An hour of the day, as people type it (`9:30`, `9u30`, `9`)."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Raises `ValidationError` for what is no hour."""
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not text:
            return
        typed = HOUR.fullmatch(text)
        try:
            self.data = time(int(typed[1]), int(typed[2] or 0)) if typed else None
        except ValueError:
            self.data = None
        if self.data is None:
            raise ValidationError(_l("Type an hour as 9:30."))

    def _value(self) -> str:
        return f"{self.data:%H:%M}" if self.data else (self.raw_data[0] if self.raw_data else "")


class MakingForm(FieldForm):
    """Who is sent, in whose name, what for, where to and when. Nobody is chosen beforehand."""

    refused_at = {
        "referral_of_nobody": "whom",
        "referral_in_future": "made_on",
        "referral_there": "anyway",
        "referral_not_yours": "kind",
        "destination_missing": "destination",
        "destination_of_other_kind": "destination",
        "destination_retired": "destination",
    }
    of_person = UuidField()
    of_household = UuidField()
    whom = ManyField(_l("Who?"))
    service = RadioField(_l("In the name of"), validate_choice=True)
    kind = RadioField(_l("What for?"), [DataRequired(_l("Choose what for."))], validate_choice=True)
    destination = UuidField(_l("Where to?"))
    made_on = DayField(_l("Day"), [A_DAY], default=clock.today)
    anyway = BooleanField(_l("Make it anyway"))

    def offer(self, whom: dict[str, Any], services: dict[str, str], kinds: list[str]) -> None:
        """Hand in who may be chosen, by `person:key` or `household:key`, the services by code, and the kinds."""
        self.whom.choices = choices(whom.items())
        self.service.choices = choices(services.items())
        if len(services) == 1:
            self.service.data = next(iter(services))
        self.kind.choices = choices([(kind, KINDS[kind]) for kind in kinds])


class StepForm(FieldForm):
    """How it went on, and on which day. `listed`: it was tapped in the list of those without news."""

    refused_at = {"step_in_future": "on", "step_too_early": "on", "step_not_now": "step"}
    step = SelectField(_l("Step"), [DataRequired(_l("Choose a step."))], choices=choices(STEPS.items()))
    on = DayField(_l("Day"), [A_DAY], default=clock.today)
    listed = BooleanField()


class DetailsForm(CorrectionForm):
    """When somebody is expected, and from when on one wants to be reminded again."""

    appointment_on = DayField(_l("Appointment on"))
    appointment_hour = HourField(_l("at"))
    look_again_on = DayField(_l("Look at it again on"))

    def validate_appointment_hour(self, field: HourField) -> None:
        """Demand both the day and the hour, or neither."""
        if (field.data is None) != (self.appointment_on.data is None) and not self.appointment_on.errors:
            raise ValidationError(_l("Fill in the day and the hour."))

    @property
    def appointment_at(self) -> datetime | None:
        """The moment, aware, in UTC."""
        if self.appointment_on.data is None:
            return None
        return moment(self.appointment_on.data, self.appointment_hour.data)


def moment(on: date, hour: time) -> datetime:
    """An hour of a day in Brussels, aware."""
    return datetime.combine(on, hour, clock.ZONE)
