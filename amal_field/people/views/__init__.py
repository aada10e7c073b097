"""The pages of people: persons, households, and rows that describe one human being."""

from amal_field.people.views import merging, persons
from amal_field.people.views.common import bp

__all__ = ["bp", "merging", "persons"]
