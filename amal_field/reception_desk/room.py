"""What the reception desk offers the other rooms."""

from amal_field.permissions import Permission
from amal_field.reception_desk import messages, views
from amal_field.reception_desk.offers import figures, merging, sight
from amal_field.reception_desk.registers.assignments import ASSIGNMENTS
from amal_field.reception_desk.registers.files import FILES
from amal_field.room import Room

ROOM = Room(
    __package__,
    blueprint=views.bp,
    sentences=messages.SENTENCES,
    events=messages.EVENTS,
    registers=(FILES, ASSIGNMENTS),
    figures=figures.FIGURES,
    merges=merging.MERGES,
    household_sight=((Permission.DESK_SEE, sight.household_ids),),
    person_sight=((Permission.DESK_SEE, sight.person_ids),),
    session_sight=((Permission.DESK_SEE, sight.sessions),),
)
