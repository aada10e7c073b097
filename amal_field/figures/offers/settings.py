"""What an administrator sets of the figures: which years are complete, what is too small to leave the house, and which
years are alike."""

from datetime import date

from flask_babel import lazy_gettext as _l

from amal_field.dated_settings.queries import Setting
from amal_field.dated_settings.rules import Kind
from amal_field.figures import rules
from amal_field.figures.queries.terms import ALIKE, COMPLETE_FROM, LEAST

SETTINGS = (
    Setting(
        COMPLETE_FROM,
        _l("The annual figures are complete from the year that begins on"),
        Kind.DATE,
        default=date(2022, 1, 1),
        source=_l("the first year of which every register was taken over"),
    ),
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
