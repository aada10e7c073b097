"""The forms of cards and of lots that are looked for."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from amal_field.refusal import RuleBroken
from amal_field.vaccination import messages
from amal_field.vaccination.forms.fields import MonthField
from amal_field.vaccination.rules import doses
from amal_field.vaccination.rules.words import ADULT, MOST_DOSES, PARENT, SELF
from amal_field.web.forms import DayField, FieldForm, NameField, NumberField, TextField, choices


class CardForm(FieldForm):
    """A dose as it stands on a card, and who says yes to a copy of it."""

    refused_at = {
        **dict.fromkeys(("dose_ahead", "dose_before_birth", "copy_known"), "given_on"),
        **dict.fromkeys(("minor_no_adult", "adult_answers", "too_young"), "said_by"),
    }
    vaccine = SelectField(_l("Vaccine"), [DataRequired(_l("Choose a vaccine."))])
    given_on = DayField(_l("Day on the card"), [InputRequired(_l("Choose a day."))])
    dose = NumberField(_l("Dose"), least=1, most=MOST_DOSES)
    lot = TextField(_l("Lot"), most=40)
    next_month = MonthField(_l("Next dose in"))
    said_by = RadioField(_l("Who says yes to this copy"), choices=choices(messages.SAID_BY.items()), default=PARENT)
    name = NameField(_l("Name"))
    how = RadioField(_l("How"), choices=choices(messages.HOW.items()), default="present")

    def who(self) -> str | None:
        """The name of who says yes; none where they speak for themselves."""
        return None if self.said_by.data in (ADULT, SELF) else self.name.data

    def validate_name(self, field: NameField) -> None:
        """Demand a name of a parent or guardian."""
        if self.said_by.data not in (ADULT, SELF) and not field.data:
            raise ValidationError(_l("Choose or type who says it."))

    def validate_lot(self, field: TextField) -> None:
        """Read the lot as it is kept; nothing typed is none."""
        if field.data:
            try:
                field.data = doses.lot_of(field.data)
            except RuleBroken as broken:
                raise ValidationError(messages.SENTENCES[broken.code]) from None


class LotSearchForm(FieldForm):
    """Which lot, and why."""

    refused_at = dict.fromkeys(("lot_unreadable", "lot_unknown"), "lot")
    lot = TextField(_l("Lot"), [DataRequired(_l("Type the lot."))], most=40)
    reason = RadioField(
        _l("Why do you look?"),
        [InputRequired(_l("Choose why you look."))],
        choices=choices(messages.LOOKING_FOR.items()),
    )
