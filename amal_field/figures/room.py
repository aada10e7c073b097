"""What the figures offer the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.figures import help, messages, views
from amal_field.figures.offers import demo, settings
from amal_field.figures.registers import configured
from amal_field.figures.registers.by_hand import MANUAL_FIGURES
from amal_field.permissions import Permission
from amal_field.room import MenuItem, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(MenuItem(_l("Annual figures"), "figures.latest", Permission.FIGURES_OPEN, "chart"),),
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    registers=(MANUAL_FIGURES, configured.FIGURES),
    words=messages.WORDS,
    demo=demo.load,
    dated_settings=settings.SETTINGS,
)
