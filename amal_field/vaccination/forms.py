"""The forms of vaccination actions: fields, types and limits."""

from typing import Any
from uuid import UUID

from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from amal_field import clock
from amal_field.people.forms.persons import DoublesForm
from amal_field.people.rules import LANGUAGES, Birth, Newcomer, birth_from
from amal_field.refusal import RuleBroken
from amal_field.vaccination import messages
from amal_field.vaccination.rules import doses
from amal_field.vaccination.rules.words import ADULT, MOST_DOSES, PARENT, SELF, YES
from amal_field.web.addresses import key_in
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import (
    AreaField,
    DayField,
    FieldForm,
    ManyField,
    NameField,
    NumberField,
    PhoneField,
    TextField,
    UuidField,
    choices,
)
from amal_field.web.hours import HoursField

DETAILS = ("partner", "team_phone", "emergency_contact", "interpreter_language", "interpreter_booked_on")
VACCINE = ("brand", "protects", "kind", "least_days", "source", "confirmed_on")


class MonthField(Field):
    """A month, typed as `10/2026`: `data` is its first day."""

    render_kw = {"inputmode": "numeric", "autocomplete": "off", "placeholder": "10/2026"}

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read it; nothing typed is none."""
        self.data = None
        if valuelist and valuelist[0].strip():
            try:
                self.data = doses.month_of(valuelist[0])
            except RuleBroken as broken:
                raise ValidationError(messages.SENTENCES[broken.code]) from None

    def _value(self) -> str:
        return f"{self.data:%m/%Y}" if self.data else (self.raw_data[0] if self.raw_data else "")


class TapForm(FieldForm):
    """A tap: its address says what is wanted."""


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


class AnswersForm(FieldForm):
    """Who says yes or no, for whom."""

    refused_at = {
        "nobody_ticked": "lines",
        **dict.fromkeys(("minor_no_adult", "adult_answers", "too_young"), "said_by"),
    }
    lines = ManyField(_l("For whom"), validate_choice=False)
    answer = RadioField(_l("Answer"), choices=choices(messages.ANSWERS.items()), default=YES)
    said_by = RadioField(_l("Who says it"), choices=choices(messages.SAID_BY.items()), default=PARENT)
    known = NameField(_l("Name"))
    name = NameField(_l("Another name"))
    how = RadioField(_l("How"), choices=choices(messages.HOW.items()), default="present")

    def ticked(self) -> list[UUID]:
        """The keys that were ticked; what is no key is nobody's."""
        return [key for key in map(key_in, self.lines.data or ()) if key]

    def who(self) -> str | None:
        """The name of who answers; none where they answer for themselves."""
        if self.said_by.data in (ADULT, SELF):
            return None
        return self.name.data or self.known.data

    def validate_name(self, field: NameField) -> None:
        """Demand a name of a parent or guardian."""
        if self.said_by.data not in (ADULT, SELF) and not self.who():
            raise ValidationError(_l("Choose or type who says it."))


class LotForm(FieldForm):
    """Which lot lies on the table."""

    refused_at = {"lot_unreadable": "lot", "lot_expired": "month"}
    vaccine = SelectField(_l("Vaccine"), [DataRequired(_l("Choose a vaccine."))])
    lot = TextField(_l("Lot on the pack"), [DataRequired(_l("Type the lot as it stands on the pack."))], most=40)
    month = MonthField(_l("Month on the pack"), [InputRequired(_l("Type the month on the pack as 10/2026."))])
    uses_expired = BooleanField(_l("Use it all the same"))


class GivenForm(FieldForm):
    """Something was given: which lot, and what the nurse says of it."""

    lot = UuidField()
    dose = NumberField(_l("Dose"), least=1, most=MOST_DOSES)
    next_month = MonthField(_l("Next dose in"))
    is_confirmed = BooleanField(_l("The nurse confirms this dose"))
    uses_expired = BooleanField(_l("Use it all the same"))


class NotGivenForm(FieldForm):
    """Why nothing was given."""

    reason = RadioField(_l("Not given"), [InputRequired(_l("Choose why."))], choices=choices(messages.REASONS.items()))


class TakeBackForm(FieldForm):
    """Why something is taken back; nothing at once."""

    code = RadioField(_l("Why"), choices=choices(messages.MISTAKES.items()), default="", validate_choice=False)

    def why(self) -> str | None:
        """The code, where it is one."""
        return self.code.data if self.code.data in messages.MISTAKES else None


class RightLotForm(FieldForm):
    """The lot that it was, and for whom."""

    refused_at = {"nobody_ticked": "lines", "lot_first": "lot"}
    lines = ManyField(_l("For whom"), validate_choice=False)
    lot = UuidField(_l("Right lot"))

    def ticked(self) -> list[UUID]:
        """The keys that were ticked; what is no key is nobody's."""
        return [key for key in map(key_in, self.lines.data or ()) if key]


class WalkInForm(DoublesForm):
    """Somebody walks in: a first name, and a day or a year of birth."""

    refused_at = {
        **dict.fromkeys(("birth_unreal", "birth_in_future"), "year"),
        **dict.fromkeys(("on_list_already", "nameless"), "given_name"),
    }
    given_name = NameField(_l("First name"), [DataRequired(_l("Fill in a first name."))])
    family_name = NameField(_l("Family name"))
    year = NumberField(_l("Year of birth"), most=9999)

    def newcomer(self) -> Newcomer:
        """Who walks in. Raises `RuleBroken` `birth_unreal` or `birth_in_future`."""
        birth: Birth | None = birth_from(self.year.data, today=clock.today()) if self.year.data else None
        return Newcomer(self.given_name.data, self.family_name.data, birth)


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


class PaperForm(FieldForm):
    """What is typed back from the working list."""

    refused_at = dict.fromkeys(
        ("typed_nothing", "typed_unreadable", "typed_backwards", "typed_word", "typed_twice"), "rows"
    )
    rows = AreaField(_l("Numbers"), most=2_000)
