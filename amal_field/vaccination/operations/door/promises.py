"""Doses that were promised, and whom they wait for."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from amal_field.attendance.queries import roster
from amal_field.db import db, on_page, page_of
from amal_field.people.models import Person
from amal_field.vaccination.models import Vaccine
from amal_field.vaccination.models.cards import CardCopy, PromisedDose
from amal_field.vaccination.models.health import VaccinationLine, VaccinationOutcome
from amal_field.vaccination.operations.door.rows import looked_at, phone_of_person
from amal_field.vaccination.queries.actions import KIND
from amal_field.vaccination.queries.cards import PromiseTo
from amal_field.vaccination.queries.listed import Visit


def open_promises(visit: Visit, today: date, page: int) -> tuple[list[PromiseTo], bool]:
    """A page of the promised doses that nobody has kept, and whether more follow: first to who is on the site today,
    of these who was promised by this month or earlier; then by month."""
    here = roster.source_of_kind(KIND).places
    places = here().subquery() if here else select(Person.id, Person.id).where(Person.id.is_(None)).subquery()
    is_here = places.c[0].is_not(None)
    due = PromisedDose.month <= today.replace(day=1)
    rows = db.session.execute(
        on_page(
            select(PromisedDose, CardCopy, Vaccine, Person, phone_of_person(), places.c[1])
            .join(CardCopy, CardCopy.id == PromisedDose.card_copy_id)
            .join(Vaccine, Vaccine.id == CardCopy.vaccine_id)
            .join(Person, Person.id == CardCopy.person_id)
            .outerjoin(places, places.c[0] == CardCopy.person_id)
            .where(PromisedDose.is_open, ~_kept_by_a_dose())
            .order_by(is_here.desc(), and_(is_here, due).desc(), PromisedDose.month, Person.sort_key, PromisedDose.id),
            page,
        )
    ).all()
    shown, more = page_of([PromiseTo(*row[:5], row[5] is not None, row[5]) for row in rows])
    looked_at([one.person.id for one in shown], visit)
    return shown, more


def promise_of(promise_id: UUID, visit: Visit) -> PromiseTo | None:
    """One promised dose, once its other writers have ended."""
    row = db.session.execute(
        select(PromisedDose, CardCopy, Vaccine, Person)
        .join(CardCopy, CardCopy.id == PromisedDose.card_copy_id)
        .join(Vaccine, Vaccine.id == CardCopy.vaccine_id)
        .join(Person, Person.id == CardCopy.person_id)
        .where(PromisedDose.id == promise_id)
        .with_for_update(of=PromisedDose)
    ).one_or_none()
    if row is None:
        return None
    looked_at([row[3].id], visit)
    return PromiseTo(*row, None, is_here=False, place=None)


def promises_kept_at(action_id: UUID) -> list[tuple[PromisedDose, date]]:
    """The promises that are open, and that a dose of this action keeps, with its day: nobody is shown."""
    of_promise, of_dose = aliased(Vaccine), aliased(Vaccine)
    rows = db.session.execute(
        select(PromisedDose, func.min(VaccinationOutcome.given_on))
        .join(CardCopy, CardCopy.id == PromisedDose.card_copy_id)
        .join(of_promise, of_promise.id == CardCopy.vaccine_id)
        .join(VaccinationLine, VaccinationLine.person_id == CardCopy.person_id)
        .join(VaccinationOutcome, VaccinationOutcome.line_id == VaccinationLine.id)
        .join(of_dose, of_dose.id == VaccinationOutcome.vaccine_id)
        .where(
            PromisedDose.is_open,
            *(VaccinationLine.action_id == action_id, VaccinationLine.stands, VaccinationOutcome.counts_as_given),
            *(of_dose.protects == of_promise.protects, VaccinationOutcome.given_on > CardCopy.given_on),
        )
        .group_by(PromisedDose.id)
    )
    return [(promise, given_on) for promise, given_on in rows]


def _kept_by_a_dose() -> ColumnElement[bool]:
    """Whether the person of a promise got a dose against the same later, on a list or on their card."""
    of_dose, later = aliased(Vaccine), aliased(CardCopy)
    on_list = (
        exists()
        .where(VaccinationLine.person_id == CardCopy.person_id, VaccinationLine.stands)
        .where(VaccinationOutcome.line_id == VaccinationLine.id, VaccinationOutcome.counts_as_given)
        .where(of_dose.id == VaccinationOutcome.vaccine_id, of_dose.protects == Vaccine.protects)
        .where(VaccinationOutcome.given_on > CardCopy.given_on)
        .correlate(CardCopy, Vaccine)
    )
    other = aliased(Vaccine)
    on_card = (
        exists()
        .where(later.person_id == CardCopy.person_id, later.given_on > CardCopy.given_on)
        .where(other.id == later.vaccine_id, other.protects == Vaccine.protects)
        .correlate(CardCopy, Vaccine)
    )
    return or_(on_list, on_card)
