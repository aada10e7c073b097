"""What the class unit offers the other rooms."""

from flask_babel import lazy_gettext as _l

from amal_field.class_unit import help, messages, queries, views
from amal_field.class_unit.offers import demo, merging, roll_display
from amal_field.permissions import Permission
from amal_field.room import MenuItem, Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    menu=(MenuItem(_l("Class unit"), "class_unit.helpers", Permission.SESSIONS_PLAN, "school"),),
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    demo=demo.load,
    merges=merging.MERGES,
    session_sight=((Permission.CLASS_SEE, queries.sessions_of_today),),
    papers={"extract": queries.checked},
    roll_displays={queries.KIND: roll_display.ROLL_DISPLAY},
)
