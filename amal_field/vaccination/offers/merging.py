"""What of the lists follows a person when persons are merged. The door does it: no merge tells of it."""

from amal_field.people.queries.merging import KeptApart
from amal_field.vaccination.models.health import VaccinationLine
from amal_field.vaccination.operations import door

MERGES = (KeptApart(VaccinationLine, door.follow, door.come_back),)
