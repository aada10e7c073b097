"""Finding people by the number under which the desk or another service keeps their file."""

from uuid import UUID

from sqlalchemy import Select, select

from amal_field.people.models import Person
from amal_field.people.rules import dossier_key


def person_ids_with_dossier(text: str) -> Select[tuple[UUID]] | None:
    """Who has this dossier number, in whatever notation: a family shares one. None where the text has no digit."""
    key = searched_dossier(text)
    return select(Person.id).where(Person.dossier_key == key) if key else None


def searched_dossier(text: str) -> str | None:
    """The key of the dossier number that a text may be; None where it has no digit."""
    key = dossier_key(text)
    return key if key and any(sign.isdecimal() for sign in key) else None
