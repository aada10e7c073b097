"""What of the volunteers follows a person when rows of persons are merged: the file, and how a year is paid.

Where the person who stays has a file, or one of the same years, that one counts.
"""

from amal_field.people.queries.merging import Merges
from amal_field.volunteers.models import VolunteerFile, VolunteerYear

MERGES = (
    Merges(VolunteerFile, VolunteerFile.person_id, once_in=()),
    Merges(VolunteerYear, VolunteerYear.year, once_in=("year",)),
)
