"""What happened to the records of a year since a moment, as the audit tells it.

A room says which of its records have a day (`DatedRecords`): what was done to one of these may move a figure. An import
counts once, whatever it changed. Merging people has no day: it counts where the figure counts those people.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Date,
    FromClause,
    Integer,
    Select,
    String,
    Uuid,
    bindparam,
    case,
    extract,
    func,
    literal,
    null,
    select,
    union_all,
)

from amal_field.audit import AuditEntry
from amal_field.column_types import UtcDateTime
from amal_field.db import db
from amal_field.figures.figure import Figure, YearSpan
from amal_field.figures.models import FigureEdition
from amal_field.figures.queries.doubles import counted_among
from amal_field.figures.queries.years import days_of, years_of
from amal_field.figures.rules import ANONYMISED
from amal_field.people.models import Merge, Person

IMPORTS, MERGES, PEOPLE_GONE = "imports", "merges", "anonymised"


@dataclass(frozen=True)
class DatedRecords:
    """Records that have a day: `kind` has words (`messages.HAPPENED`), `rows` selects the `key`, which the audit names,
    the `section` of the report and the `day` of each."""

    kind: str
    rows: Select


DATED: dict[str, Sequence[DatedRecords]] = {}
"""Room → its records that have a day."""


def dated(kind: str, key: Any, day: Any, *, section: Any) -> DatedRecords:
    """Records of a room whose key and day are columns; `section`: a code, or a column too."""
    section = literal(section) if isinstance(section, str) else section
    return DatedRecords(kind, select(key.label("key"), section.label("section"), day.label("day")))


@dataclass
class Happened:
    """What happened: of each kind and section, in how many records by month; the imports by section; how many rows of
    people were merged, by the code of a figure that counts them; how many people were anonymised."""

    records: dict[tuple[str, str], dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    imports: dict[str, set[Any]] = field(default_factory=lambda: defaultdict(set))
    merges: dict[str, int] = field(default_factory=dict)
    anonymised: int = 0


def happened_since(at: datetime, figures: Sequence[Figure], span: YearSpan) -> Happened:
    """What happened since `at` to what these figures count of a year."""
    told, merged = Happened(), {}
    counting = [figure for figure in figures if figure.counts_people]
    alone = counting[0].rows if len(counting) == 1 else None
    values = {
        "since": at,
        "first": span.first,
        "last": span.last,
        "year": span.year,
        **(days_of([span]) if alone else {}),
    }
    for kind, section, month, key, number in db.session.execute(_made(tuple(DATED), alone), values):
        if kind == MERGES:
            merged[key] = number
        elif kind == PEOPLE_GONE:
            told.anonymised = number or 0
        elif kind == IMPORTS:
            told.imports[section].add(key)
        else:
            told.records[kind, section][int(month)] = number
    if merged and alone:
        told.merges = {counting[0].code: sum(merged.values())}
    elif merged and counting:
        among = counted_among(counting, [span], set(merged))
        told.merges = {code: sum(map(merged.get, people)) for (_year, code), people in among.items()}
    return told


@lru_cache(maxsize=64)
def _made(rooms: tuple[str, ...], alone: Callable[[FromClause], Select] | None) -> CompoundSelect:
    """The statement, made once for the rooms that there are. `alone`: the rows of the one figure that counts people, so
    that only merges among these are told."""
    records = chain.from_iterable(DATED[room] for room in rooms)
    merges = _merges()
    if alone:
        rows = alone(years_of(1)).subquery()
        merges = merges.where(Person.same_as_id.in_(select(rows.c.key).where(~rows.c.left_out)))
    return union_all(*map(_of_records, records), merges, _anonymised())


def _of_records(records: DatedRecords) -> Select:
    rows = records.rows.subquery()
    is_import = AuditEntry.tag.like("%:import")
    told = (
        select(
            case((is_import, IMPORTS), else_=records.kind).label("kind"),
            rows.c.section.cast(String).label("section"),
            case((is_import, null()), else_=extract("month", rows.c.day)).cast(Integer).label("month"),
            case((is_import, AuditEntry.token), else_=null()).label("token"),
            rows.c.key,
        )
        .join(AuditEntry, AuditEntry.subject_id == rows.c.key)
        .where(
            rows.c.day.between(bindparam("first", type_=Date), bindparam("last", type_=Date)),
            AuditEntry.at > bindparam("since", type_=UtcDateTime()),
        )
        .subquery()
    )
    columns = (told.c.kind, told.c.section, told.c.month, told.c.token)
    return select(*columns, func.count(told.c.key.distinct())).group_by(*columns)


def _merges() -> Select:
    """Those that stand, by the person to whom the rows lead now."""
    return (
        select(literal(MERGES), null().cast(String), null().cast(Integer), Person.same_as_id, func.count())
        .join(Merge, Merge.duplicate_id == Person.id)
        .where(Merge.stands, Merge.recorded_at > bindparam("since", type_=UtcDateTime()))
        .group_by(Person.same_as_id)
    )


def _anonymised() -> Select:
    people = func.sum(AuditEntry.details["people"].as_integer())
    editions = select(FigureEdition.id).where(FigureEdition.year == bindparam("year", type_=Integer))
    nobody = null().cast(Uuid)
    return select(literal(PEOPLE_GONE), null().cast(String), null().cast(Integer), nobody, people.cast(Integer)).where(
        AuditEntry.tag == ANONYMISED, AuditEntry.subject_id.in_(editions)
    )
