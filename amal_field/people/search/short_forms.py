"""Short forms of given names, Vova for Volodymyr: which names often are the same, by how they sound.

A short form may stand for several names, and a name has several, so that they make no group of which one stands for
all. The pairs and the books behind them are in `short_forms.txt`.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, product
from pathlib import Path

from amal_field.people.search.aliases import GROUPS
from amal_field.people.search.spellings import canonical, parts_in_order, sound

OF_A_WOMAN = ("a", "e", "ia", "na", "ina", "ka", "le", "ne")
"""What makes the name of a woman of that of a man, as it sounds."""
FILE = Path(__file__).with_name("short_forms.txt")


def is_short_for(one: str, other: str) -> bool:
    """Whether one part of a name is a short form of the other, or both are short forms of one name."""
    mine, hers = _whole_names(one), _whole_names(other)
    return canonical(one) != canonical(other) and not mine.isdisjoint(hers)


@cache
def related(part: str) -> tuple[str, ...]:
    """The names that a part may be short for, and the short forms of these; those of a whole name where it is one."""
    whole = sorted(_short_to_whole().get(sound(part), ()))
    short = [one for name in (canonical(part), *whole) for one in _whole_to_short().get(name, ())]
    return tuple(dict.fromkeys([*whole, *short]))


def is_of_other_sex(one: str | None, other: str | None) -> bool:
    """Whether one first name is that of a man and the other that of a woman, made of it: Ivan and Ivana."""
    pairs = product(parts_in_order(one or ""), parts_in_order(other or ""))
    single = [(mine[0], hers[0]) for mine, hers in pairs if len(mine) == len(hers) == 1]
    return any(_is_made_of(*sorted(map(fold, pair), key=len)) for pair in single for fold in (canonical, sound))


def _is_made_of(man: str, woman: str) -> bool:
    return woman.startswith(man) and woman[len(man) :] in OF_A_WOMAN and man in _known_names() and man[-1] not in "ae"


@cache
def _known_names() -> frozenset[str]:
    """Whole names that are known: of one that nobody knows, what follows may be a typing error."""
    forms = {*chain.from_iterable(GROUPS)}
    return frozenset({*map(canonical, forms), *map(sound, forms), *_whole_to_short()})


@lru_cache(maxsize=100_000)
def _whole_names(part: str) -> frozenset[str]:
    """The names that a part may stand for, itself included."""
    return _short_to_whole().get(sound(part), frozenset()) | {canonical(part)}


@cache
def _short_to_whole() -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = defaultdict(set)
    for whole, short in _pairs():
        forms[sound(short)].add(canonical(whole))
    return {short: frozenset(names) for short, names in forms.items()}


@cache
def _whole_to_short() -> dict[str, tuple[str, ...]]:
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for whole, short in _pairs():
        forms[canonical(whole)][short] = None
    return {whole: tuple(short) for whole, short in forms.items()}


def _pairs() -> Iterator[tuple[str, str]]:
    """Each name with each of its short forms."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            whole, short = line.split(":")
            yield from ((whole, one) for one in short.split())
