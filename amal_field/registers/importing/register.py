"""What a room tells about its register, and one import of all of them on its way into the database."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.column import Column
from amal_field.registers.importing.row import Row, Stored
from amal_field.registers.models import ImportedRow, Leaving
from amal_field.registers.reading.tables import Problem, shown, stripped
from amal_field.stamp import Stamp

T = TypeVar("T")
NAMES = (
    "personen",
    "organisaties",
    "programmas",
    "reeksen",
    "verblijven",
    "sessies",
    "aanwezigheden",
    "vaccinaties",
    "doorverwijzingen",
    "duos",
    "ontmoetingen",
    "onthaal",
    "begeleidingen",
    "contacten",
    "tolkopdrachten",
    "handcijfers",
    "cijfers",
)
"""The registers of the agency, in the order in which they lean on each other; a room's own come after these."""


@dataclass(frozen=True)
class Resembling:
    """A new row, its number and name, and the person of the database whom it resembles."""

    file: str
    line: int
    number: str
    name: str
    person_id: UUID


@dataclass(frozen=True)
class Register:
    """One register of a room. The first of `columns` is the row's own number.

    `sentences`: code → sentence, for the rules that the room asks. `known`: for each number that others may refer to,
    by the name of its column: which of these numbers the database has. `stored`: the rows of the database with these
    numbers; written by `cells_of` they are the register going out. `prepare` looks across rows and sets what is wanted
    of each; `check` looks for broken rules once it is known what will stand; `store` writes. These three are called in
    every import, also where the folder lacks the register: rows of another register may concern it. `kept_in`: the
    table in which a row is kept as it was imported; `kept_apart`: what is kept under some numbers in a table of the
    room's own, with the columns of `ImportedRow`, which only that room reads. `removed`: those of some numbers of which
    the rows are gone for good, since their term is over: they are passed by, and counted. `resembling`:
    which new rows look like somebody who is there. `seen_with`: who holds this
    may read on screen what stands in the database; None for all who move registers. `behind_door`: its cells tell of
    somebody's health, and no report holds one. `leaves`: which rows leave in it, and which of other tables it
    numbers; `named`: who is called by name in the rows with these numbers, or of whose health they tell.
    """

    name: str
    columns: tuple[Column, ...]
    sentences: Mapping[str, Any]
    known: Mapping[str, Callable[[Collection[str]], set[str]]]
    stored: Callable[[Collection[str]], dict[str, Stored]]
    check: Callable[["Import"], None]
    store: Callable[["Import"], None]
    leaves: Callable[[], Sequence[Leaving]]
    prepare: Callable[["Import"], None] | None = None
    kept_in: Callable[["Row"], type] = lambda row: ImportedRow
    kept_apart: Callable[[Collection[str]], Iterable[Any]] | None = None
    removed: Callable[[Collection[str]], set[str]] | None = None
    resembling: Callable[["Import"], Iterable["Resembling"]] | None = None
    named: Callable[[Collection[str]], Collection[UUID]] | None = None
    seen_with: Permission | None = None
    behind_door: bool = False

    @property
    def number(self) -> str:
        """The name of the column with the row's own number."""
        return self.columns[0].name

    @property
    def place(self) -> int:
        """Its place among the registers of the agency, after all of these for one of a room's own."""
        return NAMES.index(self.name) if self.name in NAMES else len(NAMES)

    def column(self, name: str) -> Column:
        """The column with this name."""
        return next(column for column in self.columns if column.name == name)

    def cells_of(self, values: Mapping[str, Any]) -> dict[str, str]:
        """A row as cells, in one form for each value: what an import compares, and what goes out."""
        return {column.name: column.write(values.get(column.name)) for column in self.columns}

    def values_of(self, cells: Mapping[str, str]) -> dict[str, Any]:
        """The values of cells that were imported before."""
        return {
            column.name: column.read(cells[column.name]) if cells.get(column.name) else column.empty
            for column in self.columns
        }


REGISTERS: dict[str, Sequence[Register]] = {}
"""Room → its registers."""


@dataclass
class Batch:
    """The rows of one register in one import. `file` is None where the folder lacks it. `places`: column → its place
    among the cells of a row. `passed_by`: how many of its rows are gone for good."""

    register: Register
    file: str | None = None
    places: dict[str, int] = field(default_factory=dict)
    passed_by: int = 0
    rows: dict[str, Row] = field(default_factory=dict)
    numbers: dict[str, set[str]] = field(default_factory=dict)
    whole: bool = True
    problems: list[Problem] = field(default_factory=list)
    seen: set[tuple[int, str]] = field(default_factory=set)

    @property
    def read_rows(self) -> Iterable[Row]:
        """The rows that stand in the folder."""
        return (row for row in self.rows.values() if row.line is not None)

    def wrong(self, row: Row, column: str, broken: RuleBroken) -> None:
        """Note a wrong row; of several faults of one cell the first is told."""
        self.wrong_cell(row.line, column, self.text(row, column), broken)

    def text(self, row: Row, column: str) -> str:
        """A cell as the folder writes it, empty where it lacks it."""
        return stripped(row.cells[self.places[column]]) if row.cells and column in self.places else ""

    @contextmanager
    def refusals(self, row: Row, column: str) -> Iterator[None]:
        """Note a rule that is broken within as a fault of this cell."""
        try:
            yield
        except RuleBroken as broken:
            self.wrong(row, column, broken)

    def wrong_cell(self, line: int, column: str, text: str, broken: RuleBroken) -> None:
        """Note a wrong cell of a row that may not be one."""
        if (line, column) not in self.seen:
            self.seen.add((line, column))
            self.problems.append(Problem(self.file, line, column, shown(text), broken))


@dataclass
class Import:
    """One import: who and when, the day, a batch for every register that has a room, and what a register works out
    once for its own later steps and for other rooms, one value of each class. `only_reads`: nothing will be stored of
    it, and its checks lock nothing."""

    stamp: Stamp
    today: date
    batches: dict[str, Batch]
    worked_out: dict[type, Any] = field(default_factory=dict)
    only_reads: bool = False

    def __getitem__(self, name: str) -> Batch:
        """The batch of a register."""
        return self.batches[name]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return sum(len(batch.rows) for batch in self.batches.values())

    def put(self, value: Any) -> None:
        """Keep what was worked out, under its class."""
        self.worked_out[type(value)] = value

    def get(self, kind: type[T]) -> T:
        """What was worked out of this class. Raises `KeyError` where its register has not come to that yet."""
        return self.worked_out[kind]


def parts(values: Iterable[Any], size: int = 500) -> Iterable[list[Any]]:
    """The values in lists that a database takes in one IN clause."""
    everything = list(values)
    return (everything[start : start + size] for start in range(0, len(everything), size))
