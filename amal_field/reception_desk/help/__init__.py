"""How the pages of the reception desk work: five lines in plain words each, by endpoint."""

from amal_field.reception_desk.help import files, queue, registration

HELP = files.HELP | queue.HELP | registration.HELP
