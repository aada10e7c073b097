"""Vaccinations of the bench: an action of today with its list, copies of cards with promises of one family in four, and
two looks at everybody."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from amal_field.accounts.offers.demo import player
from amal_field.clock import now
from amal_field.db import db, new_key
from amal_field.people.rules import Newcomer
from amal_field.stamp import Stamp
from amal_field.vaccination.operations import answers, door, lists
from tests.vaccination.world import YES, a_lot, an_action, found, visit

LIST = "/vaccination"
PROMISES, LOTS = "/vaccination/promises", "/vaccination/found-lots"
LOT_KEYS, COPIES_OF_A_LOT, FAMILIES_TO_A_COPY, LOOKS = 1 << 100, 25, 4, 2
WALK_INS = 6
"""Beside the 54 children of the site: the list has 60 rows."""
FOUND = f"{LOTS}/{UUID(int=LOT_KEYS)}?reason=recall"
"""Who got of the first lot: the same number of people however many there are."""


def of_family(
    place: int, keys: Iterator[str], people: Sequence[str], ids: tuple[str, str], today: date, stamp: dict
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The looks at a family, and in every fourth one the copy of a child's card with a promise. `ids`: of the vaccine,
    and of who looks."""
    vaccine, user = ids
    for person in people:
        for _look in range(LOOKS):
            key = next(keys)
            yield "looks", _look_of(key, user, today, stamp)
            yield "look_persons", {"look_id": key, "person_id": person}
    if place % FAMILIES_TO_A_COPY:
        return
    number = place // FAMILIES_TO_A_COPY
    lot, copy = f"{LOT_KEYS + number // COPIES_OF_A_LOT:032x}", next(keys)
    if number % COPIES_OF_A_LOT == 0:
        yield "vaccine_lots", {"id": lot, "vaccine_id": vaccine, "lot": f"LOT{number}", "expires_on": None, **stamp}
    child = people[-1]
    yield "card_copies", _copy_of(copy, child, vaccine, lot, today - timedelta(days=400), stamp)
    month = today.replace(day=1) + timedelta(days=31 * (number % 12))
    promise = {"id": next(keys), "card_copy_id": copy, "month": month.replace(day=1).isoformat()}
    yield "promised_doses", promise | {"ended_as": None, "ended_on": None, "ended_by_id": None, **stamp}


def furnish() -> None:
    """Make the action of today, its list, a yes for everybody and a lot on the table."""
    stamp = Stamp(player("farah").id, now(), new_key())
    action = an_action(stamp, hours=(0, 23))
    lists.make_list(found(action), stamp=stamp)
    for number in range(WALK_INS):
        lists.walk_in(found(action), Newcomer(f"Walk{number}", None, None), {}, {}, stamp=stamp)
    keys = [listed.line.id for listed in door.list_of(action.id, visit())]
    answers.note_answers(found(action), keys, YES, visit(), stamp=stamp)
    a_lot(stamp, action)
    db.session.commit()


def action_on(page: str) -> str:
    """The address of the action of today, from the page of actions."""
    return re.search(r"/vaccination/actions/[0-9a-f-]{36}", page).group(0)


def lines_on(page: str) -> list[str]:
    """The keys of the lines of a list."""
    return re.findall(r'id="row-([0-9a-f-]{36})"', page)


def giving_on(panel: str) -> str:
    """The lot that a panel offers."""
    return re.search(r'name="lot" value="([^"]+)"', panel).group(1)


def _look_of(key: str, user: str, today: date, stamp: dict) -> dict[str, Any]:
    return {
        "id": key,
        "by_id": user,
        "at": stamp["recorded_at"],
        "day": (today - timedelta(days=100)).isoformat(),
        "page": "vaccination.action",
        "kind": "health",
        "act": "page",
        "reason": None,
        "service_id": None,
        "action_id": None,
    }


def _copy_of(key: str, child: str, vaccine: str, lot: str, day: date, stamp: dict) -> dict[str, Any]:
    return {
        "id": key,
        "person_id": child,
        "recorded_person_id": child,
        "vaccine_id": vaccine,
        "given_on": day.isoformat(),
        "dose": 1,
        "lot_id": lot,
        "known_by": "told",
        "consent_by": "parent",
        "consent_name": "Nele",
        "consent_how": "present",
        "consent_on": day.isoformat(),
        "outcome_id": None,
        **stamp,
    }
