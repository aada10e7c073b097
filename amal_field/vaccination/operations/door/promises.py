"""Doses that were promised, and whom they wait for."""

from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, bindparam, exists, false, func, or_, select
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
    """A page of the promised doses that nobody has kept, and whether more follow. First, on the first page alone, all
    to who is on the site now, of these who was promised by this month or earlier; then the others by month."""
    shown = _to_who_is_here(today) if page == 1 else []
    rows, more = page_of(db.session.execute(on_page(_to_others(), page)).all())
    shown += [PromiseTo(*row, is_here=False, place=None) for row in rows]
    looked_at([one.person.id for one in shown], visit)
    return shown, more


def _to_who_is_here(today: date) -> list[PromiseTo]:
    wanted = _to_those_in_place()
    if wanted is None:
        return []
    rows = db.session.execute(wanted, {"this_month": today.replace(day=1)})
    return [PromiseTo(*row[:5], is_here=True, place=row[5]) for row in rows]


@cache
def _to_those_in_place() -> Select | None:
    """The statement of `_to_who_is_here`, made once; None where no room knows who is there."""
    source = roster.source_of_kind(KIND)
    if source.places is None:
        return None
    places = source.places().subquery()
    due = PromisedDose.month <= bindparam("this_month", type_=Date)
    return (
        _open()
        .add_columns(places.c[1])
        .join(places, places.c[0] == CardCopy.person_id)
        .order_by(due.desc(), PromisedDose.month, Person.sort_key, PromisedDose.id)
    )


@cache
def _to_others() -> Select:
    """The promises to who is not there, by month; made once."""
    return _open().where(CardCopy.person_id.not_in(_here())).order_by(PromisedDose.month, PromisedDose.id)


def _here() -> Select[tuple[UUID]]:
    """The keys of who is on the site now, where a room knows that."""
    source = roster.source_of_kind(KIND)
    if source.places is None:
        return select(Person.id).where(false())
    return select(source.places().subquery().c[0])


def _open() -> Select:
    return (
        select(PromisedDose, CardCopy, Vaccine, Person, phone_of_person())
        .join(CardCopy, CardCopy.id == PromisedDose.card_copy_id)
        .join(Vaccine, Vaccine.id == CardCopy.vaccine_id)
        .join(Person, Person.id == CardCopy.person_id)
        .where(PromisedDose.is_open, ~_kept_by_a_dose())
    )


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
