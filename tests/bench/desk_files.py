"""Files of the bench: everybody has one at the desk, each family with a step and a status."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from tests.bench import desk_queue, interpreters

PAGE = "/reception-desk"
FILE, SEARCH, TAP = "file of a household", "search of files", "tap on a step"
OLDEST = 700


def of_family(
    place: int, keys: Iterator[str], people: Sequence[str], today: date, stamp: dict
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The files of a family, with what is known of its first, and their interpreters."""
    came = (today - timedelta(days=place % OLDEST)).isoformat()
    for person in people:
        whose = {"id": next(keys), "person_id": person, "recorded_person_id": person}
        yield "desk_files", {**whose, "arrived_on": came, "address_kind": "host_family", **stamp}
    for table, values in (
        ("protection_statuses", {"status": "certificate", "since": came}),
        ("file_steps", {"step": "health_fund", "state": "done"}),
    ):
        whose = {"id": next(keys), "person_id": people[0], "recorded_person_id": people[0]}
        yield table, {**whose, **values, **stamp}
    yield from interpreters.of_family(place, keys, people, today, stamp)
    yield from desk_queue.of_family(place, keys, today, stamp)


def search_of(name: str) -> str:
    """The address of a search."""
    return f"{PAGE}?q={name}"


def file_on(page: str) -> str:
    """The address of the first file that a search found."""
    return re.search(r'href="(/reception-desk/files/[0-9a-f-]{36})', page).group(1)


def step_on(page: str) -> str:
    """The address of a step that nothing computes, of the first person of a file."""
    return re.search(r'formaction="(/reception-desk/files/persons/[0-9a-f-]{36}/steps/buddy)/', page).group(1)
