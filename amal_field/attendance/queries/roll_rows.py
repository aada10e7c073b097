"""The rows of a roll as values, and what they come to: no database, no clock."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from amal_field.attendance.rules import ABSENT, HELPER, PARTICIPANT, PRESENT, UNMARKED
from amal_field.collation import letter, sort_key


class RowQuestion(NamedTuple):
    """What a room asks on a row: the words, the endpoint that takes an answer, and the answers as code and words; once
    it was answered none."""

    text: str
    endpoint: str
    session_id: UUID
    answers: tuple[tuple[str, str], ...] = ()


class RollRow(NamedTuple):
    """Somebody on a roll. `expected`: by the roster; `left`: expected, and gone since; `revision`: that of the roll
    when the mark changed last; `elsewhere`: the code of a programme where she is marked present at the same time;
    `told`: what her room tells of her beside the name; `group`: under which heading it puts her; `sort_key`: of
    the name; `question`: what her room asks there; `marked_at`: when the mark was made; `is_disputed`: it came late and
    contradicts what was so by then; `recorded_id`: under which key she was noted, where that is a row merged since."""

    person_id: UUID
    name: str
    given_name: str | None
    born_on: date | None
    role: str
    expected: bool
    left: bool = False
    mark: str = UNMARKED
    revision: int = 0
    attendance_id: UUID | None = None
    elsewhere: str | None = None
    told: str = ""
    group: str = ""
    sort_key: str = ""
    birth_precision: str | None = None
    question: RowQuestion | None = None
    marked_at: datetime | None = None
    is_disputed: bool = False
    recorded_id: UUID | None = None

    def is_newer(self, at: datetime) -> bool:
        """Whether the mark was made after `at`."""
        return self.marked_at is not None and self.marked_at > at

    @property
    def stands(self) -> bool:
        """Whether she is on the roll: expected, or marked. Who was taken off is neither."""
        return self.expected or self.mark != UNMARKED

    @property
    def called(self) -> str:
        """What those who may have to be told apart share."""
        return self.given_name.casefold() if self.given_name else self.sort_key

    @property
    def letter(self) -> str:
        """Under which letter of the filter the person stands."""
        return letter(self.name)

    @property
    def wanted(self) -> str:
        """What the next tap says."""
        return ABSENT if self.mark == PRESENT else PRESENT


def whoever(role: str) -> RollRow:
    """The row of somebody new, before anybody comes: a tablet without a network puts their key and their name in."""
    return RollRow(UUID(int=0), "{given_name}", None, None, role, False, mark=PRESENT)


@dataclass(frozen=True)
class Roll:
    """All the rows of a roll; `gone`: those who were taken off it."""

    rows: list[RollRow]
    version: str
    gone: list[RollRow] = field(default_factory=list)

    @cached_property
    def expected(self) -> list[RollRow]:
        """The participants who were expected, by name."""
        return [row for row in self.rows if row.role == PARTICIPANT and row.expected]

    @cached_property
    def added(self) -> list[RollRow]:
        """The participants whom nobody expected, as they came."""
        return [row for row in self.rows if row.role == PARTICIPANT and not row.expected]

    @cached_property
    def helpers(self) -> list[RollRow]:
        """Those who help, or were to."""
        return [row for row in self.rows if row.role == HELPER]

    def helper(self, person_id: UUID | None) -> RollRow | None:
        """The row of somebody who was to help and of whom nothing is marked."""
        waiting = (row for row in self.helpers if row.expected and row.mark == UNMARKED)
        return next((row for row in waiting if row.person_id == person_id), None)

    @cached_property
    def letters(self) -> list[str]:
        """The letters under which the expected stand, in the order of names."""
        return sorted({row.letter for row in self.expected}, key=sort_key)

    def grouped(self, groups: Iterable[str]) -> list[tuple[str, tuple[RollRow, ...]]]:
        """The expected under the headings of their room, those that nobody stands under left out."""
        by_group = [(group, tuple(row for row in self.expected if row.group == group)) for group in ("", *groups)]
        return [(group, rows) for group, rows in by_group if rows]

    def count(self, mark: str) -> int:
        """How many participants have this mark; who has left without one is not waited for."""
        return self._marks[mark]

    def since(self, revision: int) -> "Roll":
        """Those rows of it whose mark changed after a revision, and those called alike, who may be told apart anew."""
        gone = [row for row in self.gone if row.revision > revision]
        changed = {row.called for row in (*self.rows, *gone) if row.revision > revision}
        return Roll([row for row in self.rows if row.called in changed], self.version, gone)

    def with_rows(self, *changed: RollRow) -> "Roll":
        """The roll once these rows of it have changed, or come to it."""
        rows = {row.person_id: row for row in (*self.rows, *self.gone, *changed)}
        return standing(rows.values())

    @property
    def total(self) -> int:
        """How many participants came, did not come, or are waited for."""
        return self._marks.total()

    @cached_property
    def _marks(self) -> Counter[str]:
        counted = (row for row in self.rows if row.role == PARTICIPANT)
        return Counter(row.mark for row in counted if row.mark != UNMARKED or not row.left)


class Tap(NamedTuple):
    """What a tap did: the row as it stands then and as it stood before, and the roll with it. `doubt`: the code of the
    rule that it broke when it came late; then somebody looks at it."""

    row: RollRow
    before: RollRow
    roll: Roll
    doubt: str | None = None


def standing(rows: Iterable[RollRow]) -> Roll:
    """The roll of these rows, those who were taken off apart."""
    rows = list(rows)
    return Roll([row for row in rows if row.stands], "", [row for row in rows if not row.stands])
