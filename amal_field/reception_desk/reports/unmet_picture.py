"""Interpreters who were asked for in vain: a table by language and month, and its picture."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from flask_babel import format_date, get_locale
from flask_babel import gettext as _

from amal_field import charts
from amal_field.reception_desk.queries.interpreters import UnmetLine

MONTHS = range(1, 13)
MOST_LANGUAGES = 3
"""How many languages the picture tells apart; the others are one together."""


def months() -> list[str]:
    """The months in short, in the reader's language."""
    return [format_date(date(2000, month, 1), "LLL") for month in MONTHS]


def by_language(lines: Sequence[UnmetLine]) -> dict[str, list[int]]:
    """Language → its numbers of the twelve months, that which was asked for most in vain first."""
    numbers: dict[str, Counter[int]] = {}
    for line in lines:
        numbers.setdefault(line.language, Counter())[line.month] += line.total
    ordered = sorted(numbers, key=lambda code: (-numbers[code].total(), code))
    return {code: [numbers[code][month] for month in MONTHS] for code in ordered}


def chart(lines: Sequence[UnmetLine]) -> bytes:
    """Bars of each month, one for each language, as an SVG image without script; of nothing it is empty."""
    table = by_language(lines) or {"uk": [0] * len(MONTHS)}
    names = get_locale().languages
    series = {names.get(code, code): table[code] for code in list(table)[:MOST_LANGUAGES]}
    others = [table[code] for code in list(table)[MOST_LANGUAGES:]]
    if others:
        series[_("Other languages")] = [sum(of_month) for of_month in zip(*others, strict=True)]
    most = max([number for numbers in series.values() for number in numbers] + [1])
    step = -(-most // 4)
    return charts.bars(months(), series, scale=tuple(range(0, 4 * step + 1, step)), colours=charts.SEVERAL)
