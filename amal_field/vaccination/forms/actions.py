"""The forms of an action and of who is bound to secrecy."""

from typing import Any

from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from amal_field.people.rules import LANGUAGES
from amal_field.vaccination import messages
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import (
    DayField,
    FieldForm,
    PhoneField,
    TextField,
    choices,
)
from amal_field.web.hours import HoursField

DETAILS = ("partner", "team_phone", "emergency_contact", "interpreter_language", "interpreter_booked_on")


class DutyForm(FieldForm):
    """By what a user is bound to secrecy."""

    refused_at = {"duty_backwards": "ends_on"}
    signed_on = DayField(_l("Signed on"), [InputRequired(_l("Choose a day."))])
    ground = RadioField(
        _l("Ground"), [InputRequired(_l("Choose what binds this user."))], choices=choices(messages.GROUNDS.items())
    )
    ends_on = DayField(_l("Holds until"))


class ActionForm(CorrectionForm):
    """When and where an action is, and what it needs."""

    refused_at = {"action_noted": "held_on", "moved_past_presence": "held_on", "ends_before_start": "hours"}
    held_on = DayField(_l("Day"), [InputRequired(_l("Choose a day."))])
    hours = HoursField(_l("Time"))
    place = TextField(_l("Place"))
    kind = RadioField(
        messages.WORDS["kind"], [InputRequired(_l("Choose a kind."))], choices=choices(messages.KINDS.items())
    )
    partner = TextField(messages.WORDS["partner"])
    team_phone = PhoneField(messages.WORDS["team_phone"])
    emergency_contact = TextField(messages.WORDS["emergency_contact"])
    interpreter_language = SelectField(messages.WORDS["interpreter_language"])
    interpreter_booked_on = DayField(messages.WORDS["interpreter_booked_on"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = get_locale().languages
        offered = sorted(((code, names.get(code, code)) for code in LANGUAGES), key=lambda pair: pair[1].casefold())
        self.interpreter_language.choices = choices([("", _l("None")), *offered])

    def validate_hours(self, field: HoursField) -> None:
        """Demand the hours."""
        if field.data is None:
            raise ValidationError(_l("Fill in from when until when."))

    def validate_interpreter_booked_on(self, field: DayField) -> None:
        """Demand a language where an interpreter was booked."""
        if field.data and not self.interpreter_language.data:
            raise ValidationError(_l("Choose the language of the interpreter."))

    def details(self) -> dict[str, Any]:
        """What the action needs beside its session."""
        return {name: self[name].data or None for name in DETAILS}


class CallOffForm(FieldForm):
    """Why an action does not take place."""

    reason = TextField(_l("Reason"), [DataRequired(_l("Say why."))])
