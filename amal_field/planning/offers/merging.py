"""What of the planning follows a person when rows of persons are merged: the secret address of her calendar."""

from typing import Any

from sqlalchemy import ColumnElement

from amal_field.people.queries.merging import Merges
from amal_field.planning.models import CalendarFeed


def _same_person(other: Any) -> ColumnElement[bool]:
    return other.id != CalendarFeed.id


MERGES = (Merges(CalendarFeed, CalendarFeed.id, _same_person),)
