"""What of this room follows a person when persons are merged: where both stand on one list, the person's own counts;
all copies of cards follow. No count tells of any of it."""

from amal_field.people.queries.merging import Merges
from amal_field.vaccination.models.cards import CardCopy
from amal_field.vaccination.models.health import VaccinationLine

MERGES = (Merges(VaccinationLine, once_in=("action_id",)), Merges(CardCopy))
