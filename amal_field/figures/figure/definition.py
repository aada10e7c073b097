"""An annual figure: what a room tells about it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from amal_field.figures.figure.codes import CODES
from amal_field.figures.figure.readings import Doubt, Facts, Loader, Reading, YearSpan
from amal_field.permissions import Permission

COUNT, SHARE, MEAN, RANGE, LIST, SPLIT = "count", "share", "mean", "range", "list", "split"
PEOPLE, HOUSEHOLDS, FACTS = "people", "households", "facts"


class Moves(NamedTuple):
    """Which dated records move a figure: those of these kinds (all where there are none) and sections."""

    kinds: Sequence[str]
    sections: Sequence[str]


@dataclass(frozen=True)
class Record:
    """What a row leads to: the page of a record, if there is one, and the permission that the room asks for it.
    `look`: the kind under which opened rows are noted; `people`: a select of those in records that are no persons."""

    endpoint: str | None
    argument: str
    permission: Permission
    look: str | None = None
    people: Callable[[Iterable[Any]], Any] | None = None


@dataclass(frozen=True)
class Figure:
    """One definition, which the command, the pages and the tests share.

    `definition`: one sentence, in the reader's language; `version`: of its meaning. `read`: the reading of a year from
    its facts, which the loaders in `needs` have read; it asks nothing. `sentence`: how the report says it. `rows`: a
    select of what was counted, made with `queries.rows.row` from a table of years; its count, sum or groups are the
    value, and `number_name` is what the number of a row is. `unit` and `subject`: what the value is, and of what;
    `noun`: a word of `messages.NOUNS`, where the record does not say it; `adds_up`: whether it follows from the numbers
    of the rows alone. `name`: in a few words, where it has any;
    `moved_by`: what moves it, where that is not all of its section.
    """

    code: str
    definition: Any
    read: Callable[[Facts], Reading]
    needs: tuple[Loader, ...]
    sentence: Callable[[Any], str] | None = None
    rows: Callable[[Any], Any] | None = None
    record: Record | None = None
    unit: str = COUNT
    subject: str = FACTS
    number_name: Any = None
    version: int = 1
    name: Any = None
    noun: str | None = None
    adds_up: bool = True
    moved_by: Moves | None = None

    @property
    def place(self) -> int:
        """Its place among the figures of the agency, after all of these for one of a room's own."""
        return CODES.index(self.code) if self.code in CODES else len(CODES)

    @property
    def section(self) -> str:
        """The part of the report in which it stands."""
        return self.code.partition(".")[0]

    @property
    def title(self) -> str:
        """What it is called where it says no sentence."""
        return str(self.name or self.definition)

    @property
    def names_nobody(self) -> bool:
        """Whether no row leads to people, so that its day and its part say nothing of anybody."""
        leads = self.record is not None and (self.record.look or self.record.argument == "person_id")
        return self.subject == FACTS and not leads

    @property
    def tells_parts(self) -> bool:
        """Whether it follows from the parts of its rows."""
        return self.unit in (SHARE, SPLIT) or self.noun == "countries"

    def is_moved_by(self, kind: str, section: str) -> bool:
        """Whether what happened to records of a kind that stand in a section may have moved it."""
        kinds, sections = self.moved_by or ((), (self.section,))
        return section in sections and (not kinds or kind in (*kinds, "imports"))

    @property
    def counts_people(self) -> bool:
        """Whether it counts people, each once, so that a double counts twice."""
        return self.unit == COUNT and self.subject == PEOPLE and self.rows is not None

    def reading(self, facts: Facts) -> Reading:
        """The figure of a year, with the doubles that are not settled."""
        told, fewer = self.read(facts), facts.doubles.get(self.code, 0)
        if not fewer:
            return told
        return replace(told, doubts=(*told.doubts, Doubt("doubles", fewer, told.value - fewer, told.value)))


FIGURES: dict[str, Sequence[Figure]] = {}
"""Room → its figures."""


def in_order(figures: Iterable[Figure]) -> list[Figure]:
    """Figures in the order of the report."""
    return sorted(figures, key=lambda figure: figure.place)


def facts_of(figures: Iterable[Figure], spans: Sequence[YearSpan]) -> dict[int, Facts]:
    """All that these figures need of these years, each kind of fact read once for all of them."""
    loaders = dict.fromkeys(loader for figure in figures for loader in figure.needs)
    read = {loader: loader(spans) for loader in loaders}
    return {span.year: Facts(span, {loader: by_year[span.year] for loader, by_year in read.items()}) for span in spans}
