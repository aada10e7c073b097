"""The forms of the reception desk."""

from amal_field.reception_desk.forms.queue import (
    CounterForm,
    LanguagesForm,
    PassingForm,
    ReturnForm,
    TapForm,
    TicketForm,
)
from amal_field.web.forms import FieldForm

__all__ = ["ActionForm", "CounterForm", "LanguagesForm", "PassingForm", "ReturnForm", "TapForm", "TicketForm"]


class ActionForm(FieldForm):
    """A button: nothing but its submission."""
