"""What of the volunteers follows a person when rows of persons are merged: her file, and how a year is paid.

Where the person who stays has a file, or one of the same years, hers counts.
"""

from typing import Any

from sqlalchemy import ColumnElement

from amal_field.people.queries.merging import Merges
from amal_field.volunteers.models import VolunteerFile, VolunteerYear


def _another_file(other: Any) -> ColumnElement[bool]:
    return other.person_id != VolunteerFile.person_id


def _same_year(other: Any) -> ColumnElement[bool]:
    return other.year == VolunteerYear.year


MERGES = (
    Merges(VolunteerFile, VolunteerFile.person_id, _another_file),
    Merges(VolunteerYear, VolunteerYear.person_id, _same_year),
)
