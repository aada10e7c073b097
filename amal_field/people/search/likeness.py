"""How alike two names are, on plain values: the one measure of the search and of the list of duplicates."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from amal_field.people.search.short_forms import is_short_for
from amal_field.people.search.spellings import canonical, skeleton, sound

SAME = 1.0
OTHER_FORM = 0.96
OTHER_SPELLING = 0.92
SHORT_FORM = 0.88
OTHER_VOWELS = 0.1
"""How much less that is where all vowels differ."""
BEGINNING = 0.93
RESPELT = BEGINNING * OTHER_SPELLING
"""From here on two parts are spellings of one name; below they differ by typing errors."""
VOWELLESS = "-"
"""With which the skeleton of a word begins that is written without vowels."""
INITIAL = 0.75
TYPING_ERROR = 0.85
"""The most that is given for two parts that differ by more than spelling."""
LEAST = 0.6
"""Below this two parts have nothing to do with each other."""


@lru_cache(maxsize=100_000)
def likeness(one: str, other: str) -> float:
    """How alike two parts of names are: 1 the same, 0.96 another form of the name, 0.92 another spelling, below that
    by typing errors; 0 where they have nothing to do with each other."""
    if one == other:
        return SAME
    if one.startswith(VOWELLESS):
        return _without_vowels(one[1:], other)
    if canonical(one) == canonical(other):
        return OTHER_FORM
    sounded, meant = sound(one), sound(other)
    if len(bones := skeleton(one)) >= 3 and bones == skeleton(other):
        spelling = OTHER_SPELLING - OTHER_VOWELS * (1 - OSA.normalized_similarity(sounded, meant))
        return spelling if abs(len(one) - len(other)) <= 3 else BEGINNING * spelling
    if is_short_for(one, other):
        return SHORT_FORM
    if min(len(one), len(other)) < 3:
        return 0.0
    alike = max(OSA.normalized_similarity(one, other), OSA.normalized_similarity(sounded, meant))
    if abs(len(sounded) - len(meant)) <= 2:
        alike = max(alike, JaroWinkler.similarity(sounded, meant) - 0.08)
    return min(alike * OTHER_SPELLING, TYPING_ERROR) if alike >= LEAST else 0.0


def _without_vowels(bones: str, part: str) -> float:
    """How alike a name without vowels is to a part: as another spelling, or with an error in a longer one."""
    if bones == skeleton(part):
        return OTHER_SPELLING
    alike = OSA.normalized_similarity(bones, skeleton(part))
    return min(alike, TYPING_ERROR) * OTHER_SPELLING if len(bones) > 2 and alike >= LEAST else 0.0


def begins(typed: str, part: str) -> float:
    """How well a part begins as typed, for a word that is not written out: 0 where it does not."""
    if len(typed) == 1:
        return INITIAL if part.startswith(typed) else 0.0
    if part.startswith(typed):
        return BEGINNING
    sounded, meant = sound(typed), sound(part)
    return RESPELT if len(sounded) > 1 and meant.startswith(sounded) else 0.0


def cover(words: Sequence[Sequence[str]], parts: Sequence[str], *, partly: bool) -> list[tuple[float, str | None]]:
    """For each word the part that it is most like, no part twice, and how alike they are.

    A word is given in its forms. `partly`: whether a word may be the beginning of a part.
    """
    names = dict.fromkeys(parts)
    likely = [
        (best, place, part)
        for place, forms in enumerate(words)
        for part in names
        if (best := _best(tuple(forms), part, partly))
    ]
    likely.sort(key=lambda one: -one[0])
    covered: dict[int, tuple[float, str]] = {}
    taken: set[str] = set()
    for best, place, part in likely:
        if place not in covered and part not in taken:
            covered[place] = (best, part)
            taken.add(part)
    return [covered.get(place, (0.0, None)) for place in range(len(words))]


@lru_cache(maxsize=100_000)
def _best(forms: tuple[str, ...], part: str, partly: bool) -> float:
    best = max(likeness(form, part) for form in forms)
    if partly and best < BEGINNING:
        best = max(best, *(begins(form, part) for form in forms))
    return best


def is_one_error(one: str, other: str) -> bool:
    """Whether one may be the other with a single typing error."""
    return OSA.distance(one, other, score_cutoff=1) <= 1


def is_of_month(day: date, month: date) -> bool:
    """Whether a day lies in the month of another."""
    return (day.year, day.month) == (month.year, month.month)


def births_alike(one: date, other: date) -> str | None:
    """How two days of birth agree: `same_birth`, `birth_alike` (changed about, one digit or one part wrong),
    `same_birth_year`, or not at all."""
    if one == other:
        return "same_birth"
    if one.year == other.year:
        near = {one.month, one.day} == {other.month, other.day} or one.day == other.day or one.month == other.month
        return "birth_alike" if near else "same_birth_year"
    if is_one_error(f"{one:%d%m%Y}", f"{other:%d%m%Y}"):
        return "birth_alike"
    return None
