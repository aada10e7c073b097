"""The form on which all forms of the desk stand."""

from amal_field.web.forms import FieldForm


class DeskForm(FieldForm):
    """A form of the desk: a sign that nobody sees is refused and said, never left out in silence."""

    refuses_harm = True
