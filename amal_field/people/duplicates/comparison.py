"""Whether two rows describe one human being: what speaks for it and against it, added up, on plain values.

Each fact adds the logarithm (to base 2) of how much oftener it is so of two rows of one human being than of two of
different ones (Fellegi and Sunter, 1969). What members of one household share (family name, phone, dossier number) says
little more together than the strongest of it: twins are two.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from math import log2

from rapidfuzz.distance import OSA

from amal_field.people.duplicates import told_apart
from amal_field.people.duplicates.described import Described, NamesAgree
from amal_field.people.search import likeness
from amal_field.people.search.short_forms import is_of_other_sex, is_short_for
from amal_field.people.search.spellings import parts_of, run_together

PRIOR = -9.5
"""Two rows that share a key, before they are compared: one in seven hundred is one human being."""
LIKELY = 0.1
"""From here on somebody who registers one of two rows is asked whether it is the other."""
LISTED = 0.5
"""From here on two rows stand on the list that a coordinator works through."""
GIVEN = {"same": 5.0, "respelt": 4.0, "short": 3.5, "alike": 2.0, "other": -6.6}
FAMILY = {"same": 5.5, "respelt": 4.5, "alike": 2.5, "other": -8.0}
TYPED_WRONG = 0.7
"""What two names are alike that differ by a typing error or two; below, they begin alike by chance."""
PATRONYMIC = {"same": 1.5, "respelt": 1.5, "alike": 0.0, "other": -8.0}
SHORTENED = 3
"""So many letters before a full stop are a first name that was cut off; fewer only begin alike."""
BIRTHS = {"same_birth": 13.0, "birth_alike": 8.0, "same_birth_year": -1.5, None: -6.0}
ONE_PART = 2.5
"""The same year and day, or year and month, where the rest differs by more than a digit."""
ASSIGNED_DAY = 6.0
"""The first of January: the day that many are given whose day is unknown."""
YEAR_ALONE = {0: 5.0, 1: 0.0}
OTHER_YEAR = -5.0
SAME_MONTH, OTHER_MONTH = 8.5, -3.0
"""Where one of both knows the month alone."""
PHONE, DOSSIER, HOUSEHOLD = 13.0, 13.0, 10.0
LANGUAGE, OTHER_LANGUAGE = 0.7, -1.5
MOST_SHARED = 15.0
"""What family name, phone, dossier number and household may add together."""
ON_ONE_PHONE = -1.0
"""The most that is said for two near first names with one phone and one birth: twins, or a typing error."""
CHANCE = 9.0
"""How much oftener a row has a double whose birth was written with a slip than one in 512 others would be born on a day
so alike: of one row in fifty there is a double, of one double in twelve the birth has a slip, and one birth in 900 is
one slip away from another. Whoever has more namesakes than one in 512 meets such a one by chance."""
BY_CHANCE = 2.0
"""The most that is taken for chance alone: the pair is listed as possible."""
AS_ALIKE = {"same": 1, "respelt": 2, "short": 4, "alike": 10, "other": 10, None: 10}
"""How many names agree so with one."""
CERTAIN, PROBABLE = 0.99, 0.9


@dataclass(frozen=True)
class Resemblance:
    """How likely two rows describe one human being, 0 to 1, and what speaks for it (codes of `messages.REASONS`)."""

    likelihood: float
    reasons: tuple[str, ...]
    weight: float


def resemblance(
    one: Described, other: Described, *, namesakes: int = 2, nearness: float = 0.0, expected: float = 0.0
) -> Resemblance:
    """Compare two rows. `namesakes`: how many rows bear the name that they share; of many, two are one by chance.
    `nearness`: how much likelier they are one before they are compared, where little is looked through. `expected`:
    how many others of both their names there would be, were names given by lot; nothing says that they are few."""
    names, reasons = _names(one, other)
    given = names.given
    own, shared = GIVEN.get(given, 0.0), FAMILY.get(names.family, 0.0)
    own += PATRONYMIC.get(_patronymic(one, other), 0.0) - log2(max(namesakes - 1, 1))
    birth, birth_reason = _birth(one, other)
    own += birth + _language(one, other)
    reasons += [birth_reason] if birth_reason else []
    for fact in (_phone, _dossier, _household):
        more, reason = fact(one, other)
        shared += more
        reasons += [reason] if reason else []
    shared = min(shared, MOST_SHARED)
    own += told_apart.weight(one, other, names, birth_reason)
    weight = PRIOR + nearness + own + shared
    if birth_reason == "same_birth" and names.are_near and {*one.phones} & {*other.phones}:
        weight = min(weight, ON_ONE_PHONE)
    if may_be_chance(reasons):
        weight = _but_for_chance(weight, names, expected)
    return Resemblance(1 / (1 + 2 ** min(-weight, 60)), tuple(reasons), weight)


def may_be_chance(reasons: Collection[str]) -> bool:
    """Whether nothing speaks for two rows but names and a birth that is not quite the same."""
    return "birth_alike" in reasons and {"same_phone", "same_dossier", "same_household"}.isdisjoint(reasons)


def _but_for_chance(weight: float, names: NamesAgree, expected: float) -> float:
    """What is left of it where so many others have names and a birth that agree as well."""
    others = expected * AS_ALIKE[names.given] * AS_ALIKE[names.family]
    by_chance = max(log2(others) + CHANCE, 0.0) if others else 0.0
    return max(weight - by_chance, min(weight, BY_CHANCE))


def likelihood_code(likelihood: float) -> str:
    """How likely, as a code of `messages.LIKELIHOODS`."""
    return "certain" if likelihood >= CERTAIN else "probable" if likelihood >= PROBABLE else "possible"


def _names(one: Described, other: Described) -> tuple[NamesAgree, list[str]]:
    """How given and family names agree, and the reason."""
    given = max((_alike(mine, hers) for mine in _given_names(one) for hers in _given_names(other)), default=0.0)
    family = _alike(one.family_name, other.family_name)
    swapped = _alike(one.given_name, other.family_name), _alike(one.family_name, other.given_name)
    if min(swapped) > max(min(given, family), likeness.LEAST):
        given, family = swapped
    kinds = (
        _given_kind(given, one, other) if one.given_name and other.given_name else None,
        _kind(family) if one.family_name and other.family_name else None,
    )
    near = kinds[0] == "alike" or (kinds[0] == "respelt" and given < likeness.OTHER_FORM)
    least = next((kind for kind in ("other", "alike", "short", "respelt", "same") if kind in kinds), "other")
    reason = {"same": "same_name", "respelt": "name_respelt", "short": "name_alike", "alike": "name_alike"}.get(least)
    return NamesAgree(*kinds, near), [reason] if reason else []


def _given_names(row: Described) -> list[str]:
    """The first names of a row, in every script: of the name in its own script what is not like the family name."""
    own = [part for part in (row.native_name or "").split() if _alike(part, row.family_name) < likeness.LEAST]
    return [name for name in (row.given_name, row.nickname, " ".join(own)) if name]


def _given_kind(alike: float, one: Described, other: Described) -> str:
    kind = _kind(alike)
    if kind != "same" and is_of_other_sex(one.given_name, other.given_name):
        return "other"
    if kind == "respelt" and is_short_for(*("".join(run_together(row.given_name)[:1]) for row in (one, other))):
        return "short"
    cut, whole = sorted((one.given_name, other.given_name), key=len)
    at_home = one.households & other.households and not (one.birth and other.birth)
    if kind in ("alike", "other") and (cut.endswith(".") or at_home) and len(cut) >= SHORTENED + cut.endswith("."):
        begun = [likeness.begins(part, name) for part in parts_of(cut) for name in parts_of(whole)]
        return "short" if max(begun, default=0.0) >= likeness.BEGINNING else kind
    return kind


def _patronymic(one: Described, other: Described) -> str | None:
    if not one.patronymic or not other.patronymic:
        return None
    return _kind(_alike(one.patronymic, other.patronymic))


@lru_cache(maxsize=100_000)
def _alike(one: str | None, other: str | None) -> float:
    """How alike two names of several parts are: the parts of the shorter one in the longer one, or both run together in
    the order in which they stand."""
    if one and one == other:
        return likeness.SAME
    first, second = sorted((_parts(one), _parts(other)), key=len)
    if not first:
        return 0.0
    found = [best for best, _ in likeness.cover([(part,) for part in first], second, partly=False)]
    together = (likeness.likeness(mine, hers) for mine in run_together(one) for hers in run_together(other))
    return max(sum(found) / len(found), *together)


@lru_cache(maxsize=100_000)
def _parts(name: str | None) -> tuple[str, ...]:
    return tuple(parts_of(name))


def _kind(alike: float) -> str:
    if alike >= likeness.SAME:
        return "same"
    if alike >= likeness.RESPELT:
        return "respelt"
    return "alike" if alike >= TYPED_WRONG else "other"


def _birth(one: Described, other: Described) -> tuple[float, str | None]:
    if one.birth is None or other.birth is None:
        return 0.0, None
    precisions = {one.birth.precision, other.birth.precision}
    if "month" in precisions and not {"year", "assigned"} & precisions:
        if likeness.is_of_month(one.birth.on, other.birth.on):
            return SAME_MONTH, "birth_alike"
        return (OTHER_MONTH, "same_birth_year") if one.birth.on.year == other.birth.on.year else (OTHER_YEAR, None)
    if {"year", "assigned"} & precisions:
        apart = abs(one.birth.on.year - other.birth.on.year)
        return YEAR_ALONE.get(apart, OTHER_YEAR), None if apart else "same_birth_year"
    agree = likeness.births_alike(one.birth.on, other.birth.on)
    if agree == "same_birth" and (one.birth.on.month, one.birth.on.day) == (1, 1):
        return ASSIGNED_DAY, agree
    if agree == "birth_alike" and not _one_slip(f"{one.birth.on:%d%m%Y}", f"{other.birth.on:%d%m%Y}"):
        return ONE_PART, agree
    return BIRTHS[agree], agree


def _one_slip(one: str, other: str) -> bool:
    """Whether two days, `12031984`, differ by a digit, by two that changed about, or by day and month that did."""
    return OSA.distance(one, other) <= 1 or (one[:2], one[2:4]) == (other[2:4], other[:2])


def _language(one: Described, other: Described) -> float:
    if not one.languages or not other.languages:
        return 0.0
    return LANGUAGE if set(one.languages) & set(other.languages) else OTHER_LANGUAGE


def _phone(one: Described, other: Described) -> tuple[float, str | None]:
    return (PHONE, "same_phone") if {*one.phones} & {*other.phones} else (0.0, None)


def _dossier(one: Described, other: Described) -> tuple[float, str | None]:
    return (DOSSIER, "same_dossier") if one.dossier and one.dossier == other.dossier else (0.0, None)


def _household(one: Described, other: Described) -> tuple[float, str | None]:
    return (HOUSEHOLD, "same_household") if one.households & other.households else (0.0, None)
