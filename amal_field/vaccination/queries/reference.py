"""Vaccines, and the schedule of a day."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple
from uuid import UUID

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import select

from amal_field.db import db
from amal_field.vaccination.models import ScheduledDose, Vaccine, VaccineLot
from amal_field.vaccination.rules.ages import Named
from amal_field.vaccination.rules.words import MONTHS, WEEKS, YEARS

MOST_SLIPS, MOST_SIMILAR = 2, 5
"""So many signs differ in a lot that may have been meant, and so many are shown."""


class NumberedLot(NamedTuple):
    """A lot by its number, of whichever vaccine."""

    id: UUID
    lot: str


def vaccines(kind: str | None = None) -> list[Vaccine]:
    """The vaccines, or those of one kind of action, by brand."""
    wanted = select(Vaccine).order_by(Vaccine.brand_key, Vaccine.id)
    return list(db.session.scalars(wanted.where(Vaccine.kind == kind) if kind else wanted))


def vaccine(vaccine_id: UUID, *, locked: bool = False) -> Vaccine | None:
    """The vaccine with this key; `locked`: once its other writers have ended."""
    wanted = select(Vaccine).where(Vaccine.id == vaccine_id)
    return db.session.scalar(wanted.with_for_update() if locked else wanted)


def vaccine_by_brand(brand_key: str) -> Vaccine | None:
    """The vaccine of this brand."""
    return db.session.scalar(select(Vaccine).where(Vaccine.brand_key == brand_key))


def schedule(day: date) -> list[Named]:
    """What the schedule of a day names."""
    rows = db.session.execute(
        select(ScheduledDose.age, ScheduledDose.unit, ScheduledDose.protects, ScheduledDose.dose).where(
            ScheduledDose.holds_on(day)
        )
    )
    return [Named(*row) for row in rows]


def known_lot(vaccine_id: UUID, lot: str) -> VaccineLot | None:
    """The lot of a vaccine under its number, once its other writers have ended."""
    same = (VaccineLot.vaccine_id == vaccine_id, VaccineLot.lot == lot)
    return db.session.scalar(select(VaccineLot).where(*same).with_for_update())


def lot(lot_id: UUID) -> VaccineLot | None:
    """The lot with this key."""
    return db.session.get(VaccineLot, lot_id)


def lots_numbered(number: str) -> list[VaccineLot]:
    """The lots with this number, of any vaccine."""
    return list(db.session.scalars(select(VaccineLot).where(VaccineLot.lot == number).order_by(VaccineLot.id)))


def similar_lots(number: str) -> list[NumberedLot]:
    """Lots with nearly this number, the nearest first: only ever to ask whether it was meant."""
    known = {lot: key for key, lot in db.session.execute(select(VaccineLot.id, VaccineLot.lot).order_by(VaccineLot.id))}
    known.pop(number, None)
    near = process.extract(number, list(known), scorer=OSA.distance, score_cutoff=MOST_SLIPS, limit=MOST_SIMILAR)
    return [NumberedLot(known[lot], lot) for lot, _slips, _place in near]


def scheduled_doses() -> list[ScheduledDose]:
    """All that any schedule named, what holds last first, by age as far as weeks, months and years compare."""
    doses = db.session.scalars(select(ScheduledDose))
    days = {WEEKS: 7, MONTHS: 30, YEARS: 365}
    return sorted(
        doses, key=lambda one: (-one.valid_from.toordinal(), one.age * days[one.unit], one.protects, one.dose)
    )


def scheduled(scheduled_id: UUID, *, locked: bool = False) -> ScheduledDose | None:
    """The dose of the schedule with this key; `locked`: once its other writers have ended."""
    wanted = select(ScheduledDose).where(ScheduledDose.id == scheduled_id)
    return db.session.scalar(wanted.with_for_update() if locked else wanted)


def known_lots(lots: Collection[str]) -> list[VaccineLot]:
    """The lots of all vaccines under these numbers."""
    return list(db.session.scalars(select(VaccineLot).where(VaccineLot.lot.in_(lots))))
