"""What the volunteers offer the other rooms."""

from amal_field.room import Room
from amal_field.volunteers import help, messages, offers, views

ROOM = Room(
    __package__,
    blueprint=views.bp,
    help=help.HELP,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    words=messages.WORDS,
    merges=offers.MERGES,
    dated_settings=offers.SETTINGS,
    papers=offers.PAPERS,
)
