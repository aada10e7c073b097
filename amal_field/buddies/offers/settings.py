"""What of the rhythm of duos an administrator sets."""

from flask_babel import lazy_gettext as _l

from amal_field.buddies.queries import MARGIN, OFF_DAYS
from amal_field.dated_settings.queries import Setting
from amal_field.dated_settings.rules import Kind

SETTINGS = (
    Setting(
        MARGIN,
        _l("Days beyond its rhythm after which a duo is late"),
        Kind.DAYS,
        default=7,
        source=_l("our own choice"),
        least=1,
        most=60,
    ),
    Setting(
        OFF_DAYS,
        _l("Days without a meeting after which a duo is off its rhythm"),
        Kind.DAYS,
        default=28,
        source=_l("our own choice"),
        least=7,
        most=180,
    ),
)
