"""Decisions about figures, on plain values: what is too small to leave the house (`domain.md` G.6), which year may be
frozen, and what a figure by hand may be (`domain.md` I.3)."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from amal_field.refusal import RuleBroken

NUMBER, SHARE_BY_HAND, SPAN, MONTHS = KINDS_BY_HAND = ("number", "share", "range", "months")
"""What a figure by hand is: a number, a share in per cent, from a lowest to a highest, or twelve months."""
EITHER = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
"""`{one|several}` in a sentence: the words for one, and for any other number."""
CODE = re.compile(r"[a-z][a-z0-9_]{0,29}\.[a-z0-9_]{1,50}", re.ASCII)
WRITTEN = re.compile(r"(\d{1,9}|\d{1,3}(?:[.\u00a0\u202f]\d{3}){1,2})(?:,(\d{1,2}))?", re.ASCII)
"""A number as the report writes it: 4.697 is thousands, 13,5 has a decimal."""
BETWEEN = re.compile(r"\s*(?:-|–|\btot\b|\bà\b)\s*")
FITS = {"count": (NUMBER, MONTHS), "mean": (NUMBER,), "share": (SHARE_BY_HAND,), "range": (SPAN,)}
"""Unit of a figure that is counted here → what it may be by hand."""
LEAST = 5
"""From how many people on a part may be told outside the house, until an administrator sets it."""
ALIKE_PERCENT = 5
"""By how many per cent at most two years differ that are in line with each other, until an administrator sets it."""

ANONYMISED = "figures:year:anonymise"
"""The tag of an entry that says of how many `people` of a year, whose edition is its subject, no name is left."""


def is_small(number: int, least: int = LEAST) -> bool:
    """Whether so few people could be recognised. Nobody is no one to recognise."""
    return 0 < number < least


def hidden_parts(parts: Mapping[str, int], *, total_stands: bool, least: int = LEAST) -> set[str]:
    """Which parts of a split of people are hidden. Where the total stands and one alone is hidden, it would follow from
    the others, so the next smallest is hidden too."""
    hidden = {key for key, number in parts.items() if is_small(number, least)}
    if total_stands and len(hidden) == 1:
        others = [key for key, number in parts.items() if number and key not in hidden]
        hidden |= set(sorted(others, key=parts.__getitem__)[:1])
    return hidden


def is_share_hidden(part: int, whole: int, least: int = LEAST) -> bool:
    """Whether a share is hidden: its numerator, the rest or its base is small, judged before rounding."""
    return any(is_small(number, least) for number in (part, whole - part, whole))


def check_over(year: int, *, today: date) -> None:
    """Demand a year that is over. Raises `RuleBroken` `year_to_come` or `year_running`."""
    if year > today.year:
        raise RuleBroken("year_to_come", year=year)
    if year == today.year:
        raise RuleBroken("year_running", year=year)


def check_reason(reason: str | None, *, editions: int) -> None:
    """Demand a reason for a further edition. Raises `RuleBroken` `edition_without_reason`."""
    if editions and not reason:
        raise RuleBroken("edition_without_reason")


def check_counted(year: int, *, is_empty: bool) -> None:
    """Demand that something was counted. Raises `RuleBroken` `year_empty`."""
    if is_empty:
        raise RuleBroken("year_empty", year=year)


def check_year(year: int) -> None:
    """Demand a year that figures have. Raises `RuleBroken` `figure_year_odd`."""
    if not 1900 <= year <= 2200:
        raise RuleBroken("figure_year_odd")


def check_code(code: str) -> None:
    """Demand a code as figures have it: section, a dot, name. Raises `RuleBroken` `figure_code_odd`."""
    if not CODE.fullmatch(code):
        raise RuleBroken("figure_code_odd")


def check_noted_on(day: date, *, today: date) -> None:
    """Demand a day that has come. Raises `RuleBroken` `figure_day_ahead`."""
    if day > today:
        raise RuleBroken("figure_day_ahead", day=day)


def check_sentence(sentence: str, *, field: str) -> None:
    """Demand a sentence that says where its number stands. Raises `RuleBroken` `sentence_without_value`."""
    if "{value}" not in sentence:
        raise RuleBroken("sentence_without_value", field=field)


def written_sentence(sentence: str, value: str, *, is_one: bool) -> str:
    """The sentence with its value, and of `{vereniging|verenigingen}` the word that fits it."""
    return EITHER.sub(lambda either: either[1 if is_one else 2], sentence).replace("{value}", value)


def check_fits(kind: str, unit: str) -> None:
    """Demand of a figure that is counted here too that it is the same by hand. Raises `RuleBroken`
    `figure_kind_differs`."""
    if kind not in FITS.get(unit, ()):
        raise RuleBroken("figure_kind_differs")


def read_by_hand(kind: str, text: str) -> Any:
    """The value that somebody wrote, as JSON holds it. Raises `RuleBroken` `figure_number_odd`, `figure_share_over`,
    `figure_range_odd`, `figure_range_reversed` or `figure_months_odd`."""
    if kind == SPAN:
        return _span(text)
    if kind == MONTHS:
        return _months(text)
    value = _number(text, RuleBroken("figure_number_odd"))
    if kind == SHARE_BY_HAND and value > 100:
        raise RuleBroken("figure_share_over")
    return value


def write_by_hand(kind: str, value: Any) -> str:
    """A value as `read_by_hand` reads it."""
    if kind == SPAN:
        return " - ".join(map(_written, value))
    return " ".join(map(_written, value)) if kind == MONTHS else _written(value)


def _span(text: str) -> list[int | float]:
    ends = BETWEEN.split(text.strip())
    if len(ends) != 2:
        raise RuleBroken("figure_range_odd")
    low, high = (_number(end, RuleBroken("figure_range_odd")) for end in ends)
    if low > high:
        raise RuleBroken("figure_range_reversed", low=_written(low), high=_written(high))
    return [low, high]


def _months(text: str) -> list[int | float]:
    months = [_number(part, RuleBroken("figure_months_odd")) for part in re.split(r"[ \n\r\t;]+", text.strip())]
    if len(months) != 12 or not all(isinstance(month, int) for month in months):
        raise RuleBroken("figure_months_odd")
    return months


def _number(text: str, otherwise: RuleBroken) -> int | float:
    match = WRITTEN.fullmatch(text.strip())
    if match is None:
        raise otherwise
    whole, decimals = match.groups()
    whole = int(re.sub(r"\D", "", whole))
    return float(f"{whole}.{decimals}") if decimals and int(decimals) else whole


def _written(value: int | float) -> str:
    return str(value).replace(".", ",")
