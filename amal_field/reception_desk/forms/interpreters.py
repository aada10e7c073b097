"""The forms of interpreters: asking for one, saying what became of it, and the hours of volunteers."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from amal_field import clock
from amal_field.people.forms.persons import languages_offered
from amal_field.reception_desk.forms.desk import DeskForm
from amal_field.reception_desk.messages.interpreters import MANNERS, PURPOSES, TIERS
from amal_field.reception_desk.rules.assignments import LEAST_MINUTES, MOST_MINUTES, STEPS
from amal_field.web.forms import DayField, ManyField, NumberField, UuidField, choices
from amal_field.web.hours import HoursField

FIRST_LANGUAGES = ("uk", "ru")
"""What most people speak who come to the desk: they stand first."""
WEEKDAYS = tuple(
    enumerate(
        (
            *(_l("Monday"), _l("Tuesday"), _l("Wednesday"), _l("Thursday")),
            *(_l("Friday"), _l("Saturday"), _l("Sunday")),
        )
    )
)


def languages() -> list[tuple[str, str]]:
    """The languages of an interpreter, those that most people speak first."""
    offered = languages_offered(())
    first = [pair for code in FIRST_LANGUAGES for pair in offered if pair[0] == code]
    return [*first, *(pair for pair in offered if pair not in first)]


class _InLanguage(DeskForm):
    """A language, and from when until when."""

    language = SelectField(_l("Language"), [DataRequired(_l("Choose a language."))], default="")
    hours = HoursField(_l("Time"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language.choices = choices([("", "–"), *languages()])

    def validate_hours(self, field: HoursField) -> None:
        """Demand both times."""
        if field.data is None and not field.errors:
            raise ValidationError(_l("Fill in both: from when, and until when."))


class RequestForm(_InLanguage):
    """Which interpreter somebody needs, when and what for."""

    refused_at = {"request_of_past": "day", "request_far": "day"}
    of_person = UuidField()
    manner = RadioField(_l("How?"), [DataRequired(_l("Choose how."))], choices=choices(MANNERS.items()))
    tier = RadioField(_l("Who?"), choices=choices(TIERS.items()), default="social")
    purpose = RadioField(
        _l("What for?"), [DataRequired(_l("Choose what for."))], choices=choices(PURPOSES.items()), default="desk"
    )
    day = DayField(_l("Day"), [InputRequired(_l("Choose a day."))], default=clock.today)


class StepForm(DeskForm):
    """What became of an assignment, and how many minutes they interpreted."""

    refused_at = {"minutes_missing": "minutes", "assignment_minutes": "minutes", "minutes_of_nothing": "minutes"}
    step = RadioField(_l("What became of it?"), [DataRequired()], choices=choices([(step, step) for step in STEPS]))
    minutes = NumberField(_l("Minutes"), least=LEAST_MINUTES, most=MOST_MINUTES)


class HoursForm(_InLanguage):
    """A volunteer, and when they interpret each week."""

    refused_at = {"hours_twice": "hours", "not_a_volunteer": "volunteer"}
    volunteer = SelectField(_l("Volunteer"), [DataRequired(_l("Choose a volunteer."))], validate_choice=False)
    weekdays = ManyField(
        _l("Days"),
        [DataRequired(_l("Choose a day of the week."))],
        choices=choices([(str(number), name) for number, name in WEEKDAYS]),
    )

    def __init__(self, volunteers: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.volunteer.choices = choices([("", "–"), *volunteers])
