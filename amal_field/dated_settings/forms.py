"""The form of a new value: its field is by the kind of the setting."""

from collections.abc import Callable
from decimal import Decimal

from flask_babel import lazy_gettext as _l
from wtforms import Field
from wtforms.validators import DataRequired, InputRequired

from amal_field.dated_settings.rules import Kind
from amal_field.web.forms import DayField, FieldForm, NumberField, TextField
from amal_field.web.money import MoneyField

A_VALUE = [InputRequired(_l("Fill in a value."))]
FIELDS: dict[Kind, Callable[[int, int], Field]] = {
    Kind.DAYS: lambda least, most: NumberField(_l("Days"), A_VALUE, least=least, most=most),
    Kind.MONTHS: lambda least, most: NumberField(_l("Months"), A_VALUE, least=least, most=most),
    Kind.YEARS: lambda least, most: NumberField(_l("Years"), A_VALUE, least=least, most=most),
    Kind.PERCENT: lambda least, most: NumberField(_l("Percent"), A_VALUE, least=least, most=most),
    Kind.PEOPLE: lambda least, most: NumberField(_l("People"), A_VALUE, least=least, most=most),
    Kind.HOUR: lambda least, most: NumberField(_l("Hour"), A_VALUE, least=least, most=most),
    Kind.AMOUNT: lambda least, most: MoneyField(_l("Euros"), A_VALUE, least=Decimal(least), most=Decimal(most)),
    Kind.DATE: lambda least, most: DayField(_l("Day"), [InputRequired(_l("Choose a day."))]),
    Kind.TEXT: lambda least, most: TextField(_l("Text"), [DataRequired(_l("Fill in a value."))]),
}
"""The field of a value of each kind; numbers between the least and the most."""


class ValueForm(FieldForm):
    """From when a value holds, and where that was decided; `value` comes by the kind."""

    refused_at = {"setting_backwards": "valid_from", "setting_exists": "valid_from"}
    valid_from = DayField(_l("Valid from"), [InputRequired(_l("Choose a day."))])
    source = TextField(_l("Where this was decided"), [DataRequired(_l("Say where this was decided."))])


def form_of(kind: Kind, least: int, most: int) -> type[ValueForm]:
    """The form for a value of this kind."""

    class FormOfKind(ValueForm):
        value = FIELDS[kind](least, most)

    return FormOfKind
