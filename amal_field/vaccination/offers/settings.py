"""The ages and the term that the house sets itself, since no law does."""

from flask_babel import lazy_gettext as _l

from amal_field.dated_settings.queries import Setting
from amal_field.dated_settings.rules import Kind
from amal_field.vaccination.operations.answers import SELF_AGE
from amal_field.vaccination.operations.card_terms import CARD_AGE, CARD_YEARS
from amal_field.vaccination.operations.lists import COVID_AGE
from amal_field.vaccination.queries.actions import LIST_MONTHS

SETTINGS = (
    Setting(
        LIST_MONTHS,
        _l("Vaccination: so long a list is kept"),
        Kind.MONTHS,
        1,
        _l("The house: what the team needs is in its own record by then."),
        least=1,
        most=12,
    ),
    Setting(
        CARD_YEARS,
        _l("Copies of vaccination cards: kept so many years after the last stay"),
        Kind.YEARS,
        3,
        _l("The house sets it; without a stay it counts from the day of recording."),
        least=1,
        most=18,
    ),
    Setting(
        CARD_AGE,
        _l("Copies of cards for which others said yes: kept until this age"),
        Kind.YEARS,
        18,
        _l("From then on only the adult can say yes."),
        least=1,
        most=18,
    ),
    Setting(
        COVID_AGE,
        _l("Vaccination against covid: from this age on"),
        Kind.YEARS,
        5,
        _l("The campaign of 2021 and 2022: children from five years on."),
        most=120,
    ),
    Setting(
        SELF_AGE,
        _l("Vaccination: a minor may decide from this age on"),
        Kind.YEARS,
        12,
        _l("The Patients’ Rights Act of 2002 names no age: the house does."),
        most=18,
    ),
)
