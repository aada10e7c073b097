"""The forms of duos and their meetings."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from amal_field.buddies.forms.closing import A_DAY, NO, YES
from amal_field.buddies.messages import DECLINED_BY, KINDS, PROLONG_REASONS
from amal_field.buddies.rules.meetings import LEAST_MINUTES, MOST_MINUTES
from amal_field.web.forms import DayField, FieldForm, NumberField, choices


class MinutesField(NumberField):
    """Minutes of a meeting, as typed."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValidationError:
            raise ValidationError(
                _l("From %(least)d to %(most)d minutes.", least=LEAST_MINUTES, most=MOST_MINUTES)
            ) from None


class MeetingForm(FieldForm):
    """A meeting: when, how long, what it was, and whether it was done."""

    refused_at = {
        "meeting_in_future": "met_on",
        "meeting_not_started": "met_on",
        "meeting_before_start": "met_on",
        "meeting_after_end": "met_on",
        "meeting_that_day": "is_second",
        "match_starts_early": "met_on",
        "match_in_future": "met_on",
        "minutes_impossible": "minutes",
    }
    met_on = DayField(_l("Day"), [A_DAY])
    minutes = MinutesField(
        _l("Minutes"), [InputRequired(_l("Type the minutes."))], least=LEAST_MINUTES, most=MOST_MINUTES
    )
    kind = RadioField(_l("What was it?"), [DataRequired(_l("Choose what it was."))], choices=choices(KINDS.items()))
    is_done = RadioField(
        _l("Did they meet?"), choices=choices([(YES, _l("They met")), (NO, _l("It did not work out"))]), default=YES
    )
    is_second = BooleanField(_l("It is a second meeting of that day"))


class MatchPauseForm(FieldForm):
    """From when until when a duo rests."""

    refused_at = {
        "pause_backwards": "until_on",
        "pause_there": "until_on",
        "pause_there_too": "until_on",
        "meeting_before_start": "from_on",
    }
    from_on = DayField(_l("From"), [A_DAY])
    until_on = DayField(_l("Until and with"), [A_DAY])


class ProlongForm(FieldForm):
    """Until when a duo goes on, and why."""

    refused_at = {"prolonged_backwards": "until", "match_endless": "until"}
    until = DayField(_l("Goes on until"), [A_DAY])
    why = RadioField(
        _l("Why longer?"), [DataRequired(_l("Choose a reason."))], choices=choices(PROLONG_REASONS.items())
    )


class DecliningForm(FieldForm):
    """Who ends a proposal."""

    by = RadioField(_l("Who?"), [DataRequired(_l("Choose who."))], choices=choices(DECLINED_BY.items()))
