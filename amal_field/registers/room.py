"""What the registers offer the other rooms."""

from amal_field.registers import messages
from amal_field.room import Room

ROOM = Room(__package__, sentences=messages.SENTENCES)
