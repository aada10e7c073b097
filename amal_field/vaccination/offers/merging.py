"""What of the lists follows a person when persons are merged: where both stand on one, the person's own counts."""

from amal_field.people.queries.merging import Merges
from amal_field.vaccination.models.health import VaccinationLine

MERGES = (Merges(VaccinationLine, once_in=("action_id",)),)
