"""Interpreters of the bench, one for each family, the first ones to come; and all said yes to the OCMW."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

PAGE, SHARED_PAGE = "/reception-desk/interpreters", "/reception-desk/welfare"
LIST, SHARED = "interpreters to come, 50 rows", "partner’s list, 50 rows"
TO_COME, OLDEST = 60, 2_000


def of_family(
    place: int, keys: Iterator[str], people: Sequence[str], today: date, stamp: dict
) -> Iterator[tuple[str, dict[str, Any]]]:
    """An interpreter for the first of a family, and what each of them answered."""
    day = today + timedelta(days=place % 30) if place < TO_COME else today - timedelta(days=31 + place % OLDEST)
    asked = {"language": "uk", "manner": "video", "tier": "social", "service": "desk", "was_confirmed": False}
    state = "requested" if place < TO_COME else "refused"
    whose = {"id": next(keys), "person_id": people[0], "recorded_person_id": people[0]}
    yield "interpreter_assignments", {**whose, "day": day.isoformat(), **asked, "state": state, **stamp}
    for person in people:
        whose = {"id": next(keys), "person_id": person, "recorded_person_id": person}
        yield "sharing_answers", {**whose, "may_share": True, **stamp}
