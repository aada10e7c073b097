"""What every column of a register does with a cell."""

from dataclasses import dataclass
from typing import Any, ClassVar

from amal_field.refusal import RuleBroken
from amal_field.registers.reading.tables import Kind, SheetCell

NUMBERS = frozenset({Kind.NUMBER})


@dataclass(frozen=True)
class Column:
    """A column. `required`: an empty cell is an error. `may_be_absent`: a register without it leaves what stands.

    `holds`: what a spreadsheet may hold here besides text. `as_typed`: whether every sign counts, so that a number is
    refused of which the spreadsheet shows or keeps other signs than were typed.
    """

    name: str
    required: bool = False
    may_be_absent: ClassVar[bool] = False
    holds: ClassVar[frozenset[Kind]] = NUMBERS
    as_typed: ClassVar[bool] = True

    def take(self, cell: str) -> Any:
        """The value of a cell that is not empty, of a CSV file or a spreadsheet. Raises `RuleBroken`."""
        if isinstance(cell, SheetCell):
            self.check_kind(cell)
        return self.read(str(cell))

    def check_kind(self, cell: SheetCell) -> None:
        """Raises `RuleBroken` where the spreadsheet made something else of what was typed."""
        if cell.broken:
            raise cell.broken
        if cell.kind not in self.holds:
            if cell.kind is Kind.DAY:
                raise RuleBroken("cell_is_day")
            raise RuleBroken("cell_is_time") if cell.kind is Kind.TIME else RuleBroken("cell_is_truth")
        if cell.altered and self.as_typed:
            raise RuleBroken("number_altered")

    def is_same(self, one: str, other: str) -> bool:
        """Whether two cells, as `write` gives them, say the same."""
        return one == other

    def read(self, text: str) -> Any:
        """The value of a cell that is not empty. Raises `RuleBroken`."""
        return text

    def write(self, value: Any) -> str:
        """The cell of a value, in one form for each value."""
        return "" if value is None else str(value)

    @property
    def empty(self) -> Any:
        """The value of an empty cell."""
        return None
