"""Which keys a name has with one typing error in it: the skeletons that are one letter away from the one typed.

An error in a vowel leaves the skeleton as it is; one in a consonant leaves out, adds or changes one of its few classes,
or turns two about. So some hundred exact keys are looked up, and no more than share them are read, however many people
there are: the trigrams read whoever shares a piece.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations, product

from amal_field.people.search.query import Word
from amal_field.people.search.spellings import SIGIL, kept_under, skeleton

CONSONANTS = "bfklmnrst"
"""The classes that a skeleton is made of."""
MOST_WORDS = 3
MOST_KEYS = 1_000
LEAST_LETTERS = 3


def keys(words: Sequence[Word], years: Sequence[int]) -> list[str]:
    """The keys of those who have two of the words, or one and a year of birth, one of them with a typing error."""
    keys: dict[str, None] = {}
    for one, other in combinations(words[:MOST_WORDS], 2):
        for wrong, right in ((one, other), (other, one)):
            pairs = product(_near(wrong), right.skeletons)
            keys |= dict.fromkeys(SIGIL + "|".join(sorted(pair)) for pair in pairs if pair[0] != pair[1])
    for word in words[:MOST_WORDS]:
        keys |= dict.fromkeys(f"{SIGIL}{bone}/{year}" for bone in _near(word) for year in years)
    return list(keys)[:MOST_KEYS]


def _near(word: Word) -> Iterable[str]:
    return dict.fromkeys(bones for form in word.forms for bones in near(form))


@lru_cache(maxsize=2_000)
def near(form: str) -> tuple[str, ...]:
    """The skeletons of what is one typing error away from a part: without each of its letters, with each two changed
    about, and its own with one class more or another; for a given name also those of its other forms."""
    if len(form) < LEAST_LETTERS:
        return ()
    letters = [(form[:place], form[place:]) for place in range(len(form))]
    written = [one + other[1:] for one, other in letters]
    written += [one + other[1] + other[0] + other[2:] for one, other in letters if len(other) > 1]
    own = skeleton(form)
    first, rest = own[: own.startswith("*")], own.removeprefix("*")
    ends = [(rest[:place], rest[place:]) for place in range(len(rest) + 1)]
    keys = [skeleton(one) for one in written]
    keys += [first + one + letter + other for one, other in ends for letter in CONSONANTS]
    keys += [first + one + letter + other[1:] for one, other in ends if other for letter in CONSONANTS]
    keys += [letter + rest for letter in CONSONANTS] if first else [f"*{rest}", f"*{rest[1:]}"]
    known = dict.fromkeys(one for one in keys if one not in ("", "*", own))
    return (*known, *dict.fromkeys(other for one in known for other in kept_under(one)))
