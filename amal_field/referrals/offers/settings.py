"""What an administrator sets of referrals."""

from flask_babel import lazy_gettext as _l

from amal_field.dated_settings.queries import Setting
from amal_field.dated_settings.rules import Kind
from amal_field.referrals.queries.lists import QUIET_DAYS

SETTINGS = (
    Setting(
        QUIET_DAYS,
        _l("A referral is asked after when nothing was heard for"),
        Kind.DAYS,
        default=14,
        source=_l("our own choice"),
        least=1,
        most=365,
    ),
)
