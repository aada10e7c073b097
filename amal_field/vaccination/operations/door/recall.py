"""Who got of a lot, and which lots nothing names any more."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import bindparam, delete, exists, or_, select

from amal_field.db import db
from amal_field.people.models import Person
from amal_field.people.search.finding import last_seen
from amal_field.vaccination.models import LotToday, Vaccine, VaccineLot
from amal_field.vaccination.models.cards import CardCopy
from amal_field.vaccination.models.health import VaccinationLine, VaccinationOutcome
from amal_field.vaccination.operations.door.rows import looked_at, phone_of_person
from amal_field.vaccination.queries.cards import GotOfLot, LotFound
from amal_field.vaccination.queries.listed import Visit

OWN_COPY = exists().where(CardCopy.outcome_id == VaccinationOutcome.id)
BY_LISTS = (
    select(Person, Vaccine, VaccineLot, VaccinationOutcome.given_on, VaccinationOutcome.dose, phone_of_person())
    .join(VaccinationLine, VaccinationLine.person_id == Person.id)
    .join(VaccinationOutcome, VaccinationOutcome.line_id == VaccinationLine.id)
    .join(VaccineLot, VaccineLot.id == VaccinationOutcome.lot_id)
    .join(Vaccine, Vaccine.id == VaccineLot.vaccine_id)
    .where(VaccineLot.lot == bindparam("lot"), VaccinationLine.stands, VaccinationOutcome.counts_as_given, ~OWN_COPY)
)
BY_CARDS = (
    select(Person, Vaccine, VaccineLot, CardCopy.given_on, CardCopy.dose, phone_of_person())
    .join(CardCopy, CardCopy.person_id == Person.id)
    .join(VaccineLot, VaccineLot.id == CardCopy.lot_id)
    .join(Vaccine, Vaccine.id == VaccineLot.vaccine_id)
    .where(VaccineLot.lot == bindparam("lot"))
)


def who_got_lot(lot: str, visit: Visit) -> LotFound:
    """Everybody who got of the lots with this number, by the lists that are kept and by the copies of cards, each dose
    once, with where they were seen last."""
    found = [GotOfLot(*row, is_copy=False) for row in db.session.execute(BY_LISTS, {"lot": lot})]
    found += [GotOfLot(*row, is_copy=True) for row in db.session.execute(BY_CARDS, {"lot": lot})]
    found.sort(key=lambda one: (one.person.sort_key, one.person.id.hex, one.given_on))
    people = list(dict.fromkeys(one.person.id for one in found))
    if people:
        looked_at(people, visit)
    return LotFound(found, last_seen(people) if people else {})


def forget_lots(lot_ids: Collection[UUID]) -> int:
    """Delete these lots as far as no list, table or card names them; how many."""
    named = or_(
        exists().where(VaccinationOutcome.lot_id == VaccineLot.id),
        exists().where(CardCopy.lot_id == VaccineLot.id),
        exists().where(LotToday.lot_id == VaccineLot.id),
    )
    return db.session.execute(delete(VaccineLot).where(VaccineLot.id.in_(lot_ids), ~named)).rowcount
