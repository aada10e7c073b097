"""The columns of registers: each reads a cell into a plain value and writes the value back as a cell.

Written in the form of the field teams' own spreadsheets: days as dd/mm/yyyy, times as hh:mm, euros with a decimal
comma, lists separated by commas; what else is read stands in `notations`. Reading raises `RuleBroken` with a code of
`messages.SENTENCES`. An empty cell is None (an empty list for a list) and never reaches `read`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from amal_field.refusal import RuleBroken
from amal_field.registers.importing.column import NUMBERS, Column
from amal_field.registers.importing.notations import day_from, euros_from, part_of_day, time_from
from amal_field.registers.reading.tables import Kind, SheetCell

MOST_CHARACTERS = 2000
MOST_IN_A_KEY = 100
LARGEST_WHOLE = 999_999_999
"""What a database integer holds on both engines, in whole digits."""
LARGEST_EUROS = Decimal("99999999.99")
"""What the database's amounts hold."""

WHOLE = re.compile(r"-?[0-9]+")


@dataclass(frozen=True)
class Text(Column):
    """Text as written, of at most `most` characters."""

    most: int = MOST_CHARACTERS

    def read(self, text: str) -> str:
        """Raises `RuleBroken` `cell_long`."""
        if len(text) > self.most:
            raise RuleBroken("cell_long", most=self.most)
        return text


@dataclass(frozen=True)
class Reference(Column):
    """The number of a row elsewhere; `to` names the number's own column there."""

    to: str = ""

    def numbers(self, value: Any) -> list[str]:
        """The numbers that a value names."""
        return [value] if value else []


class SpareReference(Reference):
    """A reference in a column that a register of before does not have."""

    may_be_absent = True


@dataclass(frozen=True)
class Number(Text):
    """A row's own number; what an index of the database holds."""

    most: int = MOST_IN_A_KEY


@dataclass(frozen=True)
class Introduced(Number):
    """A number that has no register of its own and exists because a row carries it (a household's)."""


class Day(Column):
    """A calendar day, `dd/mm/yyyy`."""

    holds = NUMBERS | {Kind.DAY}
    as_typed = False

    def read(self, text: str) -> date:
        """Raises what `day_from` raises."""
        return day_from(text)

    def write(self, value: date | None) -> str:
        """`dd/mm/yyyy`."""
        return value.strftime("%d/%m/%Y") if value else ""


class TimeOfDay(Column):
    """A time of the day, `hh:mm`."""

    holds = NUMBERS | {Kind.TIME}
    as_typed = False

    def take(self, cell: str) -> time:
        """A number of a spreadsheet is a part of the day."""
        if isinstance(cell, SheetCell) and cell.kind is Kind.NUMBER:
            self.check_kind(cell)
            return part_of_day(cell)
        return super().take(cell)

    def read(self, text: str) -> time:
        """Raises `RuleBroken` `not_a_time`."""
        return time_from(text)

    def write(self, value: time | None) -> str:
        """`hh:mm`."""
        return value.strftime("%H:%M") if value else ""


@dataclass(frozen=True)
class Whole(Column):
    """A whole number from zero on, to `most`."""

    most: int = LARGEST_WHOLE
    as_typed = False

    def read(self, text: str) -> int:
        """Raises `RuleBroken` `not_whole`, `below_zero` or `too_large`."""
        if not WHOLE.fullmatch(text):
            raise RuleBroken("not_whole")
        if text.startswith("-"):
            raise RuleBroken("below_zero")
        if int(text) > self.most:
            raise RuleBroken("too_large", most=self.most)
        return int(text)


class Euros(Column):
    """An amount of euros from zero on, with a decimal comma."""

    as_typed = False

    def read(self, text: str) -> Decimal:
        """Raises `RuleBroken` `below_zero`, `too_large`, or what `euros_from` raises."""
        amount = euros_from(text)
        if amount.is_signed():
            raise RuleBroken("below_zero")
        if amount > LARGEST_EUROS:
            raise RuleBroken("too_large", most=self.write(LARGEST_EUROS))
        return amount

    def write(self, value: Decimal | None) -> str:
        """Always with two decimals."""
        return "" if value is None else f"{value:.2f}".replace(".", ",")


@dataclass(frozen=True)
class Choice(Column):
    """One of a few words; `values` maps each to what is stored. Upper and lower case are one."""

    values: Mapping[str, str] = None
    holds = NUMBERS | {Kind.TRUTH}
    as_typed = False

    def read(self, text: str) -> str:
        """Raises `RuleBroken` `not_a_choice`."""
        try:
            return self.values[text.lower()]
        except KeyError:
            raise RuleBroken("not_a_choice", choices=", ".join(self.values)) from None

    def write(self, value: str | None) -> str:
        """The word for what is stored."""
        return next((word for word, stored in self.values.items() if stored == value), "")


@dataclass(frozen=True)
class Checked(Column):
    """A word that `check` reads, or refuses with `RuleBroken`."""

    check: Callable[[str], Any] = str

    def read(self, text: str) -> Any:
        """Raises what `check` raises."""
        return self.check(text)


def listed_twice(element: Any) -> RuleBroken:
    """The refusal of a cell in which an element stands twice."""
    return RuleBroken("listed_twice", value=element)


@dataclass(frozen=True)
class Listed(Column):
    """Several cells in one, separated by commas.

    `ordered`: the order says something and is kept, and a repeat says nothing; else a repeat is an error.
    """

    of: Column = None
    ordered: bool = False

    def check_kind(self, cell: SheetCell) -> None:
        """Raises `RuleBroken` `list_as_number` too: 10,20 became 10.2, and 1,200 became 1200."""
        if not cell.broken and cell.kind is Kind.NUMBER and cell.altered:
            raise RuleBroken("list_as_number")
        super().check_kind(cell)

    @property
    def empty(self) -> list:
        """No element."""
        return []

    @property
    def to(self) -> str | None:
        """What the elements refer to, if they are references."""
        return getattr(self.of, "to", None)

    def numbers(self, value: list) -> list[str]:
        """The numbers that a value names."""
        return value

    def read(self, text: str) -> list:
        """Raises `RuleBroken` `list_gap`, `listed_twice`, or what an element raises."""
        parts = [part.strip() for part in text.split(",")]
        if not all(parts):
            raise RuleBroken("list_gap")
        values = [self.of.read(part) for part in parts]
        if self.ordered:
            return list(dict.fromkeys(values))
        twice = next((one for index, one in enumerate(values) if one in values[:index]), None)
        if twice is not None:
            raise listed_twice(self.of.write(twice))
        return values

    def write(self, value: list | None) -> str:
        """The elements, in ascending order where the order says nothing."""
        values = list(value or ()) if self.ordered else sorted(value or ())
        return ",".join(self.of.write(value) for value in values)


YES_NO = {"ja": "yes", "nee": "no"}
