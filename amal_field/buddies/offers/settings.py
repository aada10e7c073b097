"""What an administrator sets of walks, and of the rhythm of duos."""

from flask_babel import lazy_gettext as _l

from amal_field.buddies.queries import MARGIN, OFF_DAYS
from amal_field.buddies.rules.walks import DAYS
from amal_field.dated_settings.queries import Setting
from amal_field.dated_settings.rules import Kind

SETTINGS = (
    Setting(
        DAYS,
        _l("Walks: so long whoever walked along stands on the roll"),
        Kind.DAYS,
        default=56,
        source=_l("our own choice"),
        least=1,
        most=366,
    ),
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
