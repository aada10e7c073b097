"""A person as a line of a list names them."""

from dataclasses import dataclass
from datetime import date

from amal_field.people.models import Person
from amal_field.people.rules import whole_name

NAMED_BY = (Person.given_name, Person.family_name, Person.nickname, Person.born_on, Person.birth_precision)
"""The columns that `PersonInLine` takes, in their order."""


@dataclass(frozen=True)
class PersonInLine:
    """What a list needs of a person, without the row of the model, which takes twice the time to make."""

    given_name: str | None
    family_name: str | None
    nickname: str | None
    born_on: date | None
    birth_precision: str | None

    @property
    def name(self) -> str:
        """Given name and family name, or the one there is."""
        return whole_name(self.given_name, self.family_name)
