"""How the pages of the reception desk work: five lines in plain words each, by endpoint."""

from amal_field.reception_desk.help import files, interpreters, queue, registration, talks, welfare

HELP = files.HELP | queue.HELP | registration.HELP | interpreters.HELP | welfare.HELP | talks.HELP
