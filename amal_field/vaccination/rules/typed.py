"""What is typed back from the working list: `3 Hexyon, 7 uitgesteld, 9-12 Comirnaty 2`."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from amal_field.refusal import RuleBroken

ROW = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?\s+(\S.*?)(?:\s+([1-9]))?", re.ASCII)
MOST_RANGE = 200


class Typed(NamedTuple):
    """What stands behind a number: what the word means, and the dose where one was typed."""

    meaning: str
    dose: int | None


def read_rows(text: str | None, words: Mapping[str, str]) -> dict[int, Typed]:
    """What was typed, by number. `words`: what may be typed → what it means; its beginning is enough, where that tells.

    Raises `RuleBroken` `typed_nothing`, `typed_unreadable`, `typed_backwards`, `typed_word` or `typed_twice`.
    """
    keys = {_key(word): meaning for word, meaning in words.items()}
    rows: dict[int, Typed] = {}
    for piece in filter(None, (part.strip() for part in re.split(r"[,;\n]+", text or ""))):
        match = ROW.fullmatch(piece)
        if not match:
            raise RuleBroken("typed_unreadable", text=piece[:40])
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first or last - first > MOST_RANGE:
            raise RuleBroken("typed_backwards", text=piece[:40])
        typed = Typed(_meaning(match[3], keys), int(match[4]) if match[4] else None)
        for number in range(first, last + 1):
            if number in rows:
                raise RuleBroken("typed_twice", number=number)
            rows[number] = typed
    if not rows:
        raise RuleBroken("typed_nothing")
    return rows


def _meaning(word: str, keys: Mapping[str, str]) -> str:
    """What a word means: itself, or what all the words mean that begin with it."""
    typed = _key(word)
    meant = {keys[typed]} if typed in keys else {meaning for key, meaning in keys.items() if key.startswith(typed)}
    if len(meant) != 1:
        raise RuleBroken("typed_word", word=word[:40])
    return meant.pop()


def _key(word: str) -> str:
    return "".join(word.split()).casefold()
