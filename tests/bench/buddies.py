"""Buddies of the bench: who waits in three programmes, duos that meet, and links by which they say so."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from amal_field import clock
from amal_field.accounts.offers.demo import player
from amal_field.attendance.models import Programme
from amal_field.buddies.messages import BANDS, INTERESTS, MOMENTS
from amal_field.buddies.queries.links import ADDRESSES
from amal_field.buddies.rules.profiles import DISTRICTS
from amal_field.db import db, new_key
from amal_field.stamp import Stamp
from tests.buddies.world import contact_set

RHYTHM, PROPOSED = "/buddies/rhythm", "/buddies/duos?shown=proposed"
LARGE, MIDDLE, SMALL, MET = "samen_gentenaar", "tandem", "tandem_ukraine", "2run"
"""The programmes: one in which 2,000 newcomers wait, those of a round of 400 and of 200, and that of the duos."""
WAITING = {LARGE: (1, 2_000), MIDDLE: (200, 200), SMALL: (100, 100)}
"""Programme → how many buddies and newcomers wait."""
DUOS, MEETINGS, LINKS = 500, 10, 40
FEW = 8
"""So many of each in a small world, in which no page takes fewer statements."""
LANGUAGES = ("fr", "en", "nl", "ar", "ps", "ti")
FIRST = {code: UUID(int=(1 << 90) + number) for number, code in enumerate(WAITING)}
"""Programme → the key of the first buddy who waits."""
SECRETS: list[str] = []
"""The links of every world, signed with the key that the servers have."""


def of_buddies(people: int, today: date, stamp: dict[str, Any], keys: Iterator[str]) -> Iterator[tuple[str, dict]]:
    """The rows of candidates and of duos, for a world of so many people."""
    programmes = {code: key.hex for code, key in db.session.execute(select(Programme.code, Programme.id))}
    db.session.remove()
    is_small = people < 1_000
    for code, sizes in WAITING.items():
        for role, size in zip(("buddy", "newcomer"), sizes, strict=True):
            for place in range(min(size, FEW) if is_small else size):
                is_first = role == "buddy" and place == 0
                key = FIRST[code].hex if is_first else next(keys)
                yield from _candidate(key, next(keys), role, programmes[code], place, today, stamp)
    for place in range(FEW if is_small else DUOS):
        yield from _duo(place, programmes[MET], today, stamp, keys)


def furnish() -> None:
    """Set whom they call, and sign the links."""
    contact_set(Stamp(player("gert").id, clock.now(), new_key()))
    SECRETS[:] = [f"/buddies/link/{ADDRESSES.sign(_link(place), 1)}" for place in range(LINKS)]
    db.session.commit()


def _link(place: int) -> UUID:
    return UUID(int=(1 << 91) + place)


def _person(key: str, name: str, place: int, stamp: dict[str, Any]) -> dict[str, Any]:
    born = date(1960 + place % 45, 1 + place % 12, 1 + place % 28)
    return {
        "id": key,
        "given_name": f"{name}{place}",
        "family_name": "Buddy",
        "born_on": born.isoformat(),
        "birth_precision": "day",
        "languages": "[]",
        **stamp,
    }


def _candidate(
    key: str, person: str, role: str, programme: str, place: int, today: date, stamp: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "persons", _person(person, role.capitalize(), place, stamp)
    since = (today - timedelta(days=7 * (place % 40))).isoformat()

    def some(codes: Any, count: int) -> str:
        known = list(codes)
        return json.dumps(sorted({known[(place * (step + 2)) % len(known)] for step in range(count)}))

    yield (
        "candidates",
        {
            "id": key,
            "person_id": person,
            "recorded_person_id": person,
            "programme_id": programme,
            "role": role,
            "intake_on": since,
            "waits_since": since,
            "situation": "family" if place % 2 else "alone",
            "bands": some(BANDS, 1) if place % 2 else "[]",
            "district": DISTRICTS[place % len(DISTRICTS)],
            "interests": some(INTERESTS, 4),
            "moments": some(MOMENTS, 4),
            "capacity": 1,
            **stamp,
        },
    )
    spoken = dict.fromkeys((LANGUAGES[place % 6], LANGUAGES[place * 5 % 6]))
    for position, language in enumerate(spoken):
        yield (
            "candidate_languages",
            {"candidate_id": key, "language": language, "level": None, "position": position},
        )


def _duo(
    place: int, programme: str, today: date, stamp: dict[str, Any], keys: Iterator[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    match, buddy, newcomer = (next(keys) for _ in range(3))
    began = (today - timedelta(days=100 + place % 30)).isoformat()
    for key, name in ((buddy, "Duo"), (newcomer, "Bij")):
        yield "persons", _person(key, name, place, stamp)
    yield (
        "matches",
        {
            "id": match,
            "programme_id": programme,
            "buddy_id": buddy,
            "buddy_role": "buddy",
            "newcomer_id": newcomer,
            "newcomer_role": "newcomer",
            "proposed_on": began,
            "buddy_agreed_on": began,
            "newcomer_agreed_on": began,
            "started_on": began,
            "planned_end_on": (today + timedelta(days=60)).isoformat(),
            "begins_on": began,
            "ends_on": "9999-12-31",
            "reasons": "[]",
            "marks": "[]",
            **stamp,
        },
    )
    members = {"buddy": next(keys), "newcomer": next(keys)}
    for key, role in ((buddy, "buddy"), (newcomer, "newcomer")):
        whose = {"match_id": match, "programme_id": programme, "proposed_on": began, "ends_on": "9999-12-31"}
        who = {"id": members[role], "person_id": key, "recorded_person_id": key, "role": role}
        yield "match_members", {**who, **whose, **stamp}
    if place < LINKS:
        link = {"id": _link(place).hex, "member_id": members["buddy"], "serial": 1, "made_on": began}
        yield "match_links", {**link, **stamp}
    for number in range(MEETINGS):
        met = (today - timedelta(days=(place % 40) + 1 + 6 * number)).isoformat()
        what = {"met_on": met, "minutes": 60, "kind": "sport", "is_done": number != 3, "via": "desk"}
        whose = {"match_id": match, "begins_on": began, "ends_on": "9999-12-31"}
        yield "match_meetings", {"id": next(keys), **whose, **what, **stamp}
