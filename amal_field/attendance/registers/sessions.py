"""The rules that a row of the register of sessions must keep, and writing sessions and their series."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from amal_field import audit
from amal_field.attendance import rules
from amal_field.attendance.models import Attendance, GroupSession, Programme, Series, SheetRow
from amal_field.attendance.queries import kept_elsewhere
from amal_field.attendance.rules import HELPER
from amal_field.db import db
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.register import Import, Row, parts
from amal_field.stamp import Stamp, stamped

HELD, CALLED_OFF = "held", "called_off"
FIELDS = {
    "soort": "kind",
    "datum": "held_on",
    "van": "starts",
    "tot": "ends",
    "plaats": "place",
    "extra_terrein": "extra_site",
    "extra_buiten": "extra_outside",
    "extra": "extra_other",
}
COUNTS = ("extra_terrein", "extra_buiten", "extra")


def state_of(group_session: GroupSession) -> str:
    """Whether a session was called off, in a word."""
    return CALLED_OFF if group_session.is_called_off else HELD


def check(importing: Import) -> None:
    """Note sessions that end before they start, kinds that their programme does not have, heads of days to come, and
    sessions of which the list would change hands."""
    batch = importing["sessies"]
    elsewhere = programmes_kept_elsewhere()
    kinds = dict(db.session.execute(select(Programme.code, Programme.session_kinds)).all())
    made = [row for row in importing["programmas"].read_rows if row.may_use("programma", "soorten")]
    kinds |= {row.number: row.final("soorten") for row in made}
    for row in batch.read_rows:
        with batch.refusals(row, "tot"):
            if row.may_use("van", "tot"):
                rules.check_times(row.final("van"), row.final("tot"))
        with batch.refusals(row, "soort"):
            if row.may_use("programma", "soort"):
                rules.check_kind(row.final("soort"), kinds.get(row.final("programma"), ()))
        if _changes_hands(row, elsewhere) and _has_names(row.subject_id):
            batch.wrong(row, "programma", RuleBroken("list_changes_hands"))
        for column in COUNTS:
            with batch.refusals(row, column):
                if (row.is_new or row.changes) and row.may_use("datum", column) and row.final(column):
                    rules.check_day(row.final("datum"), today=importing.today)


def programmes_kept_elsewhere() -> set[str]:
    """The codes of the programmes of which another room keeps the lists."""
    return set(db.session.scalars(select(Programme.code).where(Programme.kind.in_(kept_elsewhere.kinds()))))


def _changes_hands(row: Row, elsewhere: set[str]) -> bool:
    """Whether another room is to keep the list of a session from now on, or no longer."""
    if row.is_new or "programma" not in row.changes or not row.may_use("programma"):
        return False
    return (row.stored.values["programma"] in elsewhere) != (row.wanted["programma"] in elsewhere)


def _has_names(session_id: UUID) -> bool:
    """Whether somebody is in the roll of a session, on its sheet, or on a list that another room keeps."""
    in_roll = select(Attendance.id).where(Attendance.session_id == session_id, Attendance.role != HELPER)
    on_sheet = select(SheetRow.number).where(SheetRow.session_id == session_id)
    here = any(db.session.scalar(wanted.limit(1)) is not None for wanted in (in_roll, on_sheet))
    return here or any(keeper.has_list({session_id}) for keeper in kept_elsewhere.keepers())


def store(importing: Import) -> None:
    """Write what is new and what has changed, with an entry in the audit for each session and series."""
    rows = [row for row in importing["sessies"].read_rows if row.is_new or row.changes]
    if not rows:
        return
    programmes = dict(db.session.execute(select(Programme.code, Programme.id)).all())
    series = _series_for(rows, programmes, importing.stamp)
    for row in rows:
        session = _write(row, programmes, series, importing.stamp)
        db.session.add(session)
        audit.record("attendance:session:import", session, importing.stamp, register="sessies")
    db.session.flush()


def _series_for(rows: Iterable[Row], programmes: dict[str, UUID], stamp: Stamp) -> dict[tuple[UUID, str], UUID]:
    """The series that the rows name, by programme and name; those that are not there yet are made."""
    wanted = {(programmes[row.final("programma")], row.final("reeks")) for row in rows if row.final("reeks")}
    known = {
        (programme_id, name): key
        for chunk in parts({name for _, name in wanted})
        for key, programme_id, name in db.session.execute(
            select(Series.id, Series.programme_id, Series.name).where(Series.name.in_(chunk))
        )
    }
    for programme_id, name in sorted(wanted - known.keys()):
        series = Series(programme_id=programme_id, name=name, **stamped(stamp))
        db.session.add(series)
        audit.record("attendance:series:import", series, stamp, register="sessies")
        known[programme_id, name] = series.id
    db.session.flush()
    return known


def _write(row: Row, programmes: dict[str, UUID], series: dict[tuple[UUID, str], UUID], stamp: Stamp) -> GroupSession:
    if row.is_new:
        session = GroupSession(id=row.subject_id, register_no=row.number, **stamped(stamp))
        changes = row.wanted.keys()
    else:
        session, changes = row.stored.subject, row.changes
    for column in changes & FIELDS.keys():
        setattr(session, FIELDS[column], row.wanted[column])
    if changes & {"programma", "reeks"}:
        session.programme_id = programmes[row.final("programma")]
        name = row.final("reeks")
        session.series_id = series[session.programme_id, name] if name else None
    if "status" in changes:
        off = row.wanted["status"] == CALLED_OFF
        session.called_off_at, session.called_off_by_id = (stamp.at, stamp.by_id) if off else (None, None)
    return session
