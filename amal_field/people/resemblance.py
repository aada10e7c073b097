"""Whether two rows describe one human being: what speaks for it and against it, added up, on plain values.

Each fact adds the logarithm (to base 2) of how much oftener it is so of two rows of one human being than of two of
different ones (Fellegi and Sunter, 1969). What members of one household share (family name, phone, address) says
little more together than the strongest of it: twins are two.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from amal_field.people.rules import Birth
from amal_field.people.search import likeness
from amal_field.people.search.keys import SIGIL, keys_of, parts_of, skeleton

PRIOR = -5.5
"""Two rows that share a key, before they are compared: one in fifty is one human being."""
LIKELY = 0.5
"""From here on two rows are worth a look."""
GIVEN = {"same": 5.0, "respelt": 4.0, "alike": 2.0, "other": -5.0}
FAMILY = {"same": 5.5, "respelt": 4.5, "alike": 2.5, "other": -3.5}
TYPED_WRONG = 0.65
"""What two names are alike that differ by a typing error or two; below, they begin alike by chance."""
BIRTHS = {"same_birth": 9.0, "birth_alike": 4.5, "same_birth_year": 0.5, None: -6.0}
ASSIGNED_DAY = 4.0
"""The first of January: the day that many are given whose day is unknown."""
YEAR_ALONE = {0: 3.0, 1: 0.0}
OTHER_YEAR = -5.0
PHONE, HOUSEHOLD, ADDRESS, ADDRESS_ALIKE = 9.0, 6.0, 9.0, 7.5
OTHER_ADDRESS = -1.0
LANGUAGE, OTHER_LANGUAGE = 0.7, -1.5
MOST_IN_BLOCK = 300
"""A key that more rows share tells nothing; two of one human being share others."""
MOST_SHARED = 11.0
"""What family name, phone, household and address may add together."""
OTHER_AT_HOME = -12.0
"""Another first name in one household: somebody registered the two beside each other, twins included."""
OTHER_BIRTH_AT_HOME = -6.0
"""The same first name and another birth in one household: a child who is called after her grandmother."""


@dataclass(frozen=True)
class Described:
    """What is known of a person, as far as two are compared by it. `address`: where it is known, in one line."""

    id: Any
    given_name: str | None = None
    family_name: str | None = None
    other_names: tuple[str, ...] = ()
    birth: Birth | None = None
    phone: str | None = None
    languages: tuple[str, ...] = ()
    households: frozenset[Any] = frozenset()
    address: str | None = None


@dataclass(frozen=True)
class Resemblance:
    """How likely two rows describe one human being, 0 to 1, and what speaks for it (codes of `messages.REASONS`)."""

    likelihood: float
    reasons: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Pair:
    """Two rows with their resemblance."""

    one: Any
    other: Any
    resemblance: Resemblance


def resemblance(one: Described, other: Described) -> Resemblance:
    """Compare two rows."""
    given, family, reasons = _names(one, other)
    own, shared = GIVEN.get(given, 0.0), FAMILY.get(family, 0.0)
    for fact in (_birth, _language):
        more, reason = fact(one, other)
        own += more
        reasons += [reason] if reason else []
    for fact in (_phone, _household, _address):
        more, reason = fact(one, other)
        shared += more
        reasons += [reason] if reason else []
    shared = min(shared, MOST_SHARED)
    if one.households & other.households:
        born_apart = one.birth and other.birth and not {"same_birth", "birth_alike", "same_birth_year"} & {*reasons}
        own += OTHER_AT_HOME if given == "other" else OTHER_BIRTH_AT_HOME if born_apart else 0.0
    weight = PRIOR + own + shared
    return Resemblance(1 / (1 + 2 ** min(-weight, 60)), tuple(reasons), weight)


def pairs(rows: Iterable[Described], *, least: float = LIKELY) -> list[Pair]:
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
            told = resemblance(one, other)
            if told.likelihood >= least:
                found[key] = Pair(*key, told)
    return sorted(found.values(), key=lambda pair: (-pair.resemblance.weight, str(pair.one), str(pair.other)))


def blocks(row: Described) -> Iterator[str]:
    """The keys of which two rows of one human being share at least one, as a rule."""
    parts = parts_of(row.given_name, row.family_name, *row.other_names)
    yield from (key for key in keys_of(parts, row.birth.on.year if row.birth else None) if key.startswith(SIGIL))
    if row.birth and row.birth.precision == "day":
        yield f"{row.birth.on:%Y-%m-%d}"
        for part in parts:
            yield f"{skeleton(part)[:2]}{row.birth.on:%m-%d}"
    if row.phone:
        yield row.phone
    if row.address:
        yield from (f"{word}@{skeleton(part)[:2]}" for word in sorted(row.address.split()) for part in parts)


def _names(one: Described, other: Described) -> tuple[str | None, str | None, list[str]]:
    """How given and family names agree (None: not to be said), and the reason."""
    given, family = _alike(one.given_name, other.given_name), _alike(one.family_name, other.family_name)
    swapped = _alike(one.given_name, other.family_name), _alike(one.family_name, other.given_name)
    if min(swapped) > max(min(given, family), likeness.LEAST):
        given, family = swapped
    given = max(given, _among_others(one.given_name, other), _among_others(other.given_name, one))
    family = max(family, _among_others(one.family_name, other), _among_others(other.family_name, one))
    kinds = (
        _kind(given) if one.given_name and other.given_name else None,
        _kind(family) if one.family_name and other.family_name else None,
    )
    least = next((kind for kind in ("other", "alike", "respelt", "same") if kind in kinds), "other")
    reason = {"same": "same_name", "respelt": "name_respelt", "alike": "name_alike", "other": None}[least]
    return *kinds, [reason] if reason else []


def _among_others(name: str | None, row: Described) -> float:
    """How alike a name is to the other names of somebody: a nickname, her name in its own script."""
    return _alike(name, " ".join(row.other_names)) if name and row.other_names else 0.0


@lru_cache(maxsize=100_000)
def _alike(one: str | None, other: str | None) -> float:
    """How alike two names of several parts are: the parts of the shorter one in the longer one."""
    first, second = sorted((parts_of(one), parts_of(other)), key=len)
    if not first:
        return 0.0
    found = [best for best, _ in likeness.cover([(part,) for part in first], second, partly=False)]
    return max(sum(found) / len(found), likeness.likeness("".join(parts_of(one)), "".join(parts_of(other))))


def _kind(alike: float) -> str:
    if alike >= likeness.SAME:
        return "same"
    if alike >= likeness.RESPELT:
        return "respelt"
    return "alike" if alike >= TYPED_WRONG else "other"


def _birth(one: Described, other: Described) -> tuple[float, str | None]:
    if one.birth is None or other.birth is None:
        return 0.0, None
    if {"year", "assigned"} & {one.birth.precision, other.birth.precision}:
        apart = abs(one.birth.on.year - other.birth.on.year)
        return YEAR_ALONE.get(apart, OTHER_YEAR), None if apart else "same_birth_year"
    agree = likeness.births_alike(one.birth.on, other.birth.on)
    if agree == "same_birth" and (one.birth.on.month, one.birth.on.day) == (1, 1):
        return ASSIGNED_DAY, agree
    return BIRTHS[agree], agree


def _language(one: Described, other: Described) -> tuple[float, str | None]:
    if not one.languages or not other.languages:
        return 0.0, None
    return (LANGUAGE, None) if set(one.languages) & set(other.languages) else (OTHER_LANGUAGE, None)


def _phone(one: Described, other: Described) -> tuple[float, str | None]:
    return (PHONE, "same_phone") if one.phone and one.phone == other.phone else (0.0, None)


def _household(one: Described, other: Described) -> tuple[float, str | None]:
    return (HOUSEHOLD, "same_household") if one.households & other.households else (0.0, None)


def _address(one: Described, other: Described) -> tuple[float, str | None]:
    if not one.address or not other.address:
        return 0.0, None
    alike = fuzz.token_sort_ratio(one.address, other.address)
    if alike >= 90:
        return ADDRESS, "same_address"
    return (ADDRESS_ALIKE, "same_address") if alike >= 75 else (OTHER_ADDRESS if alike < 50 else 0.0, None)
