"""What the rules of matching read of two candidates, for the tests."""

from datetime import date
from typing import Any
from uuid import UUID

from amal_field.buddies.rules.profiles import Profile, spoken_well

BUDDY = Profile(
    key=UUID(int=1),
    person_key=UUID(int=11),
    waits_since=date(2026, 10, 1),
    first_language="fr",
    spoken=frozenset({"fr", "nl"}),
    age=40,
    sex="f",
    has_family=True,
    bands=frozenset({"6-9"}),
    district="Ledeberg",
    interests=frozenset({"music", "cooking", "film", "games"}),
    moments=frozenset({"2e", "6m"}),
    runs=True,
)
NEWCOMER = BUDDY._replace(key=UUID(int=2), person_key=UUID(int=12), spoken=frozenset({"fr"}))


def buddy(**more: Any) -> Profile:
    """A buddy who shares everything with `newcomer()`, but for what is told."""
    return _with(BUDDY, more)


def newcomer(**more: Any) -> Profile:
    """A newcomer who shares everything with `buddy()`, but for what is told."""
    return _with(NEWCOMER, more)


def _with(profile: Profile, more: dict[str, Any]) -> Profile:
    """`languages`: with their levels."""
    if "languages" in more:
        more = {name: value for name, value in more.items() if name != "languages"} | {
            "spoken": spoken_well(more["languages"])
        }
    return profile._replace(**more)
