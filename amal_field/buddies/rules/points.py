"""How well two candidates go together: points for what they share, each with its reason. They add up and say why."""

from collections.abc import Sequence
from dataclasses import dataclass

from amal_field.buddies.rules.profiles import Profile, Weights

MOST_INTERESTS = 3


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
    if weights is None:
        return ()
    told = (
        _moments(weights.moments, one, other),
        _family(weights.family, one, other),
        _interests(weights.interests, one, other),
        _district(weights.district, one, other),
        _age(weights.age, one, other),
    )
    return tuple(reason for reason in told if reason is not None)


def total(told: Sequence[Reason]) -> int:
    """The points of some reasons together."""
    return sum(reason.points for reason in told)


def _moments(most: int, one: Profile, other: Profile) -> Reason | None:
    if not one.moments or not other.moments:
        return _unknown("moments", most)
    shared = tuple(sorted(one.moments & other.moments))
    return _told("moments", most, min(len(shared), 2), 2, shared)


def _family(most: int, one: Profile, other: Profile) -> Reason | None:
    if one.has_family is None or other.has_family is None:
        return _unknown("family", most)
    shared = tuple(sorted(one.bands & other.bands))
    halves = 2 if shared else int(bool(one.bands) == bool(other.bands))
    return _told("family", most, halves, 2, shared or (("children",) if one.bands else ("no_children",)))


def _interests(most: int, one: Profile, other: Profile) -> Reason | None:
    if not one.interests or not other.interests:
        return _unknown("interests", most)
    shared = tuple(sorted(one.interests & other.interests))
    return _told("interests", most, min(len(shared), MOST_INTERESTS), MOST_INTERESTS, shared)


def _district(most: int, one: Profile, other: Profile) -> Reason | None:
    if one.district is None or other.district is None:
        return _unknown("district", most)
    return _told("district", most, int(one.district == other.district), 1, (one.district,))


def _age(most: int, one: Profile, other: Profile) -> Reason | None:
    if one.age is None or other.age is None:
        return _unknown("age", most)
    gap = abs(one.age - other.age)
    return _told("age", most, 2 if gap <= 5 else 1 if gap <= 10 else 0, 2, (str(gap),))


def _told(part: str, most: int, share: int, of: int, shared: tuple[str, ...]) -> Reason | None:
    """So many parts of the most, a half point rounded up; nothing where nothing is shared."""
    points = (2 * most * share + of) // (2 * of)
    return Reason(part, points, shared) if points else None


def _unknown(part: str, most: int) -> Reason | None:
    return Reason(part, 0, is_unknown=True) if most else None
