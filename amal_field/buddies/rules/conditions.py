"""What must hold before two candidates may be proposed to each other, whatever their points."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from amal_field.buddies.rules.duos import ADULT
from amal_field.buddies.rules.profiles import FAMILY, MAN, ONLY, RATHER, WOMAN, Profile

COMMON_LANGUAGE, FIRST_LANGUAGE, RUNS = ("common_language", "first_language", "runs")
"""The conditions of which a programme chooses."""
CONTACT_LANGUAGES = frozenset({"en", "fr"})
SEXES = {WOMAN: "f", MAN: "m"}


@dataclass(frozen=True)
class Verdict:
    """Why two do not go together: by code, the first that holds. `asks`: what must be asked first, since nobody knows
    it."""

    blocked: str | None
    asks: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether they may be proposed."""
        return self.blocked is None and not self.asks


def judge(hard: Collection[str], buddy: Profile, newcomer: Profile, parted: Collection[UUID] = ()) -> Verdict:
    """Whether a buddy and a newcomer may be proposed to each other; `parted`: the people with whom one of them said no
    to a duo, or ended one without a click."""
    asks: list[str] = []
    checks = (
        ("not_free", buddy.is_free and newcomer.is_free),
        ("themselves", buddy.person_key != newcomer.person_key and buddy.homes.isdisjoint(newcomer.homes)),
        ("parted", not {buddy.person_key, newcomer.person_key} & set(parted)),
        ("buddy_minor", _known("age", None if buddy.age is None else buddy.age >= ADULT, asks)),
        ("newcomer_minor", _of_age_or_family(newcomer, asks)),
        ("language", COMMON_LANGUAGE not in hard or not buddy.spoken.isdisjoint(newcomer.spoken)),
        ("first_language", FIRST_LANGUAGE not in hard or _same_first(buddy, newcomer)),
        ("runs", RUNS not in hard or all(_known("runs", one.runs, asks) for one in (buddy, newcomer))),
        ("wish", all(_grants(one, other, asks) for one, other in ((buddy, newcomer), (newcomer, buddy)))),
    )
    blocked = next((code for code, holds in checks if not holds), None)
    return Verdict(blocked, () if blocked else tuple(dict.fromkeys(asks)))


def common_languages(one: Profile, other: Profile) -> list[str]:
    """The languages that both speak well enough."""
    return sorted(one.spoken & other.spoken)


def is_wish_met(one: Profile, other: Profile) -> bool:
    """Whether the other is whom one would rather meet."""
    return one.wish is not None and one.wish[0] == RATHER and _is_with(one.wish[1], other) is True


def _same_first(one: Profile, other: Profile) -> bool:
    return one.first_language == other.first_language and one.first_language in CONTACT_LANGUAGES


def _of_age_or_family(newcomer: Profile, asks: list[str]) -> bool:
    if newcomer.has_family:
        return True
    return _known("age", None if newcomer.age is None else newcomer.age >= ADULT, asks)


def _grants(one: Profile, other: Profile, asks: list[str]) -> bool:
    if one.wish is None or one.wish[0] != ONLY:
        return True
    return _known("family" if one.wish[1] == FAMILY else "sex", _is_with(one.wish[1], other), asks)


def _is_with(wanted: str, other: Profile) -> bool | None:
    if wanted == FAMILY:
        return other.has_family
    return None if other.sex is None else other.sex == SEXES[wanted]


def _known(what: str, holds: bool | None, asks: list[str]) -> bool:
    """Whether it holds; what nobody knows is asked first, and blocks nothing by itself."""
    if holds is None:
        asks.append(what)
        return True
    return holds
