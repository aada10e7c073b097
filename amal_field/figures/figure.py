"""An annual figure: what a room tells about it, and the arithmetic that all of them share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from amal_field.permissions import Permission

FIRST_YEAR, LAST_YEAR = 1900, 2200
COUNT, SHARE, MEAN, RANGE, LIST, SPLIT = "count", "share", "mean", "range", "list", "split"
PEOPLE, HOUSEHOLDS, FACTS = "people", "households", "facts"
MONTHS = range(1, 13)

CODES = (
    "site.capacity",
    "site.households_unique",
    "site.persons_unique",
    "site.stays",
    "site.minors_share",
    "site.nights",
    "site.occupancy",
    "site.health_referral_households",
    "class.activities",
    "class.children_range",
    "class.new_volunteers",
    "class.students",
    "class.pretkamjonet_mean",
    "vaccination.actions",
    "vaccination.covid",
    "vaccination.basic",
    "tables.online_participants",
    "tables.online_mean",
    "tables.physical_range",
    "tables.physical_per_week",
    "tables.physical_volunteers",
    "tables.advanced_mean",
    "tables.advanced_volunteers",
    "tables.samenlezen_sessions",
    "tables.samenlezen_means",
    "tables.opstap_groups",
    "tables.komaf_attendance",
    "walks.walkers",
    "walks.newcomer_share",
    "walks.per_week",
    "duos.samen_gentenaar",
    "duos.tandem",
    "duos.tandem_oekraine",
    "duos.2run",
    "duos.duoreno",
    "duos.samen_gentenaar_countries",
    "duos.samen_gentenaar_newcomers",
    "duos.samen_gentenaar_buddies",
    "duos.group_sessions",
    "duos.group_attendance",
    "desk.persons",
    "desk.minors",
    "desk.school_children",
    "desk.info_sessions",
    "desk.info_participants",
    "desk.guided",
    "desk.nt2",
    "desk.interpreters",
    "desk.meetings",
    "desk.meeting_attendance",
)
"""The figures of the agency, in the order in which it publishes them; rooms add theirs in any order, and what is a
room's own comes after these."""


@dataclass(frozen=True)
class YearSpan:
    """A year as figures count it on a day: an open stay counts its nights up to `today`."""

    year: int
    today: date

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, 12, 31)

    @property
    def is_running(self) -> bool:
        """Whether it has begun and is not over."""
        return self.first <= self.today <= self.last


@dataclass(frozen=True)
class Base:
    """What a value was counted from: `part` of `number`, of a kind that has words (`messages.BASES`)."""

    kind: str
    number: int
    part: int | None = None


@dataclass(frozen=True)
class Doubt:
    """What is not settled: how often, and the value if all of it went one way or the other."""

    kind: str
    number: int
    low: int | float
    high: int | float


@dataclass(frozen=True)
class Reading:
    """A figure of one year: its value, as JSON can hold it, with its base, twelve months that add up to it, and what is
    in doubt. `months` of a value that does not add up are those of its base, or none."""

    value: Any
    base: Base | None = None
    months: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def low(self) -> Any:
        """The value if every doubt were settled downwards."""
        return self.value + sum(doubt.low - self.value for doubt in self.doubts) if self.doubts else self.value

    @property
    def high(self) -> Any:
        """The value if every doubt were settled upwards."""
        return self.value + sum(doubt.high - self.value for doubt in self.doubts) if self.doubts else self.value


Loader = Callable[[Sequence[YearSpan]], Mapping[int, Any]]
"""What a room reads for some of its figures: year → facts, all years in one pass."""


@dataclass(frozen=True)
class Facts:
    """All that was read for the figures of a year. `doubles`: code → how many fewer people there would be if all open
    likely doubles among those whom the figure counts were one."""

    span: YearSpan
    known: Mapping[Loader, Any]
    doubles: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, loader: Loader) -> Any:
        return self.known[loader]


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
    value, and `number_name` is what the number of a row is. `unit` and `subject`: what the value is, and of what.
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

    @property
    def place(self) -> int:
        """Its place among the figures of the agency, after all of these for one of a room's own."""
        return CODES.index(self.code) if self.code in CODES else len(CODES)

    @property
    def section(self) -> str:
        """The part of the report in which it stands."""
        return self.code.partition(".")[0]

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


def by_month(counted: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Twelve numbers from pairs of month and number."""
    months = [0] * 12
    for month, number in counted:
        months[int(month) - 1] += number
    return tuple(months)


def percentage(part: int, whole: int) -> int | None:
    """A whole number of per cent, a half rounded up; None where there is nothing to count from."""
    return (200 * part + whole) // (2 * whole) if whole else None


def mean(total: int, count: int) -> float | None:
    """The mean with one decimal, a half rounded up; None where there is nothing to count from."""
    return (20 * total + count) // (2 * count) / 10 if count else None


def share(part: int, whole: int, months: tuple[int, ...], *, unknown: int = 0, kind: str, doubt: str) -> Reading:
    """A part of a whole in per cent; where some gave no answer, the share if all of these were in, or all out."""
    value = percentage(part, whole)
    doubts = ()
    if unknown and value is not None:
        everybody = whole + unknown
        low, high = percentage(part, everybody), percentage(part + unknown, everybody)
        doubts = (Doubt(doubt, unknown, low, high),)
    return Reading(value, Base(kind, whole, part), months, doubts)
