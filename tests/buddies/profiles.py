"""What the rules of matching read of two candidates, for the tests."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from amal_field.buddies.rules.profiles import Profile

BUDDY = Profile(
    key=UUID(int=1),
    person_key=UUID(int=11),
    waits_since=date(2026, 10, 1),
    first_language="fr",
    languages={"fr": None, "nl": "C2"},
    age=40,
    sex="f",
    has_family=True,
    bands=frozenset({"6-9"}),
    district="Ledeberg",
    interests=frozenset({"music", "cooking", "film", "games"}),
    moments=frozenset({"2e", "6m"}),
    runs=True,
)
NEWCOMER = replace(BUDDY, key=UUID(int=2), person_key=UUID(int=12), languages={"fr": None, "nl": "A1"})


def buddy(**more: Any) -> Profile:
    """A buddy who shares everything with `newcomer()`, but for what is told."""
    return replace(BUDDY, **more)


def newcomer(**more: Any) -> Profile:
    """A newcomer who shares everything with `buddy()`, but for what is told."""
    return replace(NEWCOMER, **more)
