"""The forms of a round."""

from wtforms import HiddenField
from wtforms.validators import AnyOf, DataRequired

from amal_field.web.forms import FieldForm, UuidField

TICKED, UNTICKED = "yes", "no"


class TickForm(FieldForm):
    """Whether a line takes part."""

    ticked = HiddenField(validators=[AnyOf([TICKED, UNTICKED])])


class SwapForm(FieldForm):
    """Which buddy comes in the place of another, by the key of the candidacy."""

    buddy = UuidField(validators=[DataRequired()])
