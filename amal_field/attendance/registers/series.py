"""The register of series (`reeksen`): what a series tells beside its sessions."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import or_, select

from amal_field import audit
from amal_field.attendance import messages, rules
from amal_field.attendance.models import Programme, Series
from amal_field.attendance.registers.words import ProgrammeWord
from amal_field.db import db
from amal_field.permissions import Permission
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.columns import MOST_IN_A_KEY, Number, Text, Whole
from amal_field.registers.importing.numbers import known
from amal_field.registers.importing.register import Import, Register, Row, Stored, parts
from amal_field.registers.models import Leaving
from amal_field.stamp import stamped

NAME = "reeksen"
FIELDS = {"naam": "name", "taal": "language", "ingeschreven": "enrolled", "voltooid": "completed"}
MOST_PEOPLE = 99_999


def stored(numbers: Collection[str]) -> dict[str, Stored]:
    """The series with these numbers."""
    return {
        series.register_no: Stored(series, _values(series, programme))
        for chunk in parts(numbers)
        for series, programme in db.session.execute(_with_programme().where(Series.register_no.in_(chunk)))
    }


def prepare(importing: Import) -> None:
    """Let a new number go to the series of that programme and name that is there and has none."""
    rows = [row for row in importing[NAME].read_rows if row.is_new and row.may_use("programma", "naam")]
    new = {_key_of(row): row for row in rows}
    for chunk in parts({name for _programme, name in new}):
        wanted = _with_programme().where(Series.register_no.is_(None), Series.name.in_(chunk))
        for series, programme in db.session.execute(wanted):
            if row := new.get((programme, series.name)):
                row.stored, row.subject_id = Stored(series, _values(series, programme)), series.id


def check(importing: Import) -> None:
    """Note two of one programme and name, and more who completed than enrolled."""
    batch = importing[NAME]
    rows = list(batch.read_rows)
    own = {row.subject_id for row in rows}
    taken: set[tuple[str, str]] = set()
    for chunk in parts({row.final("naam") for row in rows if row.may_use("naam")}):
        there = _with_programme().where(Series.name.in_(chunk))
        taken |= {(code, series.name) for series, code in db.session.execute(there) if series.id not in own}
    for row in rows:
        if row.may_use("programma", "naam"):
            key = (row.final("programma"), row.final("naam"))
            if key in taken:
                batch.wrong(row, "naam", RuleBroken("series_twice"))
            taken.add(key)
        if row.may_use("ingeschreven", "voltooid"):
            with batch.refusals(row, "voltooid"):
                rules.check_taking_part(row.final("ingeschreven"), row.final("voltooid"))


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each."""
    rows = [row for row in importing[NAME].read_rows if row.is_new or row.changes or not row.stored.subject.register_no]
    if not rows:
        return
    stamp = importing.stamp
    programmes = dict(db.session.execute(select(Programme.code, Programme.id)).all())
    for row in rows:
        series = row.stored.subject if row.stored else Series(id=row.subject_id, **stamped(stamp))
        series.register_no, series.programme_id = row.number, programmes[row.final("programma")]
        for column, name in FIELDS.items():
            setattr(series, name, row.final(column))
        db.session.add(series)
        audit.record("attendance:series:import", series, stamp, register=NAME)
    db.session.flush()


def leaves() -> tuple[Leaving, ...]:
    """Those that tell more than their name, which stands with their sessions."""
    telling = (Series.register_no, Series.enrolled, Series.completed, Series.language)
    tells = or_(*(column.is_not(None) for column in telling))
    return (Leaving(Series, "L", lambda day: (tells,), (Permission.SESSIONS_PLAN,)),)


def _with_programme() -> Any:
    return select(Series, Programme.code).join(Programme, Programme.id == Series.programme_id)


def _values(series: Series, programme: str) -> dict[str, Any]:
    values: dict[str, Any] = {column: getattr(series, name) for column, name in FIELDS.items()}
    return values | {"reeks_nr": series.register_no, "programma": programme}


def _key_of(row: Row) -> tuple[str, str]:
    return row.wanted["programma"], row.wanted["naam"]


SERIES = Register(
    name=NAME,
    columns=(
        Number("reeks_nr", required=True),
        ProgrammeWord("programma", required=True, to="programma"),
        Text("naam", required=True, most=MOST_IN_A_KEY),
        Text("taal", most=60),
        Whole("ingeschreven", most=MOST_PEOPLE),
        Whole("voltooid", most=MOST_PEOPLE),
    ),
    sentences=messages.SENTENCES,
    known={"reeks_nr": known(Series)},
    stored=stored,
    prepare=prepare,
    check=check,
    store=store,
    leaves=leaves,
    seen_with=Permission.SESSIONS_PLAN,
)
