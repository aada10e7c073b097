"""Referrals of the people of the bench: one of every two, half of them still without news."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

LISTS = {"referrals without news, 50 rows": "/referrals/quiet", "referrals by destination": "/referrals"}
"""The lists of referrals that have a budget, with their addresses."""
STATES = ("open", "started", "waiting_list", "refused")
OLDEST = 300


def of_family(
    place: int, keys: Iterator[str], people: Sequence[str], ids: tuple[str, Sequence[str]], today: date, stamp: dict
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The referrals of a family: of two of its people, and of a third in every other one. `ids`: of the service, and of
    the organisations to which they go in turn."""
    service, organisations = ids
    for position, person in enumerate(people[: 2 + place % 2]):
        state, made_on = STATES[(place + position) % len(STATES)], today - timedelta(days=15 + place % OLDEST)
        key = next(keys)
        yield (
            "referrals",
            {
                "id": key,
                "kind": "other",
                "made_on": made_on.isoformat(),
                "state": state,
                "awaits_since": made_on.isoformat() if state in ("open", "waiting_list") else None,
                "made_together": UUID(key).hex,
                "service_id": service,
                "organisation_id": organisations[(place + position) % len(organisations)],
                "person_id": person,
                "recorded_person_id": person,
                **stamp,
            },
        )
