"""Vaccines, and the schedule of a day."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from amal_field.db import db
from amal_field.vaccination.models import ScheduledDose, Vaccine, VaccineLot
from amal_field.vaccination.rules.ages import Named


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
