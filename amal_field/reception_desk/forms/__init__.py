"""The forms of the reception desk."""

from amal_field.web.forms import FieldForm


class ActionForm(FieldForm):
    """A button: nothing but its submission."""
