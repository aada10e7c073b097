"""Decisions about the queue: its numbers, who is next, and codes with which somebody comes back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar
from uuid import UUID

from amal_field.reception_desk.rules.words import INTEGRATION, SOCIAL_HELP, WELFARE
from amal_field.refusal import RuleBroken

NO_TABLET = "Z"
"""The letter of a number that was made at a counter without a tablet."""
MOST_PEOPLE = 40
SLIP_DAYS = 14
"""For so many days somebody may come back with a slip."""
MOST_ABSENCES = 2
CODE_SIGNS = "ABCDEFGHJKLMNPRSTUVWXYZ23456789"
"""The signs of a code: I, O, Q, 0 and 1 are taken for another."""
CODE_LENGTH = 5
SHOWN_CALLS = 6
SHOWN_FOR = timedelta(seconds=60)
"""So long the screen shows a call at least."""
TERM = timedelta(days=90)
"""How long tickets and calls are kept."""


class Waits(Protocol):
    """What the order of the queue asks of a ticket."""

    id: UUID
    language: str
    is_back: bool
    has_priority: bool
    queued_at: datetime


T = TypeVar("T", bound=Waits)


@dataclass(frozen=True)
class Party:
    """Who stands at the entrance: the language that is spoken there, how many people, how many of them children, and
    what for."""

    language: str
    people: int
    children: int
    purpose: str


def party_of(language: str, adults: int | None, children: int | None, purpose: str) -> Party:
    """The party of so many adults and children. Raises `RuleBroken` `party_size`."""
    people = (adults or 0) + (children or 0)
    if not 1 <= people <= MOST_PEOPLE:
        raise RuleBroken("party_size", most=MOST_PEOPLE)
    return Party(language, people, children or 0, purpose)


def side_for(purpose: str) -> str:
    """The side where somebody who comes for this waits."""
    return WELFARE if purpose == SOCIAL_HELP else INTEGRATION


def in_order(tickets: Iterable[T]) -> list[T]:
    """Tickets of one side as they are called: who comes back, who has priority, who came first."""
    return sorted(tickets, key=lambda one: (not one.is_back, not one.has_priority, one.queued_at, one.id))


def next_of(tickets: Iterable[T], languages: Collection[str]) -> T | None:
    """Who is next, of these languages if any are ticked; None where nobody waits."""
    return next((one for one in in_order(tickets) if not languages or one.language in languages), None)


def check_day(label: str, day: date, *, today: date) -> None:
    """Demand a ticket of today. Raises `RuleBroken` `ticket_of_yesterday` or `ticket_of_before`."""
    if day == today - timedelta(days=1):
        raise RuleBroken("ticket_of_yesterday", ticket=label)
    if day != today:
        raise RuleBroken("ticket_of_before", ticket=label)


def minutes_waited(queued_at: datetime, now: datetime) -> int:
    """How many whole minutes somebody waits."""
    return max(0, int((now - queued_at).total_seconds() // 60))


def bare_code(typed: str) -> str:
    """A code as it is compared, however it was typed."""
    return "".join(sign for sign in typed.upper() if sign in CODE_SIGNS)
