"""The queue of the bench: a counter where Halyna sits, parties of today that wait, and families that register."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.db import db, new_key
from amal_field.reception_desk import operations
from amal_field.stamp import Stamp

PAGE, SCREEN = "/reception-desk/queue", "/reception-desk/queue/screen"
QUEUE, POLL, BOARD, BOARD_POLL = (
    "queue, 25 wait",
    "queue poll, nothing new",
    "waiting room",
    "waiting room, nothing new",
)
TICKET, CALL, REGISTRATION = "ticket", "call", "registration of four"
LOOKS = ((QUEUE, POLL, PAGE), (BOARD, BOARD_POLL, SCREEN))
"""What a look at the queue and at the screen of the waiting room, and their polls without news, are called."""
NEW_TICKET, NEW_FAMILY = f"{PAGE}/new", "/reception-desk/registrations/new"
WAITING = 25
LANGUAGES, PURPOSES = ("uk", "ru", "ar"), ("school", "dutch", "other")
CONSONANTS, VOWELS = "bcdfgjklmnprstvz", "aeiou"
FAMILY = (
    {"birth-year": "1988"},
    {"birth-year": "1990", "relation": "partner"},
    {"birth-year": "2012", "relation": "child"},
    {"birth-year": "2018", "relation": "child"},
)
"""What is typed of each besides the names."""


def of_family(
    place: int, keys: Iterator[str], today: date, stamp: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The number of a family that waits today, for the first ones."""
    if place >= WAITING:
        return
    if place == 0:
        yield "queue_days", {"day": today.isoformat(), "revision": 1}
    party = {"language": LANGUAGES[place % 3], "people": 1 + place % 5, "children": place % 2}
    number = {"day": today.isoformat(), "letter": "B", "number": place + 1}
    at = clock.midnight(today) + timedelta(seconds=place)
    waits = {"purpose": PURPOSES[place % 3], "side": "integration", "state": "waiting"}
    counts = {"has_priority": False, "is_back": False, "absences": 0}
    row = {"id": next(keys), **number, **party, **waits, **counts, "queued_at": f"{at:%Y-%m-%d %H:%M:%S.000000}"}
    yield "tickets", row | stamp


def furnish() -> None:
    """Open the counter, let Halyna sit there, and call the first number."""
    stamp = Stamp(player("halyna").id, clock.now(), new_key())
    counter = operations.open_counter("1", "integration", stamp=stamp)
    operations.take_counter(counter, None, stamp=stamp)
    operations.call_next(counter, stamp=stamp)
    db.session.commit()


def party() -> dict[str, str]:
    """What is typed for a number that is made at the counter."""
    return {"spoken": "uk", "adults": "2", "children": "2", "purpose": "school"}


def next_on(page: str) -> tuple[str, dict[str, str]]:
    """The address of "done and next" at the counter, and its field, on the page of the queue or in the answer to a
    tap."""
    url = re.search(r'action="(/reception-desk/queue/counters/[0-9a-f-]{36}/next)"', page).group(1)
    return url, {"done": re.search(r'name="done" value="([0-9a-f-]{36})"', page).group(1)}


def a_family() -> dict[str, str]:
    """What is typed to register a family of four whom nobody resembles."""
    name = _name()
    typed = {"arrived_on": clock.today().isoformat(), "address_kind": "host_family", "languages": "uk"}
    for place, told in enumerate(FAMILY):
        row = {"family_name": name, "given_name": _name()} | told
        typed |= {f"newcomers-{place}-{field}": value for field, value in row.items()}
    return typed | {"status": "certificate", "since": clock.today().isoformat()}


def _name() -> str:
    """A name like no other: of each byte made by chance a syllable."""
    return "".join(CONSONANTS[byte % 16] + VOWELS[byte % 5] for byte in new_key().bytes[-6:]).capitalize()
