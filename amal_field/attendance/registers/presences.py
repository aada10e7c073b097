"""Who is in which roll as a register leaves it, and who of them stands on a list that another room keeps."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.queries.kept_elsewhere import KEPT_ELSEWHERE, ListKeeper, RecordedPresence
from amal_field.attendance.rules import PARTICIPANT
from amal_field.db import db
from amal_field.people.registers.same_person import Identities
from amal_field.refusal import RuleBroken
from amal_field.registers.importing.numbers import keys_of
from amal_field.registers.importing.register import Import, Row, parts

STANDS, MOVED, READ = 0, 1, 2
"""Ranks of presences: what stands in the database, what a row of persons brings to another person, a row of the
register. Of two that collide the later of the higher rank is wrong."""


@dataclass(frozen=True, slots=True)
class InRoll:
    """Somebody in a roll as the database has it, of which there may be a hundred thousand: the key of the attendance
    and what the checks ask of it."""

    id: UUID
    session_id: UUID
    recorded_person_id: UUID
    stands: bool


def rows_at_sessions(importing: Import, name: str) -> Iterator[tuple[Row, UUID, UUID]]:
    """The rows of a register of people at sessions that could be read, each with the key of the session and of the
    person as recorded. What was taken back on screen stays so and is left out."""
    identities, batch = importing.get(Identities), importing[name]
    rows = [row for row in batch.read_rows if not row.is_undone and row.may_use("sessie_nr", "persoon_nr")]
    sessions = {row.number: row.subject_id for row in importing["sessies"].rows.values()}
    sessions |= keys_of(GroupSession, {row.values["sessie_nr"] for row in rows} - sessions.keys())
    for row in rows:
        stored = row.stored and row.stored.subject
        session_id = sessions.get(row.values["sessie_nr"])
        if stored and "sessie_nr" not in row.changes:
            session_id = stored.session_id
        recorded_id = identities.ids.get(row.values["persoon_nr"])
        if stored and "persoon_nr" not in row.changes:
            recorded_id = stored.recorded_person_id
        if session_id and recorded_id:
            yield row, session_id, recorded_id


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody in a roll as it will be; `person_no` is the number under which she is recorded there."""

    session_id: UUID
    recorded_id: UUID
    person_no: str
    rank: int
    row: Row | None = None

    @property
    def is_touched(self) -> bool:
        """Whether the register makes or changes it."""
        return self.row is not None and (self.row.is_new or bool(self.row.changes))


class Presences(list[Presence]):
    """Every row of the register that could be read, as what it says of a roll."""


class OnLists(list[Presence]):
    """The same of lists that other rooms keep, who store them."""


def hand_over(importing: Import, presences: list[Presence]) -> list[Presence]:
    """Those of these who stand on lists that other rooms keep, where their rows are kept as they were imported too.
    Nobody goes from a roll to a list, or back, under one number."""
    batch, keeper_of = importing["aanwezigheden"], _keepers(importing, {presence.session_id for presence in presences})
    for row in batch.read_rows:
        if _is_listed(row):
            row.table = row.stored.subject.table
    handed = []
    for presence in presences:
        row, keeper = presence.row, keeper_of.get(presence.session_id)
        is_listed = keeper is not None and row.final("rol") == PARTICIPANT
        if row.stored is not None and _is_listed(row) != is_listed:
            column = "sessie_nr" if "sessie_nr" in row.changes else "rol"
            batch.wrong(row, column, RuleBroken("row_changes_hands"))
        elif is_listed:
            row.table = keeper.cells
            handed.append(presence)
    return handed


def _is_listed(row: Row) -> bool:
    """Whether a row is stored on a list that another room keeps."""
    return row.stored is not None and isinstance(row.stored.subject, RecordedPresence)


def _keepers(importing: Import, session_ids: set[UUID]) -> dict[UUID, ListKeeper]:
    """Those of these sessions of which another room keeps the list, each with how it does."""
    kept = {kind: keeper for kinds in KEPT_ELSEWHERE.values() for kind, keeper in kinds.items()}
    kinds = dict(db.session.execute(select(Programme.code, Programme.kind)).all())
    rows = [row for row in importing["sessies"].rows.values() if row.may_use("programma")]
    kind_of = {row.subject_id: kinds.get(row.final("programma"), "other") for row in rows}
    for chunk in parts(session_ids - kind_of.keys()):
        known = select(GroupSession.id, Programme.kind).join(Programme, Programme.id == GroupSession.programme_id)
        kind_of.update(db.session.execute(known.where(GroupSession.id.in_(chunk))).all())
    return {key: kept[kind] for key, kind in kind_of.items() if kind in kept}
