"""A table as it was read: a header, rows with the line on which each begins, and what was wrong with the reading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MOST_CHARACTERS = 2000
SHOWN_CHARACTERS = 80


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where, the value as it was read, the code of the sentence and what fills it."""

    file: str
    line: int
    column: str
    value: str
    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


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

    def wrong(self, line: int, column: str, value: str, code: str, /, **values: Any) -> None:
        """Note a problem."""
        self.problems.append(Problem(self.file, line, column, shown(value), code, values))

    def unreadable(self, code: str, value: str = "", /, **values: Any) -> None:
        """Note that nothing can be told of the rows."""
        self.wrong(1, "", value, code, **values)
        self.whole = False

    def take(self, line: int, cells: list[str]) -> None:
        """Take a row in if it has as many cells as the header; else note it as ragged."""
        if len(cells) == len(self.columns):
            self.rows.append((line, cells))
            return
        self.wrong(
            line, "", ";".join(cells[len(self.columns) :]), "ragged", cells=len(cells), columns=len(self.columns)
        )
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
            self.problems.append(Problem(table.file, 1, "", "", "register_twice", {"other": known.file}))

    def no_register(self, file: str, names: Iterable[str]) -> None:
        """Note a file or a sheet that is no register."""
        self.problems.append(Problem(file, 1, "", "", "no_register", {"names": ", ".join(names)}))


def shown(value: str) -> str:
    """A value for a report: short, and what was no UTF-8 as a replacement character."""
    value = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return value if len(value) <= SHOWN_CHARACTERS else value[:SHOWN_CHARACTERS] + "…"


def take_header(table: Table, header: Sequence[str], expected: Sequence[str], line: int = 1) -> None:
    """Match the first row with the columns that a register has, in any order and case; note every mismatch.

    A row that names no column of the register at all is one problem, and leaves the table unread.
    """
    names = [cell.strip().lower() for cell in header]
    if not set(names) & set(expected):
        table.unreadable("no_header", ";".join(header))
        return
    for index, name in enumerate(names):
        if not name:
            table.wrong(line, "", "", "column_nameless", place=index + 1)
        elif name in names[:index]:
            table.wrong(line, shown(name), header[index], "column_twice", column=shown(name))
        elif name not in expected:
            table.wrong(line, shown(name), header[index], "column_unknown", column=shown(name))
    for name in expected:
        if name not in names:
            table.wrong(line, name, "", "column_missing", column=name)
    table.columns = names


def is_broken(cell: str) -> bool:
    """Whether the bytes of a cell were no UTF-8."""
    return any("\udc80" <= character <= "\udcff" for character in cell)
