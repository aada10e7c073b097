"""Measures as the household's page and the site list them, and the inspections of a stay."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from amal_field.db import db
from amal_field.people.models import Household
from amal_field.transit_site.models import Inspection, Measure, Stay


def of_household(household_id: UUID) -> list[Measure]:
    """Every measure of a household, the withdrawn ones too, the latest first."""
    wanted = select(Measure).where(Measure.household_id == household_id)
    return list(db.session.scalars(wanted.order_by(Measure.from_on.desc(), Measure.recorded_at.desc())))


def in_force(on: date) -> list[Measure]:
    """The exclusions of a day, and the warnings of the year before it, the latest first."""
    year_before = date.fromordinal(on.toordinal() - 365)
    return list(
        db.session.scalars(
            select(Measure)
            .where(
                Measure.stands,
                or_(Measure.until_on >= on, Measure.until_on.is_(None) & (Measure.from_on > year_before)),
            )
            .options(joinedload(Measure.household))
            .order_by(Measure.until_on.is_(None), Measure.from_on.desc(), Measure.recorded_at.desc())
        )
    )


def excluded(household_ids: Collection[UUID], on: date) -> dict[UUID, date]:
    """The last day of the exclusion in force on a day, of each of these households that has one."""
    wanted = select(Measure.household_id, func.max(Measure.until_on)).where(
        Measure.household_id.in_(household_ids), Measure.excludes_in(on, on + timedelta(days=1))
    )
    return dict(db.session.execute(wanted.group_by(Measure.household_id)).all()) if household_ids else {}


def measure(measure_id: UUID) -> Measure | None:
    """One measure with its household."""
    return db.session.scalar(select(Measure).where(Measure.id == measure_id).options(joinedload(Measure.household)))


def household(household_id: UUID) -> Household | None:
    """A household that was on the site."""
    stayed = select(Stay.id).where(Stay.household_id == Household.id).exists()
    return db.session.scalar(select(Household).where(Household.id == household_id, stayed))


def inspections_of(stay: Stay) -> Sequence[Inspection]:
    """What was found at the entry and the exit of a stay, in that order."""
    return db.session.scalars(
        select(Inspection)
        .where(Inspection.stay_id == stay.id, Inspection.stands)
        .order_by(Inspection.moment, Inspection.recorded_at)
    ).all()
