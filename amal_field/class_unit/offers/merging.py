"""What of the class unit follows a person when rows of persons are merged: that the extract of a helper was seen."""

from amal_field.class_unit.models import HelperCheck
from amal_field.people.queries.merging import Merges

MERGES = (Merges(HelperCheck, once_in=()),)
