"""The forms of the conversation tables."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from amal_field.conversation_tables.rules import MOST_TABLES
from amal_field.web.forms import FieldForm, NumberField


class SpreadForm(FieldForm):
    """At how many tables they sit."""

    refused_at = {"no_such_table": "tables", "nobody_to_seat": "tables"}
    tables = NumberField(_l("Tables"), [InputRequired(_l("Say how many."))], least=1, most=MOST_TABLES, default=3)
