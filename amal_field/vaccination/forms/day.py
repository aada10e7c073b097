"""The forms of the day: answers, lots, taps, who walks in, paper."""

from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from amal_field.people.forms.persons import BirthField, DoublesForm
from amal_field.people.rules import Newcomer
from amal_field.vaccination import messages
from amal_field.vaccination.forms.fields import MonthField
from amal_field.vaccination.rules.words import ADULT, MOST_DOSES, PARENT, SELF, YES
from amal_field.web.addresses import key_in
from amal_field.web.forms import (
    AreaField,
    FieldForm,
    ManyField,
    NameField,
    NumberField,
    TextField,
    UuidField,
    choices,
)


class AnswersForm(FieldForm):
    """Who says yes or no, for whom."""

    refused_at = {
        "nobody_ticked": "lines",
        **dict.fromkeys(("minor_no_adult", "adult_answers", "too_young", "self_that_day"), "said_by"),
    }
    lines = ManyField(_l("For whom"), validate_choice=False)
    answer = RadioField(_l("Answer"), choices=choices(messages.ANSWERS.items()), default=YES)
    said_by = RadioField(_l("Who says it"), choices=choices(messages.SAID_BY.items()), default=PARENT)
    known = NameField(_l("Name"))
    name = NameField(_l("Another name"))
    how = RadioField(_l("How"), choices=choices(messages.HOW.items()), default="present")
    card = BooleanField(_l("Yes to a copy of the card, with a reminder of the next dose"))

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


class MovingForm(FieldForm):
    """For whom it was."""

    to = UuidField()


class RightLotForm(FieldForm):
    """The lot that it was, and for whom."""

    refused_at = {"nobody_ticked": "lines", "lot_first": "lot"}
    lines = ManyField(_l("For whom"), validate_choice=False)
    lot = UuidField(_l("Right lot"))

    def ticked(self) -> list[UUID]:
        """The keys that were ticked; what is no key is nobody's."""
        return [key for key in map(key_in, self.lines.data or ()) if key]


class WalkInForm(DoublesForm):
    """Somebody walks in: a first name, and a birth as far as it is known."""

    refused_at = dict.fromkeys(("on_list_already", "nameless"), "given_name")
    given_name = NameField(_l("First name"), [DataRequired(_l("Fill in a first name."))])
    family_name = NameField(_l("Family name"))
    birth = BirthField(_l("Birth"))

    def newcomer(self) -> Newcomer:
        """Who walks in."""
        return Newcomer(self.given_name.data, self.family_name.data, self.birth.data)


class PaperForm(FieldForm):
    """What is typed back from the working list."""

    refused_at = dict.fromkeys(
        ("typed_nothing", "typed_unreadable", "typed_backwards", "typed_word", "typed_twice"), "rows"
    )
    rows = AreaField(_l("Numbers"), most=2_000)
