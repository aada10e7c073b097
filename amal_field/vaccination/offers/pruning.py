"""What of vaccination actions `flask prune` drops: a list goes after some months, the numbers that it adds up to stay;
a copy of a card after some years."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from amal_field import clock
from amal_field.stamp import Stamp
from amal_field.vaccination.operations import card_terms, cards, removal
from amal_field.vaccination.queries import actions
from amal_field.vaccination.queries.actions import FoundAction

LIST_COUNTS = ("lists", "lines", "outcomes", "consents", "lots")
CARD_COUNTS = ("cards", "copies")


def lists_over(now: datetime) -> Sequence[FoundAction]:
    """The actions whose list is to go, closed or not."""
    return actions.due_for_removal(clock.day_of(now))


def drop_list(found: FoundAction, *, stamp: Stamp) -> dict[str, Any] | None:
    """Delete the list of an action: which one, and how much. None where somebody else was first."""
    gone = removal.remove_list(found, stamp=stamp)
    if gone is None:
        return None
    return {"action": str(found.action.id), "day": found.day.isoformat(), "lists": 1, **asdict(gone)}


def cards_over(now: datetime) -> Sequence[UUID]:
    """Those the copies of whose card are to go."""
    return card_terms.people_to_forget(clock.day_of(now))


def drop_card(person_id: UUID, *, stamp: Stamp) -> dict[str, int] | None:
    """Delete the copies of a card: how many, and never whose. None where somebody else was first."""
    copies = cards.remove_cards(person_id, stamp=stamp)
    return {"cards": 1, "copies": copies} if copies else None
