"""What the outbox offers the other rooms."""

from amal_field.outbox import messages, views
from amal_field.outbox.views import receiving
from amal_field.room import Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    events=messages.EVENTS,
    words=messages.WORDS,
    depot=receiving.DEPOT,
)
