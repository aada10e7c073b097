"""Which of many rows are compared with each other: those that share a key; on plain values."""

from collections.abc import Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from amal_field.people.duplicates.comparison import LISTED, Described, Resemblance, resemblance
from amal_field.people.search.spellings import SIGIL, keys_of, pair_keys, parts_of, skeleton

MOST_IN_BLOCK = 300
"""A key that more rows share tells nothing; two of one human being share others."""


@dataclass(frozen=True)
class Pair:
    """Two rows with their resemblance."""

    one: Any
    other: Any
    resemblance: Resemblance


def pairs(rows: Iterable[Described], *, least: float = LISTED) -> list[Pair]:
    """Every two rows that are likely one human being, the likeliest first; only those that share a key are compared."""
    by_key: dict[str, list[Described]] = {}
    for row in rows:
        for key in blocks(row):
            by_key.setdefault(key, []).append(row)
    found: dict[tuple[Any, Any], Pair] = {}
    seen: set[tuple[Any, Any]] = set()
    for some in by_key.values():
        if len(some) > MOST_IN_BLOCK:
            continue
        for one, other in combinations(some, 2):
            key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
            if key in seen or one.id == other.id:
                continue
            seen.add(key)
            told = resemblance(one, other, namesakes=namesakes(one, other, by_key))
            if told.likelihood >= least:
                found[key] = Pair(*key, told)
    return sorted(found.values(), key=lambda pair: (-pair.resemblance.weight, str(pair.one), str(pair.other)))


def namesakes(one: Described, other: Described, bearers: Mapping[str, Sized]) -> int:
    """How many rows bear the first and the family name that these two share. `bearers`: key of two names → rows."""
    shared = _name_keys(one.given_name, one.family_name) & _name_keys(other.given_name, other.family_name)
    return min((len(bearers[key]) for key in shared if key in bearers), default=2)


def blocks(row: Described) -> Iterator[str]:
    """The keys of which two rows of one human being share at least one, as a rule."""
    parts = parts_of(row.given_name, row.family_name, row.native_name, row.nickname)
    yield from (key for key in keys_of(parts, row.birth.on.year if row.birth else None) if key.startswith(SIGIL))
    if row.birth and row.birth.precision == "day":
        yield f"{row.birth.on:%Y-%m-%d}"
        for part in parts:
            yield f"{skeleton(part)[:2]}{row.birth.on:%m-%d}"
    if row.phone:
        yield row.phone
    if row.dossier:
        yield f"dossier {row.dossier}"
    if row.address:
        yield from (f"{word}@{skeleton(part)[:2]}" for word in sorted(row.address.split()) for part in parts)


@lru_cache(maxsize=100_000)
def _name_keys(given: str | None, family: str | None) -> frozenset[str]:
    return frozenset(pair_keys(parts_of(given, family)))
