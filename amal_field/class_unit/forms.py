"""The forms of the class unit."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from amal_field.web.forms import DayField, FieldForm


class CheckForm(FieldForm):
    """The extract of a helper was seen."""

    refused_at = {"seen_to_come": "seen_on"}
    seen_on = DayField(_l("Seen on"), [InputRequired(_l("Choose a day."))])
