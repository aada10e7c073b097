"""What the figures offer the other rooms."""

from amal_field.room import Room

ROOM = Room(__package__)
