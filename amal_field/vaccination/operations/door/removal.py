"""What goes with a list when its term is over."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, delete, exists, func, select, update

from amal_field.db import db
from amal_field.vaccination.models import LotToday, VaccineLot
from amal_field.vaccination.models.cards import CardCopy
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.models.imports import HealthImport, RemovedNumber
from amal_field.vaccination.models.waiting import WaitingLine, WaitingOutcome


@dataclass(frozen=True)
class Forgotten:
    """How many rows of each kind go with a list."""

    outcomes: int
    consents: int
    lines: int
    lots: int


def forget_list(action_id: UUID) -> Forgotten:
    """Delete the list of an action, with all that was noted of anybody on it, taken back or not, and the lots that no
    other action used and no card names. A copy of a card that was made of it stands by itself from then on."""
    lots = _lots_of_it_alone(action_id)
    outcomes = select(VaccinationOutcome.id).join(VaccinationLine, VaccinationLine.id == VaccinationOutcome.line_id)
    made_of_it = CardCopy.outcome_id.in_(outcomes.where(VaccinationLine.action_id == action_id))
    db.session.execute(update(CardCopy).where(made_of_it).values(outcome_id=None))
    _forget_cells(action_id)
    deleted = [db.session.execute(delete(table).where(of)).rowcount for table, of in _rows(action_id)]
    db.session.execute(delete(LotToday).where(LotToday.action_id == action_id))
    db.session.execute(delete(VaccineLot).where(VaccineLot.id.in_(lots)))
    return Forgotten(*deleted, len(lots))


def _forget_cells(action_id: UUID) -> None:
    """Delete what registers told of a list; their bare numbers stay, so that no later import brings it back."""
    lines = select(VaccinationLine.id).where(VaccinationLine.action_id == action_id)
    outcomes = select(VaccinationOutcome.id).where(VaccinationOutcome.line_id.in_(lines))
    kept = HealthImport.subject_id.in_(lines.union_all(outcomes))
    numbers = db.session.execute(select(HealthImport.register, HealthImport.number).where(kept)).all()
    db.session.add_all(RemovedNumber(register=one.register, number=one.number, action_id=action_id) for one in numbers)
    db.session.execute(delete(HealthImport).where(kept))
    db.session.execute(delete(WaitingOutcome).where(WaitingOutcome.outcome_id.in_(outcomes)))
    db.session.execute(delete(WaitingLine).where(WaitingLine.line_id.in_(lines)))
    db.session.flush()


def _rows(action_id: UUID) -> list[tuple[type, ColumnElement[bool]]]:
    """The tables that hold a list, each before that on which it rests, with which rows are of an action."""
    lines = select(VaccinationLine.id).where(VaccinationLine.action_id == action_id)
    return [
        (VaccinationOutcome, VaccinationOutcome.line_id.in_(lines)),
        (VaccinationConsent, VaccinationConsent.line_id.in_(lines)),
        (VaccinationLine, VaccinationLine.action_id == action_id),
    ]


def _lots_of_it_alone(action_id: UUID) -> list[UUID]:
    """The lots that were on the table of this action, or used at it, and of no other, nor on a card."""
    used = (
        select(VaccinationOutcome.lot_id, VaccinationLine.action_id)
        .join(VaccinationLine, VaccinationLine.id == VaccinationOutcome.line_id)
        .where(VaccinationOutcome.lot_id.is_not(None))
        .union(select(LotToday.lot_id, LotToday.action_id))
        .subquery()
    )
    alone = select(used.c.lot_id).group_by(used.c.lot_id).having(func.count() == 1)
    here = select(used.c.lot_id).where(used.c.action_id == action_id, used.c.lot_id.in_(alone))
    here = here.where(~exists().where(CardCopy.lot_id == used.c.lot_id))
    return list(db.session.scalars(here))
