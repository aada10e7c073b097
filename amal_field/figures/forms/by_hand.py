"""The form of a figure by hand."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import DataRequired, InputRequired

from amal_field import clock
from amal_field.figures.messages import KINDS_BY_HAND
from amal_field.web.forms import AreaField, DayField, FieldForm, TextField, choices


class ManualFigureForm(FieldForm):
    """What it is, and where it stands."""

    refused_at = {
        "figure_code_odd": "code",
        "figure_noted": "code",
        "figure_kind_differs": "kind",
        "figure_number_odd": "value",
        "figure_share_over": "value",
        "figure_range_odd": "value",
        "figure_range_reversed": "value",
        "figure_months_odd": "value",
        "figure_day_ahead": "noted_on",
    }

    name = TextField(_l("What it counts"), [DataRequired(_l("Say what is counted."))])
    code = TextField(_l("Code"), [DataRequired(_l("Fill in a code."))], most=80)
    kind = RadioField(_l("Kind of value"), choices=choices(KINDS_BY_HAND.items()), default="number")
    value = TextField(_l("Value"), [DataRequired(_l("Fill in a value."))])
    source = AreaField(_l("Source"), [DataRequired(_l("Say where this number stands."))], most=500)
    noted_on = DayField(_l("Read on"), [InputRequired(_l("Choose a day."))], default=clock.today)
