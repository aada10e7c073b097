"""Somebody answers at the desk whether the welfare side may see their data."""

from wtforms import RadioField

from amal_field.reception_desk.forms.desk import DeskForm
from amal_field.reception_desk.messages.talks import ANSWERED_BY
from amal_field.web.forms import choices


class SharingAnswerForm(DeskForm):
    """The address says what they answer; `by`: who does, for a minor."""

    by = RadioField(choices=choices([*ANSWERED_BY.items(), ("", "")]), default="")
