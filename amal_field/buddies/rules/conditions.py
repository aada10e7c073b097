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


GOOD = Verdict(None)
BLOCKED = {
    code: Verdict(code)
    for code in (
        *("not_free", "themselves", "parted", "buddy_minor", "newcomer_minor"),
        *("language", "first_language", "runs", "wish"),
    )
}


def judge(hard: Collection[str], buddy: Profile, newcomer: Profile, parted: Collection[UUID] = ()) -> Verdict:
    """Whether a buddy and a newcomer may be proposed to each other; `parted`: the people with whom one of them said no
    to a duo, or ended one without a click. The first that holds blocks: a round asks for each two, and of who waits for
    a duo the first two are asked in SQL (`queries.pool`)."""
    if not (buddy.is_free and newcomer.is_free):
        return BLOCKED["not_free"]
    if COMMON_LANGUAGE in hard and buddy.spoken.isdisjoint(newcomer.spoken):
        return BLOCKED["language"]
    if buddy.person_key == newcomer.person_key or not buddy.homes.isdisjoint(newcomer.homes):
        return BLOCKED["themselves"]
    if parted and (buddy.person_key in parted or newcomer.person_key in parted):
        return BLOCKED["parted"]
    asks: list[str] = []
    if not _known("age", None if buddy.age is None else buddy.age >= ADULT, asks):
        return BLOCKED["buddy_minor"]
    if not _of_age_or_family(newcomer, asks):
        return BLOCKED["newcomer_minor"]
    if FIRST_LANGUAGE in hard and not _same_first(buddy, newcomer):
        return BLOCKED["first_language"]
    if RUNS in hard and not all(_known("runs", one.runs, asks) for one in (buddy, newcomer)):
        return BLOCKED["runs"]
    if not (_grants(buddy, newcomer, asks) and _grants(newcomer, buddy, asks)):
        return BLOCKED["wish"]
    return Verdict(None, tuple(dict.fromkeys(asks))) if asks else GOOD


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
