"""Fields that more than one form of vaccination has."""

from wtforms import Field, ValidationError

from amal_field.refusal import RuleBroken
from amal_field.vaccination import messages
from amal_field.vaccination.rules import doses
from amal_field.web.forms import (
    FieldForm,
)


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
