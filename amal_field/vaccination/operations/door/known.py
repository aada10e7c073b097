"""Those of whom nobody else knows. No look: nobody is shown."""

from functools import cache
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import aliased

from amal_field.db import db
from amal_field.people.queries import merging
from amal_field.vaccination.models.known import KnownHere

ROOM = "vaccination"
TELLS_NOTHING = {"recent_people", "look_persons", "health_referrals"}
"""Rows of other rooms that say no more than that somebody of this one, or of care, had to do with a person."""


@cache
def known_here_alone() -> Select[tuple[UUID]]:
    """The keys of those who were registered here and of whom no other room tells; made once."""
    known = aliased(KnownHere)
    elsewhere = [
        exists().where(aliased(rule.model).person_id == known.person_id)
        for room, rules in merging.MERGES.items()
        for rule in rules
        if room != ROOM and isinstance(rule, merging.Merges) and rule.name not in TELLS_NOTHING
    ]
    return select(known.person_id).where(*(~one for one in elsewhere))


def note_newcomer(person_id: UUID) -> None:
    """Somebody is registered here whom nobody knew."""
    db.session.add(KnownHere(person_id=person_id))
