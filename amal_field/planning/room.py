"""What planning offers the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.permissions import Permission
from amal_field.planning import help, messages, views
from amal_field.planning.offers import demo, endings, merging
from amal_field.room import MenuItem, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(MenuItem(_l("Planning"), "planning.calendar", Permission.PLANNING_OPEN, "week"),),
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    words=messages.WORDS,
    demo=demo.load,
    merges=merging.MERGES,
    ends_with_user=endings.end_with_user,
)
