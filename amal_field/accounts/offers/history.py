"""The readable history of a record: who did what, when. The sentences come from the rooms."""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from flask_babel import format_currency, format_date
from sqlalchemy import select

from amal_field.accounts.models import User
from amal_field.audit import AuditEntry
from amal_field.db import db

EVENTS: dict[str, Mapping[str, Any]] = {}
"""Room → tag → lazy sentence."""
WORDS: dict[str, Mapping[str, Any]] = {}
"""Room → code in the details of an entry → lazy word; where two rooms have one code, the later room's counts."""


@dataclass(frozen=True)
class HistoryLine:
    """One line of a history: `at` aware, `sentence` in the reader's language, `tag` and `details` as recorded."""

    at: datetime
    by: str
    sentence: str
    tag: str
    details: Mapping[str, Any]


def of(*subject_ids: UUID, most: int = 100) -> list[HistoryLine]:
    """What happened to these rows, the latest first, at most `most` lines."""
    rows = db.session.execute(
        select(AuditEntry, User.name)
        .join(User, User.id == AuditEntry.by_id)
        .where(AuditEntry.subject_id.in_(subject_ids))
        .order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
        .limit(most)
    )
    return [HistoryLine(entry.at, name, _told(entry), entry.tag, entry.details) for entry, name in rows]


def _told(entry: AuditEntry) -> str:
    sentence = ChainMap(*EVENTS.values()).get(entry.tag, entry.tag)
    return str(sentence) % Readable(entry.details)


def word(code: str) -> str:
    """What a code is called in the reader's language; anything else is its own word."""
    return str(ChainMap(*reversed(WORDS.values())).get(code, code))


class Readable(dict):
    """The details of an entry for a sentence: codes as words, days and euros (`amount`) as people write them, what is
    missing a dash."""

    def __getitem__(self, key: str) -> str:
        value = self.get(key)
        if isinstance(value, list):
            return ", ".join(word(code) for code in value)
        if key == "on" and value:
            return format_date(date.fromisoformat(value), "EEE d MMM y")
        if key == "amount" and value:
            return format_currency(Decimal(value), "EUR")
        return "–" if value in (None, "") else str(value)

    def __contains__(self, key: object) -> bool:
        return True
