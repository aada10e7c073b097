"""The forms of talks."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import DataRequired, InputRequired

from amal_field.contacts.messages import AGE_GROUPS, SERVICES, TOPICS
from amal_field.contacts.rules import LEAST_MINUTES, MOST_MINUTES, UNKNOWN
from amal_field.web.forms import DayField, FieldForm, NumberField, choices


class MinutesField(NumberField):
    """Minutes: those of the button that was pressed, else those that were typed."""

    def process_formdata(self, valuelist: list[str]) -> None:
        told = [value for value in valuelist if value.strip()]
        self.raw_data = told[-1:] or valuelist
        super().process_formdata(self.raw_data)


class ContactForm(FieldForm):
    """A talk: for which service, about what, when and how long."""

    refused_at = {"contact_to_come": "spoken_on", "contact_minutes": "minutes"}
    service = RadioField(_l("Service"), [DataRequired(_l("Choose a service."))])
    topic = RadioField(_l("About what?"), [DataRequired(_l("Choose a topic."))])
    spoken_on = DayField(_l("Day"), [InputRequired(_l("Choose a day."))])
    minutes = MinutesField(
        _l("Minutes"), [InputRequired(_l("Tap or type the minutes."))], least=LEAST_MINUTES, most=MOST_MINUTES
    )

    def __init__(self, services: Sequence[Any], topics: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(**{"service": str(services[0].id) if services else None} | kwargs)
        self.service.choices = choices([(str(one.id), SERVICES.get(one.code, one.name)) for one in services])
        self.topic.choices = choices([(str(one.id), TOPICS.get(one.code, one.name)) for one in topics])

    def keys(self) -> tuple[UUID, UUID]:
        """The keys of the service and of the topic."""
        return UUID(self.service.data), UUID(self.topic.data)


class NamelessForm(ContactForm):
    """A talk with somebody whom nobody named."""

    age_group = RadioField(_l("With whom?"), choices=choices(AGE_GROUPS.items()), default=UNKNOWN)
