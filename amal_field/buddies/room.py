"""What buddies offer the other rooms."""

from amal_field.buddies import messages
from amal_field.buddies.offers import figures, merging
from amal_field.buddies.registers import columns
from amal_field.room import Room

ROOM = Room(
    __package__,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    registers=(columns.DUOS, columns.MEETINGS),
    figures=figures.FIGURES,
    merges=merging.MERGES,
)
