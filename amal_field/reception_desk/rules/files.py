"""Which status and which answer count, and when somebody can have arrived."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol, TypeVar

from amal_field.people.rules import Birth, was_born_after
from amal_field.reception_desk.rules.words import STATUSES
from amal_field.refusal import RuleBroken


class Status(Protocol):
    """A status of protection, and since when."""

    status: str
    since: date | None


class Answer(Protocol):
    """Whether the welfare side may see somebody, and on which day they said so."""

    may_share: bool
    answered_on: date | None


class File(Protocol):
    """What a file of the desk tells of somebody, and when it was made."""

    arrived_on: date | None
    address_kind: str | None
    recorded_at: datetime


S = TypeVar("S", bound=Status)
A = TypeVar("A", bound=Answer)


def current_status(statuses: Iterable[S]) -> S | None:
    """The status that began last. One without a day is older than any with one; those of one day go by their order."""
    return max(statuses, key=in_time, default=None)


def in_time(status: Status) -> tuple[date, int]:
    """By what statuses are put in their order."""
    return status.since or date.min, STATUSES.index(status.status)


def arrival(files: Iterable[File]) -> date | None:
    """When somebody came to Ghent: of several files the earliest arrival counts."""
    return min((file.arrived_on for file in files if file.arrived_on), default=None)


def address_kind(files: Iterable[File]) -> str | None:
    """Where somebody lives, by the file that was made last and tells it."""
    told = [file for file in files if file.address_kind]
    return max(told, key=lambda file: file.recorded_at).address_kind if told else None


def current_answer(answers: Iterable[A]) -> A | None:
    """The later answer. One without a day is older than any with one; of two that came on one day, no counts."""
    return max(answers, key=lambda one: (one.answered_on or date.min, not one.may_share), default=None)


def check_arrival(arrived_on: date, *, today: date, birth: Birth | None = None) -> None:
    """Demand an arrival in Ghent of somebody who is here.

    Raises `RuleBroken` `arrival_to_come`, since who is not in Ghent yet has no file (`domain.md` J.5), and
    `arrival_before_birth`.
    """
    if arrived_on > today:
        raise RuleBroken("arrival_to_come")
    if birth and was_born_after(birth, arrived_on):
        raise RuleBroken("arrival_before_birth")
