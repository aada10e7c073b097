"""A row of an import: what its folder says, what was imported before, and what stands in the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Stored:
    """A row as it stands in the database: the values of its columns, and the object behind them."""

    subject: Any
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LastImport:
    """A row as it was last imported: in which table that is kept, its own cells, and those that were written.

    Most rows are as they were: `cells` is None where the folder says the same once more, `written` where just that
    stands in the database.
    """

    table: type
    cells: Mapping[str, Any] | None
    written: Mapping[str, Any] | None


@dataclass(slots=True)
class Row:
    """A row of an import, of which there may be a hundred thousand.

    `line` is None for a row that this folder lacks and that one of its rows concerns. `cells`: as the folder writes it.
    `values`: its own, as read; `wanted`: with what other rows give it, the same object until they do (`want`); `wrong`:
    columns that could not be read. After `settle`: `kept` are the columns whose value was changed on screen and stays,
    `changes` those that will be written. `table`: where it is kept as it was imported, if its check found that it is
    not where its register says.
    """

    number: str
    line: int | None
    values: Mapping[str, Any]
    subject_id: UUID
    cells: Sequence[str] = ()
    wrong: frozenset[str] = frozenset()
    wanted: Mapping[str, Any] = field(default_factory=dict)
    stored: Stored | None = None
    last: LastImport | None = None
    kept: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    table: type | None = None

    @property
    def is_new(self) -> bool:
        """Whether the database has no such row yet."""
        return self.stored is None

    @property
    def is_undone(self) -> bool:
        """Whether what it told was undone on screen; it stays so. Of registers whose rows can be undone."""
        return self.stored is not None and not self.stored.subject.stands

    def want(self, column: str, value: Any) -> None:
        """Give a column another value than its own."""
        if value != self.wanted[column]:
            self.wanted = {**self.wanted, column: value}

    def cannot_use(self, column: str) -> None:
        """Let nothing lean on what stands in a column."""
        self.wrong |= {column}

    def leave(self, *kept: str) -> None:
        """Write nothing of it; these columns are told to stay as they are on screen."""
        self.changes, self.kept = frozenset(), frozenset(kept)

    def final(self, column: str) -> Any:
        """The value that will stand when the import is done."""
        return self.stored.values[column] if column in self.kept else self.wanted[column]

    def may_use(self, *columns: str) -> bool:
        """Whether all of these could be read."""
        return not self.wrong.intersection(columns)
