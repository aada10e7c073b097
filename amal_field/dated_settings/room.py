"""What the dated settings offer the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.dated_settings import help, messages, views
from amal_field.permissions import Permission
from amal_field.room import MenuItem, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(MenuItem(_l("Limits"), "dated_settings.dated_settings", Permission.DATED_SETTINGS_SET, "dial"),),
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    help=help.HELP,
)
