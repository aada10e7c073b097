"""Which pieces of a name are left whole by one typing error, as a pattern for both engines.

An error in the last third leaves the first two thirds whole, one in the first third the last two, one in the middle
the beginning and the end. A pattern is nested: ("or" | "and", patterns …), or a piece with a blank where a name begins
or ends.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz, process
from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.orm import InstrumentedAttribute

Pattern = tuple | str
LEAST = 3
"""Letters of a piece, blanks included; fewer make no trigram."""
MOST_WORDS = 3
"""Of how many words each two are a pair; of more the two longest are the only one. All pairs of four took six
times as long among 1,000,000 people, and those of six PostgreSQL sought in the whole table, for 3 s."""


def pattern(words: Sequence[Sequence[str]], years: Sequence[int] = (), digits: str = "") -> Pattern | None:
    """What a text holds that has two of the words (each given in its sounds); where there is one, that and a year of
    birth, or it alone; or these digits. None where nothing is long enough."""
    if len(words) > MOST_WORDS:
        words = sorted(words, key=lambda sounds: -max(map(len, sounds)))[:2]
    pieces = [one for sounds in words if (one := _any([_whole_but_one(sound) for sound in sounds]))]
    pairs = [("and", one, other) for one, other in combinations(pieces, 2)]
    dated = [("and", piece, f" {year} ") for piece in pieces for year in years]
    return _any(pairs or dated or pieces or [digits])


def most_alike(texts: Mapping[int, str], words: Sequence[Sequence[str]], *, most: int) -> list[int]:
    """The keys of the texts that are most like these words, each given in its spellings: a rough measure, for many."""
    wanted = " ".join(dict.fromkeys(spellings[end] for spellings in words for end in (0, -1)))
    best = process.extract(wanted, texts, scorer=fuzz.token_set_ratio, limit=most)
    return [key for _text, _score, key in best]


def for_fts5(pattern: Pattern) -> str:
    """The pattern as FTS5 reads it."""
    if isinstance(pattern, str):
        return f'"{pattern}"'
    kind, *parts = pattern
    return "(" + f" {kind.upper()} ".join(for_fts5(part) for part in parts) + ")"


def for_like(pattern: Pattern, text: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """The pattern as conditions that `pg_trgm` looks up. A sound holds letters and digits alone: nothing to escape."""
    if isinstance(pattern, str):
        return text.like(f"%{pattern}%")
    kind, *parts = pattern
    return (or_ if kind == "or" else and_)(*(for_like(part, text) for part in parts))


def _whole_but_one(sound: str) -> Pattern | None:
    size = len(sound)
    if size < LEAST - 1:
        return None
    if size <= LEAST:
        return f" {sound}"
    third = max(size // 3, LEAST - 1)
    start, end = f" {sound[: size - third]}", f"{sound[third:]} "
    if size < 5:
        return ("or", start, end)
    edge = max(third - 1, LEAST - 1)
    return ("or", start, end, ("and", f" {sound[:edge]}", f"{sound[-edge:]} "))


def _any(patterns: Sequence[Pattern | None]) -> Pattern | None:
    patterns_once = list(dict.fromkeys(pattern for pattern in patterns if pattern))
    if len(patterns_once) > 1:
        return ("or", *patterns_once)
    return patterns_once[0] if patterns_once else None
