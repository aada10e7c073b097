"""How well two candidates go together: points for what they share, each with its reason. They add up and say why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from amal_field.buddies.rules.profiles import Profile, Weights

MOST_INTERESTS = 3
Share = tuple[int, int]
"""So many parts of the most, of how many."""


@dataclass(frozen=True)
class Reason:
    """What two share: by which part of `Weights`, how many points that gives, and what it is. `is_unknown`: it is not
    known of one of them, and gives nothing."""

    part: str
    points: int
    shared: tuple[str, ...] = ()
    is_unknown: bool = False


def reasons(weights: Weights | None, one: Profile, other: Profile) -> Sequence[Reason]:
    """What two share, in the order of `Weights`; nothing where a programme gives no points."""
    told = (_reason(part, most, one, other) for part, most in parts_of(weights))
    return tuple(reason for reason in told if reason is not None)


def between(parts: Sequence[tuple[str, int]], one: Profile, other: Profile) -> int:
    """The points of two together, without the words: for who asks for many, with the parts of `parts_of`."""
    points = 0
    for part, most in parts:
        if share := SHARES[part](one, other):
            points += _rounded(most, share)
    return points


def parts_of(weights: Weights | None) -> Sequence[tuple[str, int]]:
    """The parts that give points, with the most of each."""
    return [(part, most) for part in SHARES if (most := getattr(weights, part))] if weights else ()


def total(told: Sequence[Reason]) -> int:
    """The points of some reasons together."""
    return sum(reason.points for reason in told)


def _reason(part: str, most: int, one: Profile, other: Profile) -> Reason | None:
    share = SHARES[part](one, other)
    if share is None:
        return Reason(part, 0, is_unknown=True)
    points = _rounded(most, share)
    return Reason(part, points, SHARED[part](one, other)) if points else None


def _rounded(most: int, share: Share) -> int:
    """So many parts of the most, a half point rounded up."""
    part, of = share
    return (2 * most * part + of) // (2 * of)


def _moments(one: Profile, other: Profile) -> Share | None:
    if not one.moments or not other.moments:
        return None
    return min(len(one.moments & other.moments), 2), 2


def _family(one: Profile, other: Profile) -> Share | None:
    if one.has_family is None or other.has_family is None:
        return None
    return int(not one.bands.isdisjoint(other.bands)) + int(bool(one.bands) == bool(other.bands)), 2


def _interests(one: Profile, other: Profile) -> Share | None:
    if not one.interests or not other.interests:
        return None
    return min(len(one.interests & other.interests), MOST_INTERESTS), MOST_INTERESTS


def _district(one: Profile, other: Profile) -> Share | None:
    if one.district is None or other.district is None:
        return None
    return int(one.district == other.district), 1


def _age(one: Profile, other: Profile) -> Share | None:
    if one.age is None or other.age is None:
        return None
    gap = abs(one.age - other.age)
    return 2 if gap <= 5 else int(gap <= 10), 2


def _shared_family(one: Profile, other: Profile) -> tuple[str, ...]:
    return tuple(sorted(one.bands & other.bands)) or (("children",) if one.bands else ("no_children",))


SHARES: Mapping[str, Callable[[Profile, Profile], Share | None]] = {
    "moments": _moments,
    "family": _family,
    "interests": _interests,
    "district": _district,
    "age": _age,
}
"""Part of `Weights` → how much of it two share; None where it is not known of one of them."""
SHARED: Mapping[str, Callable[[Profile, Profile], tuple[str, ...]]] = {
    "moments": lambda one, other: tuple(sorted(one.moments & other.moments)),
    "family": _shared_family,
    "interests": lambda one, other: tuple(sorted(one.interests & other.interests)),
    "district": lambda one, other: (one.district or "",),
    "age": lambda one, other: (str(abs((one.age or 0) - (other.age or 0))),),
}
"""Part of `Weights` → what two share of it, where they share something."""
