"""What an administrator sets of the annual figures."""

from datetime import date

from flask_babel import lazy_gettext as _l

from amal_field.dated_settings.queries import Setting
from amal_field.dated_settings.rules import Kind
from amal_field.figures.queries.terms import COMPLETE_FROM

SETTINGS = (
    Setting(
        COMPLETE_FROM,
        _l("The annual figures are complete from the year that begins on"),
        Kind.DATE,
        default=date(2022, 1, 1),
        source=_l("the first year of which every register was taken over"),
    ),
)
