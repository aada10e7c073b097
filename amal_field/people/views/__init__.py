"""The pages of people: persons, households, and rows that describe one human being."""

from amal_field.people.views import households, merging, persons
from amal_field.people.views.common import bp

__all__ = ["bp", "households", "merging", "persons"]
