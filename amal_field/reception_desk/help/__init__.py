"""How the pages of the desk work: five lines in plain words each, by endpoint."""

from amal_field.reception_desk.help import queue

HELP = queue.HELP
