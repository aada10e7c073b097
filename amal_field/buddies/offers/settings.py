"""What an administrator sets of walks."""

from flask_babel import lazy_gettext as _l

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
)
