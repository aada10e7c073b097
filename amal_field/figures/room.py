"""What the figures offer the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.figures import help, views
from amal_field.figures.offers import settings
from amal_field.permissions import Permission
from amal_field.room import MenuItem, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(MenuItem(_l("Annual figures"), "figures.latest", Permission.FIGURES_OPEN, "chart"),),
    help=help.HELP,
    dated_settings=settings.SETTINGS,
)
