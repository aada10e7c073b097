"""What does not fit between the figures of a year (`domain.md` I.1)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from amal_field.figures.figure import MEAN, RANGE, Figure, Reading

BY_SEX = ("duos.samen_gentenaar_newcomers", "duos.samen_gentenaar_buddies")


@dataclass(frozen=True)
class Check:
    """A figure that does not fit: why (`messages.CHECKS`), and the numbers that say so."""

    code: str
    kind: str
    values: Mapping[str, int | float]


def checks(figures: Mapping[str, Figure], readings: Mapping[str, Reading]) -> list[Check]:
    """All that does not fit, in the order of the figures."""
    return [check for code, reading in readings.items() for check in _of(figures[code], reading, readings)]


def _of(figure: Figure, reading: Reading, readings: Mapping[str, Reading]) -> Iterator[Check]:
    value, base = reading.value, reading.base
    if figure.unit == RANGE and value and value[0] > value[1]:
        yield Check(figure.code, "reversed", {"low": value[0], "high": value[1]})
    if figure.unit == MEAN and value is None and base and _is_busy(figure.section, readings):
        yield Check(figure.code, "no_session", {})
    if figure.counts_people and base and base.kind == "attendances" and value > base.number:
        yield Check(figure.code, "attendances", {"people": value, "attendances": base.number})
    if figure.code in BY_SEX and (left := base.number - sum(value.values())):
        yield Check(figure.code, "sexes", {"number": left})
    yield from _between(figure.code, {code: one.value for code, one in readings.items()})


def _between(code: str, values: Mapping[str, Any]) -> Iterator[Check]:
    if code == "vaccination.actions" and {"vaccination.covid", "vaccination.basic"} <= values.keys():
        yield from _parts(code, values["vaccination.covid"] + values["vaccination.basic"], values[code])
    if code == "desk.school_children":
        children = values[code]
        yield from _parts(code, sum(children.values()) - children["total"], children["total"])
    if code == "desk.nt2" and {"desk.persons", "desk.minors"} <= values.keys():
        adults = values["desk.persons"] - values["desk.minors"]
        if values[code] > adults:
            yield Check(code, "referrals", {"people": values[code], "adults": adults})


def _parts(code: str, parts: int, whole: int) -> Iterator[Check]:
    if parts != whole:
        yield Check(code, "parts", {"parts": parts, "whole": whole})


def _is_busy(section: str, readings: Mapping[str, Reading]) -> bool:
    """Whether anything else was counted in a section: of a year without sessions nobody wants a mean."""
    return any(code.startswith(f"{section}.") and sum(one.months) for code, one in readings.items())
