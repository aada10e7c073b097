"""A figure as it is frozen, and one that was beside what it is now."""

from dataclasses import dataclass

from flask_babel import force_locale, ngettext

from amal_field.figures.figure import COUNT, MEAN, SHARE, Figure, Reading
from amal_field.figures.models import FrozenFigure
from amal_field.figures.queries.editions import Frozen
from amal_field.figures.reports import said
from amal_field.figures.reports.checks import Check

LANGUAGE = "nl"
"""The language of the report, whoever reads the screen."""


@dataclass(frozen=True)
class Beside:
    """What was frozen of a figure, beside what it is now: the numbers as they are written. `change`: by how much it
    grew since, `months`: which months did, by month; both empty where it means something else by now."""

    frozen: Frozen
    shown: str
    differs: bool
    is_redefined: bool
    change: str | None
    months: dict[int, int]


def frozen(figure: Figure, reading: Reading) -> FrozenFigure:
    """A figure as a row of an edition, with its words in the language of the report."""
    base = reading.base and [reading.base.kind, reading.base.number, reading.base.part]
    with force_locale(LANGUAGE):
        return FrozenFigure(
            code=figure.code,
            value=reading.value,
            base=base,
            low=reading.low,
            high=reading.high,
            months=list(reading.months),
            version=figure.version,
            definition=str(figure.definition),
            sentence=said.sentence(figure, reading),
        )


def beside(figure: Figure, was: Frozen, live: Reading) -> Beside:
    """What was frozen beside what is counted now."""
    is_redefined = was.version != figure.version
    differs = not is_redefined and _plain(was.reading.value) != _plain(live.value)
    pairs = enumerate(zip(was.reading.months, live.months, strict=False), 1)
    return Beside(
        frozen=was,
        shown=said.shown(figure, was.reading),
        differs=differs,
        is_redefined=is_redefined,
        change=change(figure, live.value, was.reading.value) if differs else None,
        months={month: now - then for month, (then, now) in pairs if now != then} if differs else {},
    )


def checked(code: str, one: Beside | None, shown_live: str) -> list[Check]:
    """That a figure is no longer what was frozen does not fit."""
    if one is None or not one.differs:
        return []
    return [Check(code, "frozen", {"frozen": one.shown, "live": shown_live})]


def change(figure: Figure, now: int | float | None, before: int | float | None) -> str | None:
    """By how much a number is more or less: `+12`, `−3 punten` of a share; None where it is not one number."""
    if figure.unit not in (COUNT, SHARE, MEAN) or now is None or before is None:
        return None
    more = round(now - before, 1)
    written = f"{'+' if more > 0 else '−' if more < 0 else '±'}{said.number(abs(more))}"
    if figure.unit == SHARE:
        return ngettext("%(change)s point", "%(change)s points", abs(int(more)), change=written)
    return written


def _plain(value: object) -> object:
    """A value as JSON gives it back: without tuples."""
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value
