"""Decisions on what tablets sent, on plain values."""

import json
from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

STORED, REVIEW, ASIDE = "stored", "review", "aside"
OUTCOMES = (STORED, REVIEW, ASIDE)
"""How an entry ended: stored, stored and looked at, or kept with nothing done."""
UNCERTAIN = "time_uncertain"
"""Why a look is asked where it is not known when something happened."""
REMOVAL = "outbox.removal"
"""The kind of an entry by which somebody removes another: its author has decided, and nobody looks at it."""
KEEPS = "staff"
"""The use of the tablets that keep entries."""
EVENING, SILENT = time(20), timedelta(hours=1)
"""From when on a tablet that worked today is expected to have been heard of, and how long it may be silent then."""
MOST_USERS, MOST_ENTRIES = 50, 1_000_000
"""How many users one tablet may hold entries of, and how many of each."""
MOST_SEALED = 50
"""How many entries a tablet hands in at a time."""


def waiting_from(text: str | None) -> list[dict[str, Any]] | None:
    """What a tablet says is waiting there, by user; None where it says nothing that can be read."""
    try:
        said = json.loads(text or "")
        lines = [_line(line) for line in said] if isinstance(said, list) and len(said) <= MOST_USERS else None
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None
    return [line for line in lines if line["count"] or line["asks"]] if lines is not None else None


def users_in(waiting: Iterable[Mapping[str, Any]] | None) -> set[UUID]:
    """The users whose entries wait."""
    return {UUID(line["user"]) for line in waiting or ()}


def counts_in(waiting: Iterable[Mapping[str, Any]] | None) -> list[tuple[UUID, int, int]]:
    """User, how many entries wait, and how many of these ask their author something."""
    return [(UUID(line["user"]), line["count"], line["asks"]) for line in waiting or ()]


def is_to_be_fetched(*, worked_today: bool, holds: bool, silent: timedelta, hour: time) -> bool:
    """Whether a tablet that was in contact today holds something still, or is silent in the evening."""
    return worked_today and (holds or (hour >= EVENING and silent >= SILENT))


def _line(line: Mapping[str, Any]) -> dict[str, Any]:
    oldest = datetime.fromisoformat(line["oldest"]) if line.get("oldest") else None
    return {
        "user": str(UUID(line["user"])),
        "count": _count(line["count"]),
        "asks": _count(line.get("asks", 0)),
        "oldest": oldest.astimezone(UTC).isoformat() if oldest else None,
    }


def _count(number: Any) -> int:
    if not isinstance(number, int) or not 0 <= number <= MOST_ENTRIES:
        raise ValueError(number)
    return int(number)


@dataclass(frozen=True)
class SealedEntry:
    """An entry as it lies on a tablet. `sealed`: its address and fields, under the key of its author there."""

    key: UUID
    kind: str
    author: UUID
    entered_at: str
    skew_ms: int
    tries: int
    iv: bytes
    sealed: bytes


def sealed_from(text: str | None) -> list[SealedEntry] | None:
    """What a tablet hands in; None where that cannot be read."""
    try:
        said = json.loads(text or "")
        return [_sealed(line) for line in said] if isinstance(said, list) and len(said) <= MOST_SEALED else None
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None


def said_in(text: bytes | None) -> dict[str, Any] | None:
    """Address and fields of an entry that was opened; None where it holds none."""
    try:
        said = json.loads(text or b"")
        return {"url": str(said["url"]), "fields": [[str(name), str(value)] for name, value in said["fields"]]}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _sealed(line: Mapping[str, Any]) -> SealedEntry:
    return SealedEntry(
        key=UUID(line["key"]),
        kind=str(line["kind"])[:100],
        author=UUID(line["author"]),
        entered_at=str(line["entered_at"])[:40],
        skew_ms=int(line["skew_ms"]),
        tries=_count(line["tries"]),
        iv=b64decode(line["iv"], validate=True),
        sealed=b64decode(line["sealed"], validate=True),
    )
