"""Names of five languages, each in spellings that clerks use; and people who bear them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FOLDER = Path(__file__).parent
GIVEN = [line.split() for line in (FOLDER / "given_names.txt").read_text().splitlines()]
ROOTS = [line.split() for line in (FOLDER / "family_names.txt").read_text().splitlines()]
"""A name a line: first in its own script, then as clerks write it."""
ENDINGS = (
    "enko",
    "chuk",
    "uk",
    "ko",
    "skyi",
    "ska",
    "ov",
    "ova",
    "ev",
    "eva",
    "escu",
    "eanu",
    "ani",
    "awi",
    "i",
    "oglu",
    "lar",
    "er",
    "ak",
    "yk",
    "ets",
    "iv",
    "yn",
    "a",
    "in",
    "ar",
)
SYLLABLES = (
    "ba",
    "le",
    "mo",
    "ri",
    "sta",
    "ve",
    "ko",
    "ni",
    "dru",
    "ho",
    "we",
    "ta",
    "ge",
    "lo",
    "ma",
    "zi",
    "ke",
    "ru",
    "pe",
    "sha",
    "ya",
    "gu",
    "cho",
    "tse",
)
LANGUAGES = ("uk", "ar", "bg", "tr", "ro")
SIZES = (1, 1, 2, 3, 4, 5)
"""How many live together, each as often."""


@dataclass(frozen=True)
class Bearer:
    """Somebody as registered, and as somebody else would write her name: another transliteration of the same.

    `household`: its number; those who live together stand beside each other and share a family name."""

    given: str
    family: str
    other_given: str
    other_family: str
    born: date | None
    language: str
    phone: str | None
    household: int = 0
    sex: str | None = None
    relation: str | None = None


def bearers(count: int, seed: int = 1984) -> Iterator[Bearer]:
    """So many people, the same each time. Given names repeat as they do in life; family names are of some thousands."""
    dice = random.Random(seed)
    household, left = 0, 0
    for _ in range(count):
        if not left:
            household, left = household + 1, dice.choice(SIZES)
            root, ending = dice.choice(ROOTS), dice.choice(ENDINGS)
            middle = dice.choice(SYLLABLES) if dice.random() < 0.6 else ""
            family, language = f"{_other(root, dice)}{middle}{ending}", dice.choice(LANGUAGES)
        left -= 1
        given = dice.choice(GIVEN)
        yield Bearer(
            _other(given, dice, native=0.1),
            family.capitalize(),
            _other(given, dice),
            f"{_other(root, dice)}{middle}{ending}".capitalize(),
            date(1940, 1, 1) + timedelta(days=dice.randrange(80 * 365)),
            language,
            f"+324{dice.randrange(70_000_000, 99_999_999)}",
            household,
        )


def mistyped(name: str, dice: random.Random) -> str:
    """The name with one typing error: a letter left out, doubled, changed, or two changed about."""
    place = dice.randrange(len(name))
    letter = dice.choice("abcdefghijklmnoprstuvyz")
    if len(name) < 3:
        return name + letter
    kind = dice.randrange(4)
    if kind == 0:
        return name[:place] + name[place + 1 :]
    if kind == 1:
        return name[:place] + letter + name[place:]
    if kind == 2 or place + 1 == len(name):
        return name[:place] + letter + name[place + 1 :]
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def _other(spellings: list[str], dice: random.Random, *, native: float = 0.0) -> str:
    """One of the Latin spellings; with the chance `native` the one in its own script."""
    if dice.random() < native:
        return spellings[0]
    return dice.choice(spellings[1:] or spellings)
