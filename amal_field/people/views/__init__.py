"""The pages of people: persons, households, and rows that describe one human being."""

from amal_field.people.views import households, merging, persons
from amal_field.people.views.common import HOUSEHOLD_PARTS, bp

__all__ = ["HOUSEHOLD_PARTS", "bp", "households", "merging", "persons"]
