"""Talks with the people of the bench: one with each family, those with the first ones today."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

LISTS = {"contacts of a month, 50 rows": "/contacts"}
"""The list of talks that has a budget, with its address."""
OF_TODAY, YEARS_AGO, DAYS = 60, 400, 2_000


def of_family(
    place: int, keys: Iterator[str], person: str, ids: tuple[str, str], today: date, stamp: dict
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The talk with one of a family. `ids`: of the service, and of the topic."""
    service, topic = ids
    ago = timedelta(days=0 if place < OF_TODAY else YEARS_AGO + place % DAYS)
    yield (
        "contacts",
        {
            "id": next(keys),
            "service_id": service,
            "topic_id": topic,
            "spoken_on": (today - ago).isoformat(),
            "minutes": 15,
            "person_id": person,
            "recorded_person_id": person,
            **stamp,
        },
    )
