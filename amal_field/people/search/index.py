"""Keeping what persons are found by: the rows of `name_parts` and `search_texts` change with the person's own.

Every function takes as many statements for many persons as for one; an import of thousands writes them in bulk.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, insert, or_, select

from amal_field.db import db
from amal_field.people.models import NamePart, Person, SearchText
from amal_field.people.search import spellings

VERSION = 3
"""Of the folding. Count it up where `keys.py` or `aliases.py` change: `flask people index` then makes all rows anew."""
CHUNK = 1_000
FIELDS = {"given_name", "family_name", "nickname", "native_name", "patronymic", "born_on", "birth_precision", "phone"}
"""The columns of a person that the rows are made of."""
COMPARED_BY = FIELDS | {"birth", "dossier_number"}
"""Those by which she is compared with others: where one changes, that is due again, and the rows are made anew."""


def add(persons: Sequence[Person]) -> None:
    """Make the rows of persons who are new, and stored."""
    _insert(persons)


def renew(persons: Sequence[Person]) -> None:
    """Make the rows of persons anew who have changed."""
    for start in range(0, len(persons), CHUNK):
        ids = [person.id for person in persons[start : start + CHUNK]]
        for kind in (NamePart, SearchText):
            db.session.execute(delete(kind).where(kind.person_id.in_(ids)))
    _insert(persons)


def fill(most: int) -> int:
    """Make the rows of at most so many persons whose rows are missing or of another version; of how many it did."""
    persons = db.session.scalars(
        select(Person)
        .outerjoin(SearchText, SearchText.person_id == Person.id)
        .where(or_(SearchText.id.is_(None), SearchText.version != VERSION))
        .limit(most)
    ).all()
    renew(persons)
    db.session.expunge_all()
    return len(persons)


def part_rows(person: Person) -> list[dict[str, Any]]:
    """The rows of `name_parts`."""
    parts = parts_of(person)
    return [{"part": key, "person_id": person.id} for key in spellings.keys_of(parts, birth_year(person))]


def text_row(person: Person) -> dict[str, Any]:
    """The row of `search_texts`."""
    text = spellings.spoken(parts_of(person), birth_year(person), person.phone_key)
    return {"person_id": person.id, "text": text, "version": VERSION}


def parts_of(person: Any) -> list[str]:
    """The parts of all names of a person."""
    return spellings.names_of(
        person.given_name, person.family_name, person.nickname, person.native_name, person.patronymic
    )


def birth_year(person: Any) -> int | None:
    """The year in which a person was born; None where it is unknown."""
    return person.born_on.year if person.born_on else None


def _insert(persons: Sequence[Person]) -> None:
    if not persons:
        return
    parts = [row for person in persons for row in part_rows(person)]
    if parts:
        db.session.execute(insert(NamePart.__table__), parts)
    db.session.execute(insert(SearchText.__table__), [text_row(person) for person in persons])
