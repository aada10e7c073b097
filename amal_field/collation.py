"""The one order of names: a key that both engines compare byte by byte, by the Unicode Collation Algorithm (`pyuca`,
its default table).

Émile stands beside Emile, Łucja under L, and no database has a say in it: their own orders differ.
"""

from functools import cache, lru_cache

from anyascii import anyascii
from pyuca import Collator

LONGEST_KEY = 400
"""How many weights of a name are kept: an index of the database holds no longer row."""
SURROGATES = range(0xD800, 0xE000)
"""No text holds these; the weights from there on move up behind them."""


@lru_cache(maxsize=20_000)
def sort_key(name: str) -> str:
    """A text that stands before the key of another name where the name does: a sign for each weight, none of them 0."""
    return "".join(map(_sign, _collator().sort_key(name)[:LONGEST_KEY]))


@lru_cache(maxsize=2_000)
def letter(name: str) -> str:
    """Under which letter a name stands in a list: its first one as a capital, without what stands above, below or
    through it where the order passes over that."""
    first = next((sign for sign in name if sign.isalnum()), "").upper()[:1]
    plain = anyascii(first)[:1].upper()
    return plain if plain and _primary(plain) == _primary(first) else first


def _primary(sign: str) -> int:
    return _collator().sort_key(sign)[0]


def _sign(weight: int) -> str:
    """The sign of a weight, in the order of weights."""
    return chr(weight + 1 if weight + 1 < SURROGATES.start else weight + 1 + len(SURROGATES))


@cache
def _collator() -> Collator:
    """The table, read when the first name is sorted: it takes an eighth of a second."""
    return Collator()
