"""The readable history of a record: who did what, when. The sentences come from the rooms."""

import re
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from typing import Any
from uuid import UUID

from flask_babel import format_currency, format_date
from sqlalchemy import Select, bindparam, select, union_all

from amal_field.accounts.models import Tablet, User
from amal_field.audit import AuditEntry
from amal_field.db import db

EVENTS: dict[str, Mapping[str, Any]] = {}
"""Room → tag → lazy sentence."""
WORDS: dict[str, Mapping[str, Any]] = {}
"""Room → code in the details of an entry → lazy word; where two rooms have one code, the later room's counts."""
NAMES: dict[str, Sequence[Callable[[Collection[UUID]], Select]]] = {}
"""Room → statements that give, for keys, the key, the own name, and the name of the row that it describes."""
OF_THE_ROW = {"duplicate"}
"""The details that name the row itself, whomever it describes."""

Names = Mapping[str, tuple[str, str]]
"""Key, as text → the own name, and the name of the row that it describes."""
KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
DAYS = {"on", "until"}
"""The details that are days."""
MONEY = {"amount", "per_day"}
"""The details that are euros."""


@dataclass(frozen=True)
class HistoryLine:
    """One line of a history: `at` aware, `sentence` in the reader's language, `tag` and `details` as recorded;
    `received_at`: when a tablet told of it that had kept it."""

    at: datetime
    by: str
    sentence: str
    tag: str
    details: Mapping[str, Any]
    received_at: datetime | None = None


ENTRIES = (
    select(AuditEntry, User.name, Tablet.name)
    .join(User, User.id == AuditEntry.by_id)
    .outerjoin(Tablet, Tablet.id == AuditEntry.tablet_id)
    .where(AuditEntry.subject_id.in_(bindparam("subjects", expanding=True)))
    .order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
    .limit(bindparam("most"))
)


def of(*subject_ids: UUID, most: int = 100) -> list[HistoryLine]:
    """What happened to these rows, the latest first, at most `most` lines."""
    rows = db.session.execute(ENTRIES, {"subjects": subject_ids, "most": most}).all()
    names = _names_in(entry.details for entry, _by, _tablet in rows)
    return [
        HistoryLine(entry.at, _who(by, tablet), _told(entry, names), entry.tag, entry.details, entry.received_at)
        for entry, by, tablet in rows
    ]


def _who(name: str, tablet: str | None) -> str:
    """`Els · Balie 2`: who did it, and on which shared tablet."""
    return f"{name} · {tablet}" if tablet else name


def _told(entry: AuditEntry, names: Names) -> str:
    sentence = ChainMap(*EVENTS.values()).get(entry.tag, entry.tag)
    return str(sentence) % Readable(entry.details, names)


def _names_in(details: Iterable[Mapping[str, Any]]) -> Names:
    """The names of all whose keys stand in these details, in one statement; of a row that is no more a dash."""
    keys = {key for detail in details for value in detail.values() for key in map(_key, _parts(value)) if key}
    if not keys:
        return {}
    statements = [statement(keys) for statement in chain.from_iterable(NAMES.values())]
    known = {key: (own, described) for key, own, described in db.session.execute(union_all(*statements))}
    return {str(key): known.get(key, ("–", "–")) for key in keys}


def _parts(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _key(value: Any) -> UUID | None:
    return UUID(value) if isinstance(value, str) and KEY.fullmatch(value) else None


def word(code: str) -> str:
    """What a code is called in the reader's language; anything else is its own word."""
    return str(ChainMap(*reversed(WORDS.values())).get(code, code))


class Readable(dict):
    """The details of an entry for a sentence: keys as names, codes as words, days (`DAYS`) and euros (`MONEY`) as
    people write them, what is missing a dash."""

    def __init__(self, details: Mapping[str, Any], names: Names) -> None:
        super().__init__(details)
        self.names = names

    def __getitem__(self, key: str) -> str:
        value = self.get(key)
        if isinstance(value, list):
            return ", ".join(self._name(key, code) or word(code) for code in value)
        if name := self._name(key, value):
            return name
        if key in DAYS and value:
            return format_date(date.fromisoformat(value), "EEE d MMM y")
        if key in MONEY and value:
            return format_currency(Decimal(value), "EUR")
        return "–" if value in (None, "") else str(value)

    def _name(self, key: str, value: Any) -> str | None:
        own, described = self.names.get(value, (None, None)) if isinstance(value, str) else (None, None)
        return own if key in OF_THE_ROW else described

    def __contains__(self, key: object) -> bool:
        return True
