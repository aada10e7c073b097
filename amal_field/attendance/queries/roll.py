"""The roll of a session: who is expected or came, and what is marked of each; two statements for 5 people or 300."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, literal, select, union_all
from sqlalchemy.orm import aliased

from amal_field import clock
from amal_field.attendance.models import Attendance, GroupSession, Programme, SeriesHelper, SessionHelper
from amal_field.attendance.queries import roll_display, roster
from amal_field.attendance.queries.roll_rows import Roll, RollRow
from amal_field.attendance.queries.roster import SESSION_ID
from amal_field.attendance.rules import ABSENT, HELPER, PARTICIPANT, PRESENT, UNMARKED
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.people.rules import distinct_names

KNOWN_AS = ("", PARTICIPANT, HELPER)
"""What somebody is on a roll before any mark, the stronger later: who helps is no participant as well."""


def version(group_session: GroupSession, programme: Programme) -> str:
    """The tag of a roll for the poll: its revision, and after a dot what else can change on it."""
    state = "off" if group_session.is_called_off else "closed" if group_session.is_closed else "open"
    state = "ahead" if state == "open" and group_session.is_to_come(clock.today()) else state
    return f"{group_session.revision}.{state}{group_session.linked or 0}.{roster.version(programme)}"


def roll_of(group_session: GroupSession, programme: Programme, *, tag: str | None = None) -> Roll:
    """The roll as it stands; `tag`: its `version`, where that was read before."""
    tag = tag or version(group_session, programme)
    rows = rows_of(group_session, programme)
    elsewhere = _elsewhere(group_session)
    there = [
        row._replace(elsewhere=elsewhere[row.person_id]) if row.person_id in elsewhere else row
        for row in rows
        if row.stands
    ]
    return Roll(shown(group_session, programme, there, there), tag, [row for row in rows if not row.stands])


def shown(
    group_session: GroupSession, programme: Programme, rows: Iterable[RollRow], among: Iterable[RollRow]
) -> list[RollRow]:
    """Rows as their room shows them, those who share a name `among` the rows of the roll told apart."""
    display = roll_display.display_of(programme)
    helpers, others = {}, {}
    for row in among:
        (helpers if row.role == HELPER else others)[row.person_id] = row
    names = distinct_names(helpers) | distinct_names(others, first=display.first_names)
    return display.decorate(group_session, [row._replace(name=names.get(row.person_id, row.name)) for row in rows])


def rows_of(group_session: GroupSession, programme: Programme, person_id: UUID | None = None) -> list[RollRow]:
    """The expected by name, then the others in the order in which they came, and who was taken off; `person_id`: of
    whom is asked in the same statement where else she is."""
    facts: dict[UUID, list[Any]] = defaultdict(list)
    wanted = _facts(roster.source_of(programme), roster.is_aged(programme), person_id is not None)
    values = roster.values(group_session, programme) | {"person_id": person_id, "ends": group_session.ends}
    for fact in db.session.execute(wanted, values):
        facts[fact.person_id].append(fact)
    pairs = [_row(person_facts) for person_facts in facts.values()]
    expected = sorted((row for row, _ in pairs if row.expected), key=lambda row: (row.sort_key, row.person_id))
    others = sorted((pair for pair in pairs if not pair[0].expected), key=lambda pair: (pair[1], pair[0].person_id))
    return expected + [row for row, _ in others]


OTHER = aliased(Attendance)
NAMED = func.coalesce(Programme.name_nl, Programme.code)
"""A programme by its code, or by its name where it was made on screen: a row of a roll is drawn by its values alone."""
ELSEWHERE = (
    select(OTHER.person_id, NAMED)
    .join(GroupSession, GroupSession.id == OTHER.session_id)
    .join(Programme, Programme.id == GroupSession.programme_id)
    .where(
        OTHER.stands,
        GroupSession.id != SESSION_ID,
        GroupSession.held_on == roster.HELD_ON,
        GroupSession.starts < bindparam("ends"),
        GroupSession.ends > roster.STARTS,
        ~GroupSession.is_called_off,
    )
)
"""Who is marked present at another session at the same time, and of which programme."""


def _elsewhere_of(person_id: ColumnElement[UUID]) -> ColumnElement[str]:
    code = ELSEWHERE.with_only_columns(NAMED).where(OTHER.person_id == person_id).limit(1).scalar_subquery()
    return case((person_id == bindparam("person_id"), code))


@cache
def _facts(source: roster.Source, aged: bool, of_whom: bool) -> Select:
    """What is known of whoever has to do with a session: expected, to help, or with a mark; `of_whom`: of one person
    also where else she is at the same time."""
    expected = roster.expected(source, aged=aged).subquery()
    helpers = (
        (SessionHelper, SessionHelper.session_id == SESSION_ID),
        (SeriesHelper, SeriesHelper.series_id == roster.SERIES_ID),
    )

    sources = union_all(
        select(
            expected.c[0].label("person_id"),
            literal(KNOWN_AS.index(PARTICIPANT)).label("known_as"),
            expected.c[1].label("has_left"),
        ),
        *(select(kind.person_id, literal(KNOWN_AS.index(HELPER)), literal(0)).where(at) for kind, at in helpers),
        select(Attendance.person_id, literal(0), literal(0)).where(Attendance.session_id == SESSION_ID),
    ).subquery()
    strongest = (func.max(sources.c[name]).label(name) for name in ("known_as", "has_left"))
    known = select(sources.c.person_id, *strongest).group_by(sources.c.person_id).subquery()
    return (
        select(
            known.c.person_id,
            known.c.known_as,
            known.c.has_left,
            Person.given_name,
            Person.family_name,
            Person.born_on,
            Person.birth_precision,
            Person.sort_key,
            Attendance.id,
            Attendance.role,
            Attendance.stands,
            Attendance.is_absent,
            Attendance.revision,
            Attendance.recorded_at,
            Attendance.marked_at,
            Attendance.is_disputed,
            *((_elsewhere_of(known.c.person_id),) if of_whom else ()),
        )
        .join(Person, Person.id == known.c.person_id)
        .outerjoin(Attendance, and_(Attendance.person_id == Person.id, Attendance.session_id == SESSION_ID))
    )


def _row(facts: Sequence[Any]) -> tuple[RollRow, Any]:
    """What these facts tell of one person, and when she came: as many as she has marks, or one."""
    last = facts[0] if len(facts) == 1 else max(facts, key=_weight)
    person_id, known, has_left, given_name, family_name, born_on, precision, order, *more = last
    key, role, stands, is_absent, revision, recorded_at, marked_at, is_disputed, *elsewhere = more
    known_as, mark = KNOWN_AS[known], UNMARKED
    if key is not None and (stands or is_absent):
        mark = PRESENT if stands else ABSENT
    row = RollRow(
        person_id=person_id,
        name=" ".join(filter(None, (given_name, family_name))),
        given_name=given_name,
        born_on=born_on,
        role=role if mark != UNMARKED or not known_as else known_as,
        expected=bool(known_as),
        left=bool(has_left),
        mark=mark,
        revision=revision or 0,
        attendance_id=key,
        elsewhere=elsewhere[0] if elsewhere else None,
        sort_key=order,
        birth_precision=precision,
        marked_at=marked_at,
        is_disputed=bool(key and is_disputed),
    )
    return row, recorded_at


def _weight(fact: Any) -> tuple[bool, int]:
    """By which the facts of one person are told apart: a mark that stands, then the latest."""
    return fact.id is not None and fact.stands, fact.revision or 0


def _elsewhere(group_session: GroupSession) -> dict[UUID, str]:
    """Who is marked present at another session at the same time: the code of its programme, by person."""
    values = {
        "session_id": group_session.id,
        "held_on": group_session.held_on,
        "starts": group_session.starts,
        "ends": group_session.ends,
    }
    return dict(db.session.execute(ELSEWHERE, values).all())
