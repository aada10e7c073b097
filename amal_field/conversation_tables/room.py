"""What the conversation tables offer the other rooms."""

from amal_field.conversation_tables import help, messages, rules, views
from amal_field.conversation_tables.offers import merging, roll_display
from amal_field.room import Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    words=messages.WORDS,
    merges=merging.MERGES,
    roll_displays=dict.fromkeys(rules.KINDS, roll_display.ROLL_DISPLAY),
)
