"""What registers told of the lists: for an import, which shows nobody to anybody. None of it is a look."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, exists, select, update
from sqlalchemy.orm import aliased

from amal_field.attendance.models import GroupSession
from amal_field.attendance.queries.kept_elsewhere import RecordedPresence
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.vaccination.models import VaccinationAction, Vaccine, VaccineLot
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.models.imports import HealthImport, RemovedNumber
from amal_field.vaccination.models.waiting import WaitingOutcome
from amal_field.vaccination.rules.words import GIVEN, IMPORT, NO, REFUSALS, REGISTER

CELLS = HealthImport
"""The table in which the rows of registers are kept as they were imported."""


@dataclass(frozen=True)
class RecordedOutcome:
    """What a register told of somebody: the row, with the numbers and names behind its keys. `said_by`: who said yes,
    or no where that is why nothing was given. `is_waiting`: for a merge to be taken back."""

    outcome: VaccinationOutcome
    session_id: UUID
    session_no: str | None
    recorded_person_id: UUID
    person_no: str | None
    brand: str | None
    lot: str | None
    said_by: str | None
    is_waiting: bool

    @property
    def id(self) -> UUID:
        """Its key."""
        return self.outcome.id

    @property
    def stands(self) -> bool:
        """Whether nobody has taken it back."""
        return self.outcome.stands


@dataclass(frozen=True)
class StandingOutcome:
    """What stands of somebody at a session: what became of them, of which vaccine."""

    outcome_id: UUID
    session_id: UUID
    recorded_person_id: UUID
    outcome: str
    brand_key: str | None
    needs_consent: bool


def recorded_lines(numbers: Collection[str]) -> list[RecordedPresence]:
    """Those on lists under these numbers of the register of attendances."""
    rows = db.session.execute(
        select(VaccinationLine, VaccinationAction.session_id)
        .join(VaccinationAction, VaccinationAction.id == VaccinationLine.action_id)
        .where(VaccinationLine.register_no.in_(numbers))
    )
    return [
        RecordedPresence(line.id, line.register_no, session_id, line.recorded_person_id, line.stands, CELLS)
        for line, session_id in rows
    ]


def recorded_outcomes(numbers: Collection[str]) -> list[RecordedOutcome]:
    """What became of those under these numbers of the register of vaccinations."""
    recorded, own = aliased(VaccinationLine), aliased(VaccinationConsent)
    rows = db.session.execute(
        select(
            VaccinationOutcome,
            GroupSession.id,
            GroupSession.register_no,
            recorded.recorded_person_id,
            Person.register_no,
            Vaccine.brand,
            VaccineLot.lot,
            own.said_by,
            WaitingOutcome.outcome_id.is_not(None),
        )
        .join(recorded, recorded.id == VaccinationOutcome.recorded_line_id)
        .join(VaccinationAction, VaccinationAction.id == recorded.action_id)
        .join(GroupSession, GroupSession.id == VaccinationAction.session_id)
        .join(Person, Person.id == recorded.recorded_person_id)
        .outerjoin(Vaccine, Vaccine.id == VaccinationOutcome.vaccine_id)
        .outerjoin(VaccineLot, VaccineLot.id == VaccinationOutcome.lot_id)
        .outerjoin(own, own.id == VaccinationOutcome.consent_id)
        .outerjoin(WaitingOutcome, WaitingOutcome.outcome_id == VaccinationOutcome.id)
        .where(VaccinationOutcome.register_no.in_(numbers))
    )
    found = [RecordedOutcome(*row) for row in rows]
    said_no = _said_no([one.outcome.recorded_line_id for one in found if one.outcome.reason in REFUSALS])
    return [_with_no(one, said_no) for one in found]


def _with_no(one: RecordedOutcome, said_no: dict[UUID, str]) -> RecordedOutcome:
    if one.said_by is None and one.outcome.reason in REFUSALS:
        return RecordedOutcome(**vars(one) | {"said_by": said_no.get(one.outcome.recorded_line_id)})
    return one


def _said_no(line_ids: Collection[UUID]) -> dict[UUID, str]:
    """Who said no of these lines, by a register."""
    no = (VaccinationConsent.how == REGISTER, VaccinationConsent.answer == NO, VaccinationConsent.holds)
    rows = select(VaccinationConsent.recorded_line_id, VaccinationConsent.said_by).where(
        VaccinationConsent.recorded_line_id.in_(line_ids), *no
    )
    return dict(db.session.execute(rows.order_by(VaccinationConsent.id.desc())).all())


def kept_cells(register: str, numbers: Collection[str]) -> list[HealthImport]:
    """The rows of a register with these numbers, as they were last imported."""
    same = (HealthImport.register == register, HealthImport.number.in_(numbers))
    return list(db.session.scalars(select(HealthImport).where(*same)))


def removed_numbers(register: str, numbers: Collection[str]) -> set[str]:
    """Those of these numbers of a register that went with their list."""
    same = (RemovedNumber.register == register, RemovedNumber.number.in_(numbers))
    return set(db.session.scalars(select(RemovedNumber.number).where(*same)))


def told_at(session_ids: Collection[UUID]) -> list[StandingOutcome]:
    """What stands of everybody at these sessions."""
    needs_consent = and_(VaccinationOutcome.outcome == GIVEN, VaccinationOutcome.consent_id.is_(None))
    rows = db.session.execute(
        select(
            VaccinationOutcome.id,
            VaccinationAction.session_id,
            VaccinationLine.recorded_person_id,
            VaccinationOutcome.outcome,
            Vaccine.brand_key,
            needs_consent,
        )
        .join(VaccinationLine, VaccinationLine.id == VaccinationOutcome.recorded_line_id)
        .join(VaccinationAction, VaccinationAction.id == VaccinationLine.action_id)
        .outerjoin(Vaccine, Vaccine.id == VaccinationOutcome.vaccine_id)
        .where(VaccinationAction.session_id.in_(session_ids), VaccinationOutcome.stands)
    )
    return [StandingOutcome(*row) for row in rows]


def numbered_lines(session_ids: Collection[UUID]) -> list[tuple[UUID, UUID, UUID]]:
    """Line, session and person of those at these sessions of whom a register of attendances tells."""
    rows = (
        select(VaccinationLine.id, VaccinationAction.session_id, VaccinationLine.recorded_person_id)
        .join(VaccinationAction, VaccinationAction.id == VaccinationLine.action_id)
        .where(
            VaccinationAction.session_id.in_(session_ids),
            VaccinationLine.register_no.is_not(None),
            VaccinationLine.stands,
        )
    )
    return [tuple(row) for row in db.session.execute(rows)]


def hold_on(session_id: UUID, day: date, moment: datetime) -> None:
    """Let what was noted and said at a session be of another day."""
    lines = (
        select(VaccinationLine.id)
        .join(VaccinationAction, VaccinationAction.id == VaccinationLine.action_id)
        .where(VaccinationAction.session_id == session_id)
    )
    noted = update(VaccinationOutcome).where(VaccinationOutcome.line_id.in_(lines))
    db.session.execute(noted.values(given_on=day, given_at=moment))
    said = (VaccinationConsent.line_id.in_(lines), VaccinationConsent.how == REGISTER, VaccinationConsent.holds)
    db.session.execute(update(VaccinationConsent).where(*said).values(given_on=day))


def standing_lines(action_id: UUID) -> dict[UUID, VaccinationLine]:
    """Person → their standing line on the list of an action."""
    wanted = (VaccinationLine.action_id == action_id, VaccinationLine.stands)
    return {line.person_id: line for line in db.session.scalars(select(VaccinationLine).where(*wanted))}


def lines_with(line_ids: Collection[UUID]) -> list[VaccinationLine]:
    """The lines with these keys."""
    return list(db.session.scalars(select(VaccinationLine).where(VaccinationLine.id.in_(line_ids))))


def bare_lines(line_ids: Collection[UUID]) -> list[VaccinationLine]:
    """Those of these that only a register put there, which tells of them no more, and of whom nothing is noted."""
    noted = exists().where(VaccinationOutcome.recorded_line_id == VaccinationLine.id, VaccinationOutcome.stands)
    bare = (VaccinationLine.came_as == IMPORT, VaccinationLine.register_no.is_(None), VaccinationLine.stands, ~noted)
    return list(db.session.scalars(select(VaccinationLine).where(VaccinationLine.id.in_(line_ids), *bare)))


def register_answers(line_ids: Collection[UUID]) -> list[VaccinationConsent]:
    """What somebody said of these lines by a register, and holds."""
    said = (VaccinationConsent.how == REGISTER, VaccinationConsent.holds)
    return list(db.session.scalars(select(VaccinationConsent).where(VaccinationConsent.line_id.in_(line_ids), *said)))


def forget_refusals(line_ids: Collection[UUID]) -> None:
    """Delete what a register told of who said no of these lines."""
    for answer in register_answers(line_ids):
        if answer.answer == NO:
            db.session.delete(answer)
    db.session.flush()


def forget_unused(answer_ids: Iterable[UUID]) -> None:
    """Delete those of these answers on which nothing rests any more."""
    used = exists().where(VaccinationOutcome.consent_id == VaccinationConsent.id)
    unused = select(VaccinationConsent).where(VaccinationConsent.id.in_(list(answer_ids)), ~used)
    for answer in db.session.scalars(unused).all():
        db.session.delete(answer)


def doses_of(person_ids: Collection[UUID]) -> list[tuple[UUID, VaccinationOutcome, Vaccine]]:
    """Person, dose and vaccine of all that stands of what these people got, the first first."""
    rows = (
        select(VaccinationLine.person_id, VaccinationOutcome, Vaccine)
        .join(VaccinationOutcome, VaccinationOutcome.line_id == VaccinationLine.id)
        .join(Vaccine, Vaccine.id == VaccinationOutcome.vaccine_id)
        .where(VaccinationLine.person_id.in_(person_ids), VaccinationLine.stands, VaccinationOutcome.counts_as_given)
        .order_by(VaccinationOutcome.given_on, VaccinationOutcome.recorded_at, VaccinationOutcome.id)
    )
    return [tuple(row) for row in db.session.execute(rows)]
