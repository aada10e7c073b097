"""What of the class unit follows a person when rows of persons are merged: that her extract was seen."""

from typing import Any

from sqlalchemy import ColumnElement

from amal_field.class_unit.models import HelperCheck
from amal_field.people.queries.merging import Merges


def _same_person(other: Any) -> ColumnElement[bool]:
    return other.id != HelperCheck.id


MERGES = (Merges(HelperCheck, HelperCheck.id, _same_person),)
