"""How a figure is written: as a number, and in the sentence of the report, in the reader's language."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from babel.numbers import format_decimal
from flask_babel import format_percent, get_locale
from flask_babel import gettext as _
from flask_babel import lazy_pgettext as _p

from amal_field.figures import rules
from amal_field.figures.figure import LIST, PEOPLE, RANGE, SHARE, SPLIT, Figure, Reading
from amal_field.figures.messages import KEYS

NONE = _p("how many", "no")


@dataclass(frozen=True)
class Said:
    """What a sentence may name of a figure. `number`: which of singular and plural; `parts`: of a split, by key."""

    value: str
    number: int
    low: str = ""
    high: str = ""
    parts: Any = None

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


def shown(figure: Figure, reading: Reading) -> str:
    """The figure as a number: `1.240`, `102 à 104`, `77 à 81 %`, `4 tot 25`, `10 en 10`; a dash for none."""
    value = reading.value
    if value in (None, []):
        return "–"
    if figure.unit == SHARE:
        return share(reading)
    if figure.unit == RANGE:
        return _("%(low)s to %(high)s", low=number(value[0]), high=number(value[1]))
    if figure.unit == LIST:
        return listed(value)
    if figure.unit == SPLIT:
        parts = {key: part for key, part in value.items() if key != "total"}
        told = " · ".join(f"{number(part)} {KEYS[key]}" for key, part in parts.items())
        return f"{number(value['total'])}: {told}" if "total" in value else told
    if reading.low != reading.high:
        return between(number(reading.low), number(reading.high))
    return number(value)


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


def sentence(figure: Figure, reading: Reading, *, outward: bool = False) -> str | None:
    """The sentence of the report; None where the figure is none, or has no sentence. `outward`: for a text that leaves
    the house, in which what tells of few people is "< 5", and a share of few is left out."""
    if reading.value in (None, []) or figure.sentence is None:
        return None
    if outward and _is_hidden(figure, reading):
        return None
    told = figure.sentence(_said(figure, reading, outward=outward))
    return told[:1].upper() + told[1:]


def _is_hidden(figure: Figure, reading: Reading) -> bool:
    is_of_people = figure.unit == SHARE and figure.subject == PEOPLE and reading.base is not None
    return is_of_people and rules.is_share_hidden(reading.base.part or 0, reading.base.number)


def _said(figure: Figure, reading: Reading, *, outward: bool) -> Said:
    value = reading.value
    if figure.unit == RANGE:
        return Said(shown(figure, reading), value[1], number(value[0]), number(value[1]))
    if figure.unit == LIST:
        return Said(listed(value), len(value))
    if figure.unit == SPLIT:
        return Said(shown(figure, reading), sum(value.values()), parts=_parts(figure, value, outward=outward))
    if figure.unit == SHARE:
        return Said(share(reading), round(reading.high))
    told = in_words(value) if reading.low == reading.high else shown(figure, reading)
    return Said(told, 1 if reading.high == 1 else 2)


def _parts(figure: Figure, value: dict[str, int], *, outward: bool) -> dict[str, str]:
    parts = {key: part for key, part in value.items() if key != "total"}
    hides = outward and figure.subject == PEOPLE
    hidden = rules.hidden_parts(parts, total_stands="total" in value) if hides else set()
    few = _("fewer than %(number)s", number=rules.LEAST)
    return {key: few if key in hidden else in_words(part) for key, part in value.items()}
