"""The forms of volunteers."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from amal_field.volunteers.messages import SYSTEMS
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import DayField, FieldForm, TextField, choices
from amal_field.web.money import MoneyField

A_DAY = InputRequired(_l("Choose a day."))
AN_AMOUNT = InputRequired(_l("Fill in an amount."))


class FileForm(CorrectionForm):
    """What is noted of a volunteer; an empty day is "not yet"."""

    agreement_on = DayField(_l("Agreement signed"))
    note_on = DayField(_l("Information note handed over"))
    insured_on = DayField(_l("Insured"))


class YearForm(FieldForm):
    """How somebody is paid in a year."""

    refused_at = {"amount_missing": "amount", "amount_over_ceiling": "amount", "no_ceiling": "amount"}
    system = RadioField(
        _l("Allowance for the whole year"),
        [InputRequired(_l("Choose one of the two."))],
        choices=choices(SYSTEMS.items()),
    )
    amount = MoneyField(_l("Euros a day"))


class CeilingForm(FieldForm):
    """A ceiling of the law."""

    refused_at = {"year_under_day": "per_year", "ceiling_known": "valid_from"}
    valid_from = DayField(_l("Valid from"), [A_DAY])
    per_day = MoneyField(_l("Euros a day"), [AN_AMOUNT])
    per_year = MoneyField(_l("Euros a year"), [AN_AMOUNT])
    source = TextField(_l("Where this is published"), [DataRequired(_l("Say where this can be read."))])

    def validate_per_day(self, field: MoneyField) -> None:
        """Demand more than nothing."""
        if field.data is not None and field.data <= 0:
            raise ValidationError(_l("Type an amount above zero."))
