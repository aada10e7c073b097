"""Whom members of duos call, as an administrator sets it; until then there is no card and no link."""

from flask_babel import lazy_gettext as _l

from amal_field.buddies.queries.links import CONTACT_NAME, CONTACT_PHONE
from amal_field.dated_settings.queries import Setting
from amal_field.dated_settings.rules import Kind

NOBODY = _l("nobody yet: without it there are no cards and no links")
SETTINGS = (
    Setting(CONTACT_NAME, _l("Duos: whom they call"), Kind.TEXT, default="", source=NOBODY),
    Setting(CONTACT_PHONE, _l("Duos: the number that they call"), Kind.TEXT, default="", source=NOBODY),
)
