"""What a stay holds, in a cell of the register: pitches, plates, people. What it does not hold from its first day to
its end is written with days of its own, as `3 tot 05/05/2026,7 vanaf 05/05/2026`; the last day is not held."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from amal_field.registers.importing.column import Column
from amal_field.registers.importing.columns import Listed
from amal_field.registers.importing.notations import day_from
from amal_field.transit_site.models import Spell, Stay
from amal_field.transit_site.rules import Period

WITH_DAYS = re.compile(r"(\S.*?)(?:\s+vanaf\s+(\S+))?(?:\s+tot\s+(\S+))?", re.IGNORECASE)


class Held(NamedTuple):
    """The number of a pitch or of a person, or a plate; `from_on`, `to_on`: the days of its own, where it has any."""

    what: Any
    from_on: date | None = None
    to_on: date | None = None

    @property
    def has_days(self) -> bool:
        """Whether it says when it was held."""
        return bool(self.from_on or self.to_on)

    def period(self, stay: Period) -> Period:
        """When it is held, of a stay of these days."""
        return Period(self.from_on or stay.start, self.to_on or stay.end)


@dataclass(frozen=True)
class HeldColumn(Column):
    """One of them, `of` the column that reads what it is."""

    of: Column = None

    @property
    def to(self) -> str | None:
        """What it refers to, if it is a reference."""
        return getattr(self.of, "to", None)

    def read(self, text: str) -> Held:
        """Raises what `of` raises, or `day_from`."""
        what, first, last = WITH_DAYS.fullmatch(text).groups()
        return Held(self.of.read(what), first and day_from(first), last and day_from(last))

    def write(self, value: Held) -> str:
        """`3 vanaf 02/05/2026 tot 05/05/2026`; without days what it is, alone."""
        days = ((word, day) for word, day in (("vanaf", value.from_on), ("tot", value.to_on)) if day)
        return " ".join([self.of.write(value.what), *(f"{word} {day:%d/%m/%Y}" for word, day in days)])


class HeldList(Listed):
    """Several of them; one may stand there twice, with other days."""

    def numbers(self, value: list[Held]) -> list[str]:
        """The numbers that a value names."""
        return [held.what for held in value]

    def write(self, value: Iterable[Held] | None) -> str:
        """In ascending order, of the same the earlier days first."""
        return ",".join(self.of.write(held) for held in sorted(value or (), key=_in_order))


def held_list(of: Column, name: str, *, required: bool = False) -> HeldList:
    """The column of a register that holds a list of them."""
    return HeldList(name, required, of=HeldColumn(of.name, of=of))


def held(stay: Stay, spell: Spell, what: Any) -> Held:
    """A spell of a stay. It says when it came, and when it left, where that is not with the stay itself."""
    from_on = spell.from_on if spell.from_on != stay.arrived_on else None
    return Held(what, from_on, spell.to_on if spell.has_left else None)


def _in_order(one: Held) -> tuple[Any, date, date]:
    return one.what, one.from_on or date.min, one.to_on or date.max
