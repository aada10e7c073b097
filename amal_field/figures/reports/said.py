"""How a figure is written: as a number, and in the sentence of the report, in the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from babel.numbers import format_decimal
from flask_babel import format_percent, get_locale
from flask_babel import gettext as _
from flask_babel import lazy_pgettext as _p

from amal_field.figures import messages, rules
from amal_field.figures.figure import COUNT, LIST, RANGE, SHARE, SPLIT, Base, Figure, Reading
from amal_field.figures.messages import KEYS, base_sentence
from amal_field.figures.reports import small_cells

NONE = _p("how many", "no")
WITHHELD = "…"
"""In the place of a part that would tell how many a small one is."""


@dataclass(frozen=True)
class Said:
    """What a sentence may name of a figure. `number`: which of singular and plural; `parts`: of a split, by key, and
    `numbers`: which of singular and plural of each."""

    value: str
    number: int
    low: str = ""
    high: str = ""
    parts: Any = None
    numbers: Any = None

    def __getitem__(self, key: str) -> str:
        return self.parts[key]


def number(value: int | float) -> str:
    """`1.240`, `4` or `13,5`."""
    return _written(value, str(get_locale() or "nl"))


@lru_cache(maxsize=4096)
def _written(value: int | float, locale: str) -> str:
    return format_decimal(value, locale=locale)


def in_words(value: int | float) -> str:
    """The same in a sentence, where zero is a word."""
    return str(NONE) if value == 0 else number(value)


def shown(figure: Figure, reading: Reading, *, least: int | None = None) -> str:
    """The figure as a number: `1.240`, `102 à 104`, `77 à 81 %`, `4 tot 25`, `10 en 10`; a dash for none. `least`: from
    how many people on a part is shown, where the number leaves the house."""
    value = reading.value
    if value in (None, []) or small_cells.is_hidden(figure, reading, least):
        return "–"
    if figure.unit == SHARE:
        return share(reading)
    if figure.unit == RANGE:
        return _("%(low)s to %(high)s", low=number(value[0]), high=number(value[1]))
    if figure.unit == LIST:
        return listed(value)
    if figure.unit == SPLIT:
        parts = written_parts(figure, reading, least, number)
        whole = parts.pop("total", None)
        listing = " · ".join(f"{part} {KEYS[key]}" for key, part in parts.items())
        return f"{whole}: {listing}" if whole else listing
    if reading.low != reading.high:
        return between(number(reading.low), number(reading.high))
    return number(value)


def written_parts(figure: Figure, reading: Reading, least: int | None, write: Callable[[int], str]) -> dict[str, str]:
    """Each part of a split as it is written: where it leaves the house, `< 5` for a part of few people, and `…` for one
    that would give another away."""
    hidden = small_cells.hidden(figure, reading, least)
    return {key: few(part, least) if key in hidden else write(part) for key, part in reading.value.items()}


def few(number: int, least: int | None) -> str:
    """What stands in the place of a number that is hidden."""
    return f"<\xa0{least}" if least and rules.is_small(number, least) else WITHHELD


def base(counted: Base) -> str:
    """What a figure was counted from: `116 van 145`."""
    numbers = {"number": number(counted.number), "part": number(counted.part or 0)}
    return base_sentence(counted.kind, counted.number, counted.part, numbers)


def counted(figure: Figure, reading: Reading) -> str:
    """How many of what were counted: `271 verblijven`; of what is no count, what it tells of them: `103 sessies:
    4,0`."""
    noun = messages.noun_of(figure)
    if figure.unit == COUNT:
        value = reading.value or 0
        return noun(value, number(value))
    whole = reading.base.number if reading.base else sum(reading.months)
    return _("%(counted)s: %(value)s", counted=noun(whole, number(whole)), value=shown(figure, reading))


def share(reading: Reading) -> str:
    """A share, or the two between which it lies."""
    if reading.low == reading.high:
        return format_percent(reading.value / 100)
    return _("%(range)s %%", range=between(number(reading.low), number(reading.high)))


def between(low: str, high: str) -> str:
    """Between which two numbers a figure lies that is in doubt."""
    return _("%(low)s or up to %(high)s", low=low, high=high)


def listed(values: list[Any]) -> str:
    """`10 en 10`; of lists, one after the other: `23, 23 en 10; 11 en 9`."""
    if values and isinstance(values[0], list):
        return "; ".join(listed(part) for part in values)
    written = [number(value) for value in values]
    if len(written) < 2:
        return "".join(written)
    return _("%(several)s and %(last)s", several=", ".join(written[:-1]), last=written[-1])


def sentence(figure: Figure, reading: Reading, *, least: int | None = None) -> str | None:
    """The sentence of the report; None where the figure is none, or has no sentence. `least`: as in `shown`; a share
    that is hidden has no sentence."""
    if reading.value in (None, []) or figure.sentence is None or small_cells.is_hidden(figure, reading, least):
        return None
    words = figure.sentence(_said(figure, reading, least))
    return words[:1].upper() + words[1:]


def _said(figure: Figure, reading: Reading, least: int | None) -> Said:
    value = reading.value
    if figure.unit == RANGE:
        return Said(shown(figure, reading), value[1], number(value[0]), number(value[1]))
    if figure.unit == LIST:
        return Said(listed(value), len(value))
    if figure.unit == SPLIT:
        parts, hidden = written_parts(figure, reading, least, in_words), small_cells.hidden(figure, reading, least)
        numbers = {key: 1 if part == 1 and key not in hidden else 2 for key, part in value.items()}
        return Said(shown(figure, reading, least=least), sum(value.values()), parts=parts, numbers=numbers)
    if figure.unit == SHARE:
        return Said(share(reading), round(reading.high))
    words = in_words(value) if reading.low == reading.high else shown(figure, reading)
    return Said(words, 1 if reading.high == 1 else 2)
