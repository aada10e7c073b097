"""What people are called in a list, as few plain columns."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from amal_field.people.models import Person
from amal_field.people.rules import whole_name


class Named(NamedTuple):
    """Somebody by name, with what tells them apart from a namesake."""

    id: UUID
    given_name: str | None
    family_name: str | None
    born_on: date | None
    birth_precision: str | None

    @property
    def name(self) -> str:
        """Given name and family name, or the one there is."""
        return whole_name(self.given_name, self.family_name)


NAMED = (Person.id, Person.given_name, Person.family_name, Person.born_on, Person.birth_precision)
"""The columns of a `Named`."""
