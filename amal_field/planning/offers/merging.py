"""What of the planning follows a person when rows of persons are merged: the secret address of a calendar."""

from amal_field.people.queries.merging import Merges
from amal_field.planning.models import CalendarFeed

MERGES = (Merges(CalendarFeed, once_in=()),)
