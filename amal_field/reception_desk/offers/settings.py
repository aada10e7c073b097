"""What an administrator sets of the desk: how long statuses last, and whom to call about a minor."""

from datetime import date

from flask_babel import lazy_gettext as _l

from amal_field.dated_settings.queries import Setting
from amal_field.dated_settings.rules import Kind
from amal_field.reception_desk.rules.registration import A_CARD_UNTIL, ANNEX_DAYS, GUARDIANSHIP_PHONE

SETTINGS = (
    Setting(
        ANNEX_DAYS,
        _l("Annex 15: so long it lasts"),
        Kind.DAYS,
        default=45,
        source=_l("the Immigration Office, 2022"),
        least=1,
        most=366,
    ),
    Setting(
        A_CARD_UNTIL,
        _l("A card of temporary protection: until then it lasts"),
        Kind.DATE,
        default=date(2023, 3, 4),
        source=_l("the decision of the Council of the European Union of 4 March 2022"),
    ),
    Setting(
        GUARDIANSHIP_PHONE,
        _l("Minors without a parent: the number to call"),
        Kind.TEXT,
        default="078 15 43 24",
        source=_l("the Guardianship Service, day and night"),
    ),
)
