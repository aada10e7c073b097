"""Noting who looked at whom. It changes no fact about anybody: no audit."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, insert, select

from amal_field import clock, traces
from amal_field.db import db, new_key
from amal_field.looks import rules
from amal_field.looks.models import Look, LookPerson
from amal_field.stamp import Stamp

LOOKS, PERSONS = insert(Look.__table__), insert(LookPerson.__table__)


@dataclass(frozen=True)
class NewLook:
    """A look at what is sensitive: `kind` and `act` of `looks.rules`, `page` the endpoint, `person_ids` all whose rows
    the answer holds. `reason`: a code, where one is asked; `service`, `action`: the key of a service, or of the day of
    a programme, for which it was looked at."""

    kind: str
    act: str
    page: str
    person_ids: Collection[UUID]
    reason: str | None = None
    service: UUID | None = None
    action: UUID | None = None


def looked(new_look: NewLook, user_id: UUID) -> None:
    """Note that this user looks. Views and operations call it, of any room, as often as there is something to note.

    All looks of a request are written together at its end, in two statements. In a write that is kept they are rows of
    its transaction; for a reading, or a refusal that shows its page again, they get a short one of their own. Where
    they cannot be written, the answer is 503 and nobody is named. A 304 and a page of an error (403, 404) show nobody,
    and leave nothing.
    """
    traces.leave(_write, (new_look, user_id, clock.now()))


def prune(*, stamp: Stamp) -> dict[str, int]:
    """Delete the looks that are kept no longer: how many."""
    old = Look.day < rules.kept_since(clock.day_of(stamp.at))
    db.session.execute(delete(LookPerson).where(LookPerson.look_id.in_(select(Look.id).where(old))))
    return {"looks": db.session.execute(delete(Look).where(old)).rowcount}


def _write(left: list[tuple[NewLook, UUID, datetime]]) -> None:
    """Write the looks of one request, each that was left twice once."""
    looks, persons = [], []
    for look, user_id, at in _different(left):
        key = new_key()
        looks.append(
            {
                "id": key,
                "by_id": user_id,
                "at": at,
                "day": clock.day_of(at),
                "page": look.page,
                "kind": look.kind,
                "act": look.act,
                "reason": look.reason,
                "service_id": look.service,
                "action_id": look.action,
                "tablet_id": traces.tablet_id(),
            }
        )
        persons += [{"look_id": key, "person_id": person_id} for person_id in dict.fromkeys(look.person_ids)]
    connection = db.session.connection()
    connection.execute(LOOKS, looks)
    if persons:
        connection.execute(PERSONS, persons)


def _different(left: list[tuple[NewLook, UUID, datetime]]) -> list[tuple[NewLook, UUID, datetime]]:
    """The looks that differ in more than the moment."""
    seen: list[tuple[NewLook, UUID]] = []
    kept = []
    for look, user_id, at in left:
        if (look, user_id) not in seen:
            seen.append((look, user_id))
            kept.append((look, user_id, at))
    return kept
