"""Two rows side by side: what is known of each, field by field, and what is recorded for each."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, literal, select, union_all

from amal_field.db import db
from amal_field.people.duplicates.merge_rules import FIELDS
from amal_field.people.models import Person
from amal_field.people.queries.merging import rules


@dataclass(frozen=True)
class FieldPair:
    """One field of two rows: the value of the person who stays, and the duplicate's."""

    name: str
    own: Any
    other: Any

    @property
    def differs(self) -> bool:
        """Whether somebody has to choose."""
        return bool(self.own and self.other and self.own != self.other)


@dataclass(frozen=True)
class Facts:
    """How many rows of one kind the person who stays has, and the duplicate."""

    label: Any
    own: int
    other: int


def lines_of(person: Person, duplicate: Person) -> list[FieldPair]:
    """The fields of which at least one row knows something."""
    lines = (FieldPair(name, getattr(person, name), getattr(duplicate, name)) for name in FIELDS)
    return [line for line in lines if line.own or line.other]


def facts_of(person: Person, duplicate: Person) -> list[Facts]:
    """What the rooms have recorded for each, in one statement."""
    counted = [rule for rule in rules() if rule.label]
    rows = db.session.execute(
        union_all(
            *(
                select(literal(place), rule.model.person_id, func.count())
                .where(rule.model.person_id.in_((person.id, duplicate.id)), *rule.standing)
                .group_by(rule.model.person_id)
                for place, rule in enumerate(counted)
            )
        )
    ).all()
    counts = {(place, person_id): count for place, person_id, count in rows}
    return [
        Facts(rule.label, counts.get((place, person.id), 0), counts.get((place, duplicate.id), 0))
        for place, rule in enumerate(counted)
    ]
