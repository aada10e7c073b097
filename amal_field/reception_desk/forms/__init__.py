"""The forms of the reception desk."""

from amal_field.reception_desk.forms.queue import (
    CounterForm,
    LanguagesForm,
    PassingForm,
    ReturnForm,
    TapForm,
    TicketForm,
)

__all__ = ["CounterForm", "LanguagesForm", "PassingForm", "ReturnForm", "TapForm", "TicketForm"]
