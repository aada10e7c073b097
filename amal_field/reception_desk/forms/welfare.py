"""The form of the partner of the welfare side: how a referral went on."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import DataRequired

from amal_field import clock
from amal_field.reception_desk.forms.desk import DeskForm
from amal_field.reception_desk.rules.words import ANSWERS
from amal_field.web.forms import DayField, choices


class AnswerForm(DeskForm):
    """How a referral went on, and on which day."""

    refused_at = {"step_in_future": "on", "step_too_early": "on"}
    step = RadioField(
        _l("How did it go on?"),
        [DataRequired(_l("Tap how it went on."))],
        choices=choices([(step, step) for step in ANSWERS]),
    )
    on = DayField(_l("Day"), [DataRequired(_l("Choose a day."))], default=clock.today)
