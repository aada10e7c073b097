"""The forms of duos and their meetings."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from amal_field.buddies.messages import DECLINED_BY, KINDS, REASONS
from amal_field.buddies.rules.meetings import LEAST_MINUTES, MOST_MINUTES
from amal_field.web.forms import DayField, FieldForm, NumberField, choices

YES, NO = "yes", "no"
A_DAY = InputRequired(_l("Choose a day."))


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


class DecliningForm(FieldForm):
    """Who ends a proposal."""

    by = RadioField(_l("Who?"), [DataRequired(_l("Choose who."))], choices=choices(DECLINED_BY.items()))


class ClosingForm(FieldForm):
    """Why and when a duo ends."""

    refused_at = {
        "match_in_future": "closed_on",
        "match_ends_early": "closed_on",
        "match_meeting_outside": "closed_on",
    }
    closed_on = DayField(_l("Last day"), [A_DAY])
    reason = RadioField(_l("Why?"), [DataRequired(_l("Choose a reason."))], choices=choices(REASONS.items()))
    farewell = RadioField(
        _l("Was there a farewell?"),
        [DataRequired(_l("Say whether there was a farewell."))],
        choices=choices([(YES, _l("Yes")), (NO, _l("No"))]),
    )


class ActionForm(FieldForm):
    """A button: nothing but its submission."""
