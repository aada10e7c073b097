"""The forms of planning."""

import re
from collections.abc import Iterable
from decimal import Decimal

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, RadioField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from amal_field import clock
from amal_field.attendance.messages import KINDS
from amal_field.people.forms.persons import OneNewcomerForm
from amal_field.planning import messages
from amal_field.planning.rules import MOST_SESSIONS, Pattern, Slot
from amal_field.web.corrections import CorrectionForm
from amal_field.web.forms import DayField, FieldForm, NameField, NumberField, TextField, UuidField, choices
from amal_field.web.hours import HoursField

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
AGE = re.compile(r"\d{1,3}([.,]5)?", re.ASCII)
A_NAME = DataRequired(_l("Fill in a name."))
A_DAY = InputRequired(_l("Choose a day."))


class AgeField(Field):
    """An age in years, a half allowed, as `Decimal`."""

    render_kw = {"inputmode": "decimal", "autocomplete": "off"}

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist:
            return
        text, self.data = valuelist[0].strip(), None
        if text and not AGE.fullmatch(text):
            raise ValidationError(_l("Type an age in years, such as 17 or 3,5."))
        self.data = Decimal(text.replace(",", ".")) if text else None

    def _value(self) -> str:
        if self.raw_data:
            return self.raw_data[0]
        return "" if self.data is None else f"{self.data.normalize():f}".replace(".", ",")


class ProgrammeForm(CorrectionForm):
    """The rules of a programme that are the agency's own."""

    refused_at = {"ages_backwards": "most_age"}

    sessions_per_week = NumberField(_l("Sessions a week"), least=1, most=14)
    sessions_per_series = NumberField(_l("Sessions a series"), least=1, most=MOST_SESSIONS)
    least_age = AgeField(_l("Lowest age"))
    most_age = AgeField(_l("Highest age"))
    requires_names = BooleanField(_l("Everybody is on the roll by name"))


class ProgrammeDefinitionForm(CorrectionForm):
    """What a programme is."""

    refused_at = {"session_kind_odd": "session_kinds", "session_kind_held": "session_kinds"}

    name_nl = NameField(_l("Name in Dutch"), [A_NAME])
    name_fr = NameField(_l("Name in French"), [A_NAME])
    name_en = NameField(_l("Name in English"), [A_NAME])
    session_kinds = TextField(_l("Kinds of session"))
    asks_organisation = BooleanField(_l("People come for an organisation"))
    requires_names = BooleanField(_l("Everybody is on the roll by name"))
    retired_on = DayField(_l("Retired from"))

    def keep_names(self) -> None:
        """Ask no name: the programme has one of its own."""
        for name in ("name_nl", "name_fr", "name_en"):
            self[name].validators = ()


class NewProgrammeForm(ProgrammeDefinitionForm):
    """A programme that is not there yet."""

    refused_at = ProgrammeDefinitionForm.refused_at | {"programme_word_odd": "word", "programme_word_taken": "word"}

    word = TextField(_l("Word in the registers"), [DataRequired(_l("Fill in a word."))], most=40)


class TakingPartForm(CorrectionForm):
    """Who takes part in a series, where no roll says it."""

    refused_at = {"more_completed": "completed"}

    language = TextField(_l("Language beside Dutch"), most=60)
    enrolled = NumberField(_l("Enrolled"), most=99_999)
    completed = NumberField(_l("Completed"), most=99_999)


class PlanForm(CorrectionForm):
    """A series: when it meets, where, and for whom."""

    refused_at = {
        "series_name_taken": "name",
        "no_weekday": "monday",
        "end_missing": "until_on",
        "until_before_from": "until_on",
        "pattern_too_long": "until_on",
        "kind_missing": "kind",
        "kind_foreign": "kind",
    }

    name = NameField(_l("Name of the series"), [DataRequired(_l("Fill in a name."))])
    kind = RadioField(_l("Kind of session"), choices=[], default="", validate_choice=False)
    monday = HoursField(_l("Monday"))
    tuesday = HoursField(_l("Tuesday"))
    wednesday = HoursField(_l("Wednesday"))
    thursday = HoursField(_l("Thursday"))
    friday = HoursField(_l("Friday"))
    saturday = HoursField(_l("Saturday"))
    sunday = HoursField(_l("Sunday"))
    from_on = DayField(_l("First day"), [A_DAY], default=clock.today)
    until_on = DayField(_l("Last day"))
    sessions = NumberField(_l("Number of sessions"), least=1, most=MOST_SESSIONS)
    place = TextField(_l("Place"))
    least_level = RadioField(
        _l("Dutch from this level on"), choices=choices([("", _l("Everybody")), *messages.LEVELS.items()]), default=""
    )
    language = TextField(_l("Language beside Dutch"), most=60)
    skips_school_holidays = BooleanField(_l("Not in the school holidays"), default=True)
    skips_public_holidays = BooleanField(_l("Not on public holidays"), default=True)

    def offer(self, kinds: Iterable[str]) -> None:
        """Set the kinds of session that the programme knows."""
        self.kind.choices = choices((kind, KINDS[kind]) for kind in kinds)

    def pattern(self) -> Pattern:
        hours = [(number, self[name].data) for number, name in enumerate(WEEKDAYS)]
        slots = [Slot(number, *pair) for number, pair in hours if pair]
        return Pattern(slots, self.from_on.data, self.until_on.data, self.sessions.data)


class SessionForm(FieldForm):
    """When and where a session is."""

    refused_at = {
        "ends_before_start": "hours",
        "moved_past_presence": "held_on",
        "kind_missing": "kind",
        "kind_foreign": "kind",
    }

    held_on = DayField(_l("Day"), [A_DAY], default=clock.today)
    hours = HoursField(_l("Time"))
    place = TextField(_l("Place"))
    kind = RadioField(_l("Kind of session"), choices=[], default="", validate_choice=False)

    def offer(self, kinds: Iterable[str]) -> None:
        """Set the kinds of session that the programme knows."""
        self.kind.choices = choices((kind, KINDS[kind]) for kind in kinds)

    def validate_hours(self, field: HoursField) -> None:
        """Demand both times."""
        if field.data is None and not field.errors:
            raise ValidationError(_l("Fill in both: from when, and until when."))


class CallOffForm(FieldForm):
    """Why a session is called off."""

    refused_at = {"roll_not_empty": "reason", "off_already": "reason"}
    reason = TextField(_l("Reason"), [DataRequired(_l("Say why, in a few words."))])


class HelperForm(OneNewcomerForm):
    """Who is to help: somebody known, or somebody new."""

    refused_at = {"nameless": "given_name"}
    person = UuidField()

    @property
    def is_new(self) -> bool:
        """Whether nobody known is chosen."""
        return not self.person.data


class HolidayForm(FieldForm):
    """Days on which the schools are closed."""

    refused_at = {"until_before_from": "last_on"}
    name = NameField(_l("Name"), [DataRequired(_l("Fill in a name."))])
    first_on = DayField(_l("First day"), [A_DAY])
    last_on = DayField(_l("Last day"), [A_DAY])
