"""A table as it was read: a header, rows with the line on which each begins, and what was wrong with the reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from amal_field.refusal import RuleBroken

SHOWN_CHARACTERS = 80


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where, the value as it was read, and the rule that it breaks."""

    file: str
    line: int
    column: str
    value: str
    broken: RuleBroken


@dataclass
class Table:
    """A register as it was read.

    `stray`: rows that do not fit, as far as they can be told, so that their numbers still exist for others. `whole` is
    false where not even that is known.
    """

    name: str
    file: str
    columns: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    stray: list[dict[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True

    def wrong(self, line: int, column: str, value: str, broken: RuleBroken) -> None:
        """Note a problem."""
        self.problems.append(Problem(self.file, line, column, shown(value), broken))

    def unreadable(self, broken: RuleBroken, value: str = "") -> None:
        """Note that nothing can be told of the rows."""
        self.wrong(1, "", value, broken)
        self.whole = False

    def take(self, line: int, cells: list[str]) -> None:
        """Take a row in if it has as many cells as the header; else note it as ragged."""
        if len(cells) == len(self.columns):
            self.rows.append((line, cells))
            return
        ragged = RuleBroken("ragged", cells=len(cells), columns=len(self.columns))
        self.wrong(line, "", ";".join(cells[len(self.columns) :]), ragged)
        self.stray.append(dict(zip(self.columns, cells, strict=False)))


@dataclass
class Folder:
    """All that was read: a table a register, files that have no place, and what could not be read at all."""

    tables: dict[str, Table] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, table: Table) -> None:
        """Take a table in; a second of the same register is a problem."""
        known = self.tables.setdefault(table.name, table)
        if known is not table:
            self.problems.append(Problem(table.file, 1, "", "", RuleBroken("register_twice", other=known.file)))

    def no_register(self, file: str, names: Iterable[str]) -> None:
        """Note a file or a sheet that is no register."""
        self.problems.append(Problem(file, 1, "", "", RuleBroken("no_register", names=", ".join(names))))


def shown(value: str) -> str:
    """A value for a report: short, and what was no UTF-8 as a replacement character."""
    value = readable(value)
    return value if len(value) <= SHOWN_CHARACTERS else value[:SHOWN_CHARACTERS] + "…"


def readable(value: str) -> str:
    """A text that can be printed: what was no UTF-8 becomes a replacement character."""
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def take_header(table: Table, header: Sequence[str], expected: Sequence[str], line: int = 1) -> None:
    """Match the first row with the columns that a register has, in any order and case; note every mismatch.

    A row that names no column of the register at all is one problem, and leaves the table unread.
    """
    names = [cell.strip().lower() for cell in header]
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
        if name not in names:
            table.wrong(line, name, "", RuleBroken("column_missing", column=name))
    table.columns = names


def is_broken(cell: str) -> bool:
    """Whether the bytes of a cell were no UTF-8."""
    return any("\udc80" <= character <= "\udcff" for character in cell)
