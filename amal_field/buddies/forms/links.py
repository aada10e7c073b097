"""The forms of who has a link, and of what the coordinator does with what they ask."""

from datetime import date, timedelta

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, ValidationError
from wtforms.validators import DataRequired

from amal_field.buddies.forms.duos import MinutesField
from amal_field.buddies.messages import KINDS, OUTCOMES
from amal_field.buddies.rules.meetings import LEAST_MINUTES, MOST_MINUTES
from amal_field.web.forms import DayField, FieldForm, UuidField, choices

TODAY, YESTERDAY, OTHER = ("today", "yesterday", "other")
WHEN = {TODAY: _l("Today"), YESTERDAY: _l("Yesterday"), OTHER: _l("Another day")}
LENGTHS = ("60", "90", "120")
LONG = {one: _l("%(number)d minutes", number=int(one)) for one in LENGTHS} | {OTHER: _l("Otherwise")}


class SaidForm(FieldForm):
    """What was said by the link, by key."""

    said = UuidField(validators=[DataRequired()])


class BetterForm(SaidForm):
    """When it was, how long and what."""

    refused_at = {
        "meeting_in_future": "met_on",
        "meeting_before_start": "met_on",
        "meeting_after_end": "met_on",
        "match_starts_early": "met_on",
        "match_in_future": "met_on",
        "meeting_noted": "when",
        "minutes_impossible": "minutes",
    }
    when = RadioField(_l("When?"), choices=choices(WHEN.items()), default=TODAY)
    met_on = DayField(_l("Which day?"))
    length = RadioField(_l("How long?"), choices=choices(LONG.items()), default=OTHER)
    minutes = MinutesField(_l("How many minutes?"), least=LEAST_MINUTES, most=MOST_MINUTES)
    kind = RadioField(_l("What was it?"), [DataRequired(_l("Choose what it was."))], choices=choices(KINDS.items()))

    def validate_met_on(self, field: DayField) -> None:
        """Demand a day where it is another."""
        if self.when.data == OTHER and field.data is None and not field.errors:
            raise ValidationError(_l("Choose a day."))

    def validate_minutes(self, field: MinutesField) -> None:
        """Demand the minutes where they are others."""
        if self.length.data == OTHER and field.data is None and not field.errors:
            raise ValidationError(_l("From %(least)d to %(most)d minutes.", least=LEAST_MINUTES, most=MOST_MINUTES))

    def day(self, today: date) -> date:
        """The day that is meant."""
        days = {TODAY: today, YESTERDAY: today - timedelta(days=1)}
        return days.get(self.when.data, self.met_on.data)

    def long(self) -> int:
        """The minutes that are meant."""
        return self.minutes.data if self.length.data == OTHER else int(self.length.data)


class HelpForm(FieldForm):
    """What came of a request for help."""

    outcome = RadioField(_l("What came of it?"), [DataRequired(_l("Choose what came of it."))])

    def __init__(self, **kwargs) -> None:
        super().__init__(**kwargs)
        self.outcome.choices = choices(OUTCOMES.items())
