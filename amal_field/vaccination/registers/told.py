"""What the register of vaccinations tells, row by row, and what is known of the sessions that it names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from amal_field import clock
from amal_field.attendance.models import GroupSession, Programme
from amal_field.attendance.registers.presences import rows_at_sessions
from amal_field.attendance.registers.sessions import CALLED_OFF
from amal_field.db import db
from amal_field.registers.importing.register import Import, Row, parts
from amal_field.vaccination.models import VaccinationAction
from amal_field.vaccination.operations.lots import brand_key
from amal_field.vaccination.queries.actions import KIND

NAME, ATTENDANCES = "vaccinaties", "aanwezigheden"


@dataclass(frozen=True)
class Told:
    """What became of somebody at a session, by a row of the register."""

    row: Row
    session_id: UUID
    recorded_id: UUID

    @property
    def is_touched(self) -> bool:
        """Whether the register makes or changes it."""
        return self.row.is_new or bool(self.row.changes)

    @property
    def brand_key(self) -> str | None:
        """The vaccine, as two ways of writing it have it in common."""
        brand = self.row.final("vaccin")
        return brand_key(brand) if brand else None


class ToldRows(list[Told]):
    """Every row of the register of which session and person could be read."""


@dataclass(frozen=True)
class SessionFacts:
    """What an import leaves of a session: its day, whether it is one of vaccination, of which kind, and whether it
    takes place; `removed_on`: when its list was removed."""

    day: date
    is_vaccination: bool
    kind: str | None
    is_off: bool
    removed_on: date | None


def read(importing: Import) -> ToldRows:
    """The rows of the register that could be read; what was taken back on screen stays so."""
    return ToldRows(Told(*found) for found in rows_at_sessions(importing, NAME))


def facts_of(importing: Import, session_ids: Iterable[UUID]) -> dict[UUID, SessionFacts]:
    """What the import leaves of these sessions."""
    wanted, facts = set(session_ids), {}
    for chunk in parts(wanted):
        rows = db.session.execute(
            select(GroupSession, Programme.kind, VaccinationAction.removed_at)
            .join(Programme, Programme.id == GroupSession.programme_id)
            .outerjoin(VaccinationAction, VaccinationAction.session_id == GroupSession.id)
            .where(GroupSession.id.in_(chunk))
        )
        for session, kind, removed_at in rows:
            removed_on = clock.day_of(removed_at) if removed_at else None
            facts[session.id] = SessionFacts(
                session.held_on, kind == KIND, session.kind, session.is_called_off, removed_on
            )
    kinds = dict(db.session.execute(select(Programme.code, Programme.kind)).all())
    for row in importing["sessies"].rows.values():
        if row.subject_id in wanted and row.may_use("datum", "programma", "soort", "status"):
            before = facts.get(row.subject_id)
            facts[row.subject_id] = SessionFacts(
                row.final("datum"),
                kinds[row.final("programma")] == KIND,
                row.final("soort"),
                row.final("status") == CALLED_OFF,
                before and before.removed_on,
            )
    return facts


def changed_sessions(importing: Import, column: str) -> dict[UUID, Row]:
    """The sessions of the database of which the register changes this column."""
    return {
        row.subject_id: row
        for row in importing["sessies"].read_rows
        if not row.is_new and column in row.changes and row.may_use(column)
    }
