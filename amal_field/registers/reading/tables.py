"""A table as it was read: a header, rows with the line on which each begins, and what was wrong with the reading."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from amal_field.refusal import RuleBroken

SHOWN_CHARACTERS = 80
BROKEN = re.compile("[\ud800-\udfff]")


class Kind(Enum):
    """What a spreadsheet holds in a cell that is no text."""

    NUMBER = "number"
    DAY = "day"
    TIME = "time"
    TRUTH = "truth"


class SheetCell(str):
    """A cell that a spreadsheet holds as something else than text, written as a CSV file would hold it.

    `altered`: it is a number of which the spreadsheet shows other signs than these, so that nobody knows which were
    typed. `broken`: it holds nothing that may be read.
    """

    __slots__ = ("altered", "broken", "kind")

    def __new__(
        cls, text: str, kind: Kind = Kind.NUMBER, *, altered: bool = False, broken: RuleBroken | None = None
    ) -> "SheetCell":
        cell = super().__new__(cls, text)
        cell.kind, cell.altered, cell.broken = kind, altered, broken
        return cell


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, or is to be known: where, the value as it was read, and the sentence that tells it."""

    file: str
    line: int
    column: str
    value: str
    broken: RuleBroken


@dataclass
class Table:
    """A register as it was read.

    `stray`: rows that do not fit, as far as they can be told, so that their numbers still exist for others. `whole` is
    false where not even that is known. `samples`: cells that were read in an encoding that somebody named.
    """

    name: str
    file: str
    columns: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    stray: list[dict[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    samples: list[str] = field(default_factory=list)
    whole: bool = True

    def wrong(self, line: int, column: str, value: str, broken: RuleBroken) -> None:
        """Note a problem."""
        self.problems.append(Problem(self.file, line, column, shown(value), broken))

    def notice(self, line: int, broken: RuleBroken) -> None:
        """Note what is no problem and yet to be known."""
        self.notices.append(Problem(self.file, line, "", "", broken))

    def unreadable(self, broken: RuleBroken, value: str = "") -> None:
        """Note that nothing can be told of the rows."""
        self.wrong(1, "", value, broken)
        self.whole = False

    def take(self, line: int, cells: list[str]) -> None:
        """Take a row in if it has as many cells as the header, but for empty ones behind; else note it as ragged."""
        width = len(self.columns)
        surplus = cells[width:]
        if len(cells) >= width and not any(cell.strip() for cell in surplus):
            self.rows.append((line, cells if len(cells) == width else cells[:width]))
            return
        self.wrong(line, "", ";".join(surplus), RuleBroken("ragged", cells=len(cells), columns=width))
        self.stray.append(dict(zip(self.columns, cells, strict=False)))


@dataclass
class Folder:
    """All that was read: a table a register, what has no place or could not be read, and what was left out."""

    tables: dict[str, Table] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[Problem] = field(default_factory=list)

    def add(self, table: Table) -> None:
        """Take a table in; a second of the same register is a problem."""
        known = self.tables.setdefault(table.name, table)
        if known is not table:
            self.wrong(table.file, RuleBroken("register_twice", other=known.file))

    def wrong(self, file: str, broken: RuleBroken) -> None:
        """Note a file that cannot be read."""
        self.problems.append(Problem(readable(file), 1, "", "", broken))

    def skip(self, file: str, broken: RuleBroken) -> None:
        """Note a file or a sheet that is left out."""
        self.skipped.append(Problem(readable(file), 1, "", "", broken))

    def no_register(self, file: str, names: Iterable[str]) -> None:
        """Note a file or a sheet that is no register."""
        self.wrong(file, RuleBroken("no_register", names=", ".join(names)))


def shown(value: str) -> str:
    """A value for a report: short, and what was no UTF-8 as a replacement character."""
    value = readable(value)
    return value if len(value) <= SHOWN_CHARACTERS else value[:SHOWN_CHARACTERS] + "…"


def readable(value: str) -> str:
    """A text that can be printed: what was no UTF-8, or half a character, becomes a replacement character."""
    return BROKEN.sub("\ufffd", value)


class SpareName(str):
    """The name of a column that may be absent."""


def take_header(table: Table, header: Sequence[str], expected: Sequence[str], line: int = 1) -> None:
    """Match the first row with the columns that a register has, in any order and case; note every mismatch.

    Cells without a name at the end are no columns. A row that names no column of the register at all is one problem,
    and leaves the table unread.
    """
    names = [cell.strip().lower() for cell in header]
    while names and not names[-1]:
        names.pop()
    if not set(names) & set(expected):
        table.unreadable(RuleBroken("no_header"), ";".join(header))
        return
    for index, name in enumerate(names):
        if not name:
            table.wrong(line, "", "", RuleBroken("column_nameless", place=index + 1))
        elif name in names[:index]:
            table.wrong(line, shown(name), header[index], RuleBroken("column_twice", column=shown(name)))
        elif name not in expected:
            table.wrong(line, shown(name), header[index], RuleBroken("column_unknown", column=shown(name)))
    for name in expected:
        if name not in names and not isinstance(name, SpareName):
            table.wrong(line, name, "", RuleBroken("column_missing", column=name))
    table.columns = names


def stripped(cell: str) -> str:
    """A cell without what stands around it; what a spreadsheet holds as no text has nothing there."""
    return cell if isinstance(cell, SheetCell) else cell.strip()


def is_broken(cell: str) -> bool:
    """Whether a text holds bytes that were no UTF-8, or half a character."""
    return BROKEN.search(cell) is not None
