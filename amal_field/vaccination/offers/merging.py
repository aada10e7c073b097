"""What of this room follows a person when persons are merged. Of the lists the door does it, and no merge tells of it;
all copies of cards follow. No count tells of any of it."""

from amal_field.people.queries.merging import KeptApart, Merges
from amal_field.vaccination.models.cards import CardCopy
from amal_field.vaccination.models.health import VaccinationLine
from amal_field.vaccination.operations import door

MERGES = (KeptApart(VaccinationLine, door.follow, door.come_back), Merges(CardCopy))
