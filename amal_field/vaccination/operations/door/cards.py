"""Copies of cards: read for who looks, and given to those who write them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, and_, case, delete, func, or_, select

from amal_field import clock
from amal_field.db import db
from amal_field.people.models import Person
from amal_field.vaccination.models import Vaccine, VaccineLot
from amal_field.vaccination.models.cards import CardCopy, PromisedDose
from amal_field.vaccination.models.health import VaccinationConsent, VaccinationLine, VaccinationOutcome
from amal_field.vaccination.operations.door.recall import forget_lots
from amal_field.vaccination.operations.door.rows import CARD, looked_at
from amal_field.vaccination.queries.cards import CardTerm, CopyOfCard, DoseOfList
from amal_field.vaccination.queries.listed import Visit
from amal_field.vaccination.rules.words import ADULT


def card_of(person_id: UUID, visit: Visit) -> list[CopyOfCard]:
    """The doses on the copy of somebody's card, the first first. That there is none is a look too."""
    looked_at([person_id], visit)
    return [
        CopyOfCard(*row)
        for row in db.session.execute(
            select(CardCopy, Vaccine, VaccineLot, PromisedDose)
            .join(Vaccine, Vaccine.id == CardCopy.vaccine_id)
            .outerjoin(VaccineLot, VaccineLot.id == CardCopy.lot_id)
            .outerjoin(PromisedDose, PromisedDose.card_copy_id == CardCopy.id)
            .where(CardCopy.person_id == person_id)
            .order_by(CardCopy.given_on, CardCopy.id)
        )
    ]


def copies_of(person_id: UUID) -> list[CardCopy]:
    """The copies of somebody's card, for those who write them: nobody is shown."""
    return list(db.session.scalars(select(CardCopy).where(CardCopy.person_id == person_id).order_by(CardCopy.id)))


def doses_of_list(action_id: UUID) -> list[DoseOfList]:
    """What was given at an action, and of what was copies were made, in one statement: nobody is shown."""
    card = and_(VaccinationConsent.line_id == VaccinationLine.id, VaccinationConsent.purpose == CARD)
    counts = and_(VaccinationLine.stands, VaccinationOutcome.counts_as_given)
    doses: dict[UUID, DoseOfList] = {}
    for line, outcome, copy, promise, answer in db.session.execute(
        select(VaccinationLine, VaccinationOutcome, CardCopy, PromisedDose, VaccinationConsent)
        .join(VaccinationOutcome, VaccinationOutcome.line_id == VaccinationLine.id)
        .outerjoin(CardCopy, CardCopy.outcome_id == VaccinationOutcome.id)
        .outerjoin(PromisedDose, PromisedDose.card_copy_id == CardCopy.id)
        .outerjoin(VaccinationConsent, card)
        .where(VaccinationLine.action_id == action_id, or_(counts, CardCopy.id.is_not(None)))
        .order_by(VaccinationLine.number, VaccinationConsent.recorded_at, VaccinationConsent.id)
    ):
        dose = doses.setdefault(outcome.id, DoseOfList(line, outcome, copy, promise, []))
        if answer is not None:
            dose.answers.append(answer)
    return list(doses.values())


def card_answers_of(person_id: UUID) -> list[VaccinationConsent]:
    """The answers that hold about copies of somebody's card, on the lists that are kept: nobody is shown."""
    return list(
        db.session.scalars(
            select(VaccinationConsent)
            .join(VaccinationLine, VaccinationLine.id == VaccinationConsent.line_id)
            .where(VaccinationLine.person_id == person_id, VaccinationConsent.purpose == CARD, VaccinationConsent.holds)
        )
    )


def copied_person_ids() -> Select[tuple[UUID]]:
    """The keys of those of whose card there is a copy: whom the room brings into sight."""
    return select(CardCopy.person_id)


def people_with_cards() -> list[CardTerm]:
    """Of whose card there is a copy, and what their term hangs on: nobody is shown."""
    rows = db.session.execute(
        select(
            CardCopy.person_id,
            Person.born_on,
            func.max(CardCopy.recorded_at),
            func.max(case((CardCopy.consent_by == ADULT, 0), else_=1)),
        )
        .join(Person, Person.id == CardCopy.person_id)
        .group_by(CardCopy.person_id, Person.born_on)
        .order_by(CardCopy.person_id)
    )
    return [CardTerm(key, born_on, clock.day_of(at), bool(others)) for key, born_on, at, others in rows]


def forget_copies(copies: Sequence[CardCopy], *, promised: bool = True) -> int:
    """Delete these copies with what was promised, unless nothing was (`promised`), and the lots that nothing else
    names; how many copies. The lot of a copy that was made of a list stands on that list."""
    if not copies:
        return 0
    keys, lots = [copy.id for copy in copies], {copy.lot_id for copy in copies if copy.lot_id and not copy.outcome_id}
    if promised:
        db.session.execute(delete(PromisedDose).where(PromisedDose.card_copy_id.in_(keys)))
    db.session.execute(delete(CardCopy).where(CardCopy.id.in_(keys)))
    if lots:
        forget_lots(lots)
    return len(keys)
