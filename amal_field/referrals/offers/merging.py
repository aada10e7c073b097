"""What of referrals follows a person when rows of persons are merged: all of them. No count tells of those to care."""

from amal_field.people.queries.merging import Merges
from amal_field.referrals.models import STEP_OF

MERGES = tuple(Merges(model) for model in STEP_OF)
