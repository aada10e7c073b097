"""Files of the desk by their keys, and what was told of people there."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from amal_field.db import db
from amal_field.people.models import HouseholdMember, Person
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import DeskFile, ProtectionStatus


def file_for(file_id: UUID, *, locked: bool = False) -> DeskFile | None:
    """The file with this key, undone or not; `locked`: once its other writers have ended."""
    wanted = select(DeskFile).where(DeskFile.id == file_id)
    if locked:
        return db.session.scalar(wanted.with_for_update())
    return db.session.scalar(wanted.options(joinedload(DeskFile.person)))


def statuses_of(person_ids: Collection[UUID]) -> dict[UUID, list[ProtectionStatus]]:
    """Their statuses of protection, the latest first."""
    found: dict[UUID, list[ProtectionStatus]] = defaultdict(list)
    told = select(ProtectionStatus).where(ProtectionStatus.person_id.in_(person_ids), ProtectionStatus.stands)
    for row in db.session.scalars(told):
        found[row.person_id].append(row)
    for rows in found.values():
        rows.sort(key=rules.files.in_time, reverse=True)
    return found


def status_for(status_id: UUID) -> ProtectionStatus | None:
    """The status with this key, undone or not, once its other writers have ended."""
    return db.session.scalar(select(ProtectionStatus).where(ProtectionStatus.id == status_id).with_for_update())


def file_numbers(person_ids: Collection[UUID]) -> dict[UUID, str]:
    """Whose file has which number; of several the one that was made last."""
    told = select(DeskFile.person_id, DeskFile.file_no, DeskFile.register_no).where(DeskFile.person_id.in_(person_ids))
    rows = db.session.execute(told.where(DeskFile.stands).order_by(DeskFile.recorded_at, DeskFile.id))
    return {person_id: number or registered for person_id, number, registered in rows if number or registered}


def home_of(person_id: UUID) -> UUID | None:
    """The key of the household in which somebody lives."""
    return db.session.scalar(select(home(Person.id)).where(Person.id == person_id))


def home(person_id: ColumnElement[UUID]) -> ColumnElement[UUID]:
    """The same for the person in this column of another statement."""
    return (
        select(HouseholdMember.household_id)
        .where(HouseholdMember.person_id == person_id, HouseholdMember.is_present)
        .order_by(HouseholdMember.position, HouseholdMember.id)
        .limit(1)
        .scalar_subquery()
    )


def address_kind_of(person_ids: Collection[UUID]) -> str:
    """Where these people live, as the file tells it that was made last."""
    told = (
        select(DeskFile.address_kind)
        .where(DeskFile.person_id.in_(person_ids), DeskFile.stands, DeskFile.address_kind.is_not(None))
        .order_by(DeskFile.recorded_at.desc(), DeskFile.id.desc())
        .limit(1)
    )
    return db.session.scalar(told) or "unknown"
