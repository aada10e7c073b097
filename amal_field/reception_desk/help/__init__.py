"""How the pages of the reception desk work, by endpoint."""

from amal_field.reception_desk.help import registration

HELP = registration.HELP
