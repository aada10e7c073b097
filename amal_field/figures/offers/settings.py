"""What an administrator sets of the figures: what is too small to leave the house, and which years are alike."""

from flask_babel import lazy_gettext as _l

from amal_field.dated_settings.queries import Setting
from amal_field.dated_settings.rules import Kind
from amal_field.figures import rules
from amal_field.figures.queries.limits import ALIKE, LEAST

SETTINGS = (
    Setting(
        LEAST,
        _l("Figures outside the house: from so many people on a part of a split is shown"),
        Kind.PEOPLE,
        default=rules.LEAST,
        source=_l("our own choice, after what Statbel does"),
        least=2,
        most=50,
    ),
    Setting(
        ALIKE,
        _l("“In line with the year before”: families, people and stays differ by so much at most"),
        Kind.PERCENT,
        default=rules.ALIKE_PERCENT,
        source=_l("our own choice"),
        least=0,
        most=50,
    ),
)
