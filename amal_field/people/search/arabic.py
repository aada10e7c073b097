"""What a name that is written in Arabic letters may be in Latin ones, as far as its consonants tell.

Vowels are not written, some letters are spelt in several ways in Europe (ش as sh or ch), and others are a consonant or
a long vowel (و). So a word has several skeletons, of the kind that `spellings.skeleton` makes of a Latin name: the
likeliest first.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

LETTERS = re.compile(r"[\u0620-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
"""The letters of Arabic and of the languages that write with them."""
UNWRITTEN = re.compile(r"[\u064b-\u065f\u0670\u0640]")
"""Marks of vowels and of doubling, and the stroke that makes a word longer."""
SERVANT = re.compile(r"\bعبد\s+(?=ال)")
"""The first half of names such as عبد الرحمن, which Latin papers write as one."""
ARTICLE, SUN_LETTERS = "ال", "تثدذرزسشصضطظلن"
MOST_SKELETONS = 16
SPELT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("بپ", ("b",)),
    **dict.fromkeys("تطةد", ("t",)),
    **dict.fromkeys("سصز", ("s",)),
    **dict.fromkeys("قكک", ("k",)),
    **dict.fromkeys("ضظذث", ("t", "s")),
    **dict.fromkeys("شچ", ("s", "k")),
    **dict.fromkeys("غگ", ("k",)),
    **dict.fromkeys("حخهھ", ("k", "")),
    **dict.fromkeys("اأإآٱىءئؤعيیے", ("",)),
    **{"ج": ("", "k"), "ژ": ("s", ""), "ف": ("f",), "ل": ("l",), "م": ("m",), "ن": ("n",), "ر": ("r",)},
    **{"و": ("", "f"), "ڤ": ("f",)},
}
"""Letter → the classes of `spellings.CLASSES` as which it stands inside a Latin name; empty for a vowel."""
FIRST = SPELT | {
    **dict.fromkeys("اأإآٱىءئؤعيیے", ("*",)),
    **{"ج": ("*", "k"), "و": ("f", "*"), "ح": ("k",), "خ": ("k",), "ه": ("k",)},
}
"""The same at the beginning, where a vowel counts."""
LAST = SPELT | {"ة": ("", "t"), "ه": ("", "k"), "ح": ("", "k"), "خ": ("", "k"), "و": ("", "f")}


def is_arabic(word: str) -> bool:
    """Whether a word is written in Arabic letters."""
    return LETTERS.search(word) is not None


def with_servants(text: str) -> str:
    """The text, names such as عبد الرحمن written as one word."""
    return SERVANT.sub("عبد", text)


@lru_cache(maxsize=5_000)
def skeletons(word: str) -> tuple[str, ...]:
    """The skeletons that a word may have in Latin letters, the likeliest first."""
    letters = UNWRITTEN.sub("", unicodedata.normalize("NFKC", word))
    skeletons: dict[str, None] = {}
    for reading in _readings("".join(LETTERS.findall(letters))):
        skeletons |= dict.fromkeys(islice(_spelt(reading), MOST_SKELETONS))
    return tuple(one for one in skeletons if one not in ("", "*"))[:MOST_SKELETONS]


def _readings(word: str) -> list[str]:
    """A word without and with its article; after a servant the article sounds like the letter behind it."""
    if word.startswith("عبدال") and len(word) > 5:
        rest = word[5:]
        return [f"عبد{rest}", f"عبدل{rest}"] if rest[0] in SUN_LETTERS else [f"عبدل{rest}", f"عبد{rest}"]
    return [word.removeprefix(ARTICLE), word] if word.startswith(ARTICLE) and len(word) > 3 else [word]


def _spelt(word: str):
    """The ways in which its letters may be spelt; each letter in its usual way comes first."""
    tables = [FIRST, *[SPELT] * (len(word) - 2), LAST][: len(word)]
    choices = [table.get(letter, ("",)) for table, letter in zip(tables, word, strict=True)]
    changed = sorted(product(*(range(len(ways)) for ways in choices)), key=sum) if _bearable(choices) else []
    yield from ("".join(ways[place] for ways, place in zip(choices, places, strict=True)) for places in changed)


def _bearable(choices: list[tuple[str, ...]]) -> bool:
    """Whether they are so few that all can be looked at: a word of any length may be typed."""
    return sum(len(ways) > 1 for ways in choices) <= 8
