"""What the reception desk offers the other rooms."""

from amal_field.reception_desk import messages
from amal_field.reception_desk.offers import figures, merging
from amal_field.reception_desk.registers.assignments import ASSIGNMENTS
from amal_field.reception_desk.registers.files import FILES
from amal_field.room import Room

ROOM = Room(
    __package__,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    registers=(FILES, ASSIGNMENTS),
    figures=figures.FIGURES,
    merges=merging.MERGES,
)
