"""Who of a household has a file at the desk, and what it tells of them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from amal_field.db import db
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.people.queries import people as people_queries
from amal_field.reception_desk import rules
from amal_field.reception_desk.models import DeskFile, Guardianship, ProtectionStatus


@dataclass(frozen=True)
class PersonAtDesk:
    """A member of a household with the file, where there is one."""

    member: HouseholdMember
    file: DeskFile | None = None
    statuses: Sequence[ProtectionStatus] = ()
    guardianship: Guardianship | None = None

    @property
    def person(self) -> Person:
        return self.member.person

    @property
    def status(self) -> ProtectionStatus | None:
        """The one that counts."""
        return rules.files.current_status(self.statuses)


@dataclass(frozen=True)
class HouseholdAtDesk:
    """A household at the desk, its members in their order."""

    household: Household
    lines: Sequence[PersonAtDesk] = field(default_factory=list)

    @property
    def files(self) -> list[DeskFile]:
        """The files of its members."""
        return [line.file for line in self.lines if line.file]

    @property
    def holder(self) -> Person | None:
        """Who holds it; the first member where nobody does."""
        members = [line.member for line in self.lines]
        return next((one.person for one in members if one.relation == "holder"), members[0].person if members else None)


def household_for(user, household_id: UUID) -> HouseholdAtDesk | None:
    """The household with this key, if one of its members has a file."""
    household = people_queries.household_for(user, household_id)
    if household is None:
        return None
    people = [member.person_id for member in household.present]
    files = {file.person_id: file for file in db.session.scalars(_files(people))}
    if not files:
        return None
    statuses = statuses_of(files)
    noted = select(Guardianship).where(Guardianship.person_id.in_(files), Guardianship.stands)
    guardianships = {row.person_id: row for row in db.session.scalars(noted)}
    lines = [
        PersonAtDesk(
            member, files.get(member.person_id), statuses[member.person_id], guardianships.get(member.person_id)
        )
        for member in household.present
    ]
    return HouseholdAtDesk(household, lines)


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


def _files(person_ids: Collection[UUID]):
    """The files of these people, the earliest arrival last, so that it is the one kept by person."""
    return (
        select(DeskFile)
        .where(DeskFile.person_id.in_(person_ids), DeskFile.stands)
        .order_by(DeskFile.arrived_on.desc().nulls_first(), DeskFile.id)
    )
