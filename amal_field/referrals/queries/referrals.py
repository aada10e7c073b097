"""Referrals to anything but care: one, those of a person or a household, and what may be made."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, literal, or_, select
from sqlalchemy.orm import joinedload, selectinload

from amal_field.db import db
from amal_field.organisations.models import Organisation, Service
from amal_field.people.models import Household, HouseholdMember, Person
from amal_field.people.queries.lines import NAMED_BY, PersonInLine
from amal_field.people.rules import distinct_names
from amal_field.referrals import rules
from amal_field.referrals.models import AnyReferral, Referral
from amal_field.referrals.queries import scope

MOST_OF_ONE = 50
"""How many of somebody's referrals a page shows."""


def referral_for(user: Any, referral_id: UUID, *, locked: bool = False) -> Referral | None:
    """The referral with its steps, if this user may see it; `locked`: once its other writers have ended."""
    return db.session.scalar(one(Referral, referral_id, locked=locked).where(in_sight(user)))


def one(model: type[AnyReferral], referral_id: UUID, *, locked: bool) -> Select[tuple[AnyReferral]]:
    """A select of one that stands or was undone, with all that its page shows."""
    wanted = select(model).where(model.id == referral_id).options(*with_names(model), selectinload(model.steps))
    return wanted.with_for_update(of=model) if locked else wanted


def with_names(model: type[AnyReferral]) -> tuple[Any, ...]:
    """What a line of a list shows of a referral besides its own columns."""
    return tuple(joinedload(part) for part in (model.organisation, model.service, model.person, model.household))


@dataclass(frozen=True)
class ReferralLine:
    """A referral as a line of a list says it, with the names of the organisation, the service and the household."""

    id: UUID
    kind: str
    state: str
    made_on: date
    awaits_since: date | None
    person_id: UUID | None
    household_id: UUID | None
    organisation: str
    service: str
    household: str | None
    person: PersonInLine | None

    @property
    def is_pending(self) -> bool:
        """Whether something is still to come."""
        return self.state in rules.PENDING

    @property
    def subject_name(self) -> str:
        """The name of the person or of the household."""
        return (self.person.name or self.person.nickname) if self.person else self.household


def line_of(row: Row) -> ReferralLine:
    """A row of `in_line` as a line."""
    return ReferralLine(*row[: -len(NAMED_BY)], PersonInLine(*row[-len(NAMED_BY) :]) if row.person_id else None)


def in_line(model: type[AnyReferral]) -> Select:
    """A select of referrals that stand, with what `line_of` makes a line of."""
    return (
        select(
            *(model.id, model.kind if model is Referral else literal(model.kind), model.state),
            *(model.made_on, model.awaits_since, model.person_id, model.household_id),
            *(Organisation.name, Service.name, Household.name, *NAMED_BY),
        )
        .join(Organisation, Organisation.id == model.organisation_id)
        .join(Service, Service.id == model.service_id)
        .outerjoin(Person, Person.id == model.person_id)
        .outerjoin(Household, Household.id == model.household_id)
        .where(model.stands)
    )


def in_sight(user: Any) -> ColumnElement[bool]:
    """Whether this user may see a referral to anything but care."""
    return scope.of_services(Referral, scope.codes(user, scope.OTHERS))


def of_person(user: Any, person_id: UUID) -> list[Referral]:
    """Those of a person, and of the households in which they are now: the latest first."""
    return list(db.session.scalars(latest(Referral, of_person_or_home(Referral, person_id), in_sight(user))))


def of_household(user: Any, household: Household) -> list[Referral]:
    """Those of a household and of its members: the latest first."""
    return list(db.session.scalars(latest(Referral, of_home_or_members(Referral, household), in_sight(user))))


def of_person_or_home(model: type[AnyReferral], person_id: UUID) -> ColumnElement[bool]:
    """Whether a referral is that of this person, or of a household in which they are now."""
    homes = select(HouseholdMember.household_id).where(
        HouseholdMember.person_id == person_id, HouseholdMember.is_present
    )
    return or_(model.person_id == person_id, model.household_id.in_(homes))


def of_home_or_members(model: type[AnyReferral], household: Household) -> ColumnElement[bool]:
    """Whether a referral is that of this household or of one who is in it now."""
    members = [member.person_id for member in household.present]
    return or_(model.household_id == household.id, model.person_id.in_(members))


def latest(model: type[AnyReferral], *conditions: ColumnElement[bool]) -> Select[tuple[AnyReferral]]:
    """A select of those that meet the conditions, the latest first."""
    return (
        select(model)
        .where(model.stands, *conditions)
        .options(*with_names(model))
        .order_by(model.made_on.desc(), model.id.desc())
        .limit(MOST_OF_ONE)
    )


def made_together(user: Any, referral: Referral, *, locked: bool = False) -> list[Referral]:
    """Those that one form made with this one, itself too, as far as they stand."""
    return list(db.session.scalars(together(Referral, referral, locked=locked).where(in_sight(user))))


def together(model: type[AnyReferral], referral: AnyReferral, *, locked: bool) -> Select[tuple[AnyReferral]]:
    """A select of those that one form made with this one, itself too; `locked`: with their steps, once their other
    writers have ended."""
    wanted = (
        select(model)
        .where(model.made_together == referral.made_together, model.stands)
        .options(*with_names(model))
        .order_by(model.id)
    )
    return wanted.options(selectinload(model.steps)).with_for_update(of=model) if locked else wanted


def same_pending(
    model: type[AnyReferral],
    kind: str,
    organisation_id: UUID,
    person_ids: Collection[UUID],
    household_ids: Collection[UUID],
) -> Select[tuple[AnyReferral]]:
    """A select of those of these people, of that kind and to that destination, in which something is still to come."""
    subjects = or_(model.person_id.in_(person_ids), model.household_id.in_(household_ids))
    same_kind = (model.kind == kind,) if model is Referral else ()
    return (
        select(model)
        .where(model.stands, model.is_pending, model.organisation_id == organisation_id, subjects, *same_kind)
        .options(*with_names(model))
        .order_by(model.made_on, model.id)
        .limit(5)
    )


def same_pending_for(
    user: Any, kind: str, organisation_id: UUID, person_ids: Collection[UUID], household_ids: Collection[UUID]
) -> list[Referral]:
    """The same, as far as this user may see them."""
    wanted = same_pending(Referral, kind, organisation_id, person_ids, household_ids)
    return list(db.session.scalars(wanted.where(in_sight(user))))


def points_to(organisation_id: UUID) -> bool:
    """Whether anybody was sent there, to anything but care."""
    return (
        db.session.scalar(select(Referral.id).where(Referral.organisation_id == organisation_id).limit(1)) is not None
    )


def open_destinations(kinds: Sequence[str], today: date) -> dict[str, list[Organisation]]:
    """For each of these kinds the organisations to which it may lead on that day, by name."""
    wanted = {organisation_kind for kind in kinds for organisation_kind in rules.DESTINATIONS[kind]}
    rows = db.session.scalars(
        select(Organisation)
        .where(Organisation.stands, Organisation.kind.in_(wanted), ~Organisation.is_retired(today))
        .order_by(Organisation.sort_key, Organisation.id)
    ).all()
    return {kind: [row for row in rows if row.kind in rules.DESTINATIONS[kind]] for kind in kinds}


def leaves(model: type[AnyReferral], day: date) -> Sequence[ColumnElement[bool]]:
    """Whether a referral leaves in the register on that day."""
    return model.stands, model.made_on <= day


def numbered(model: type[AnyReferral], numbers: Collection[str]) -> Select[tuple[AnyReferral]]:
    """A select of those with these numbers of the register, with their steps."""
    return select(model).where(model.register_no.in_(numbers)).options(*with_names(model), selectinload(model.steps))


def subject_names(rows: Sequence[AnyReferral | ReferralLine]) -> dict[UUID, str]:
    """The key of each of these → whose it is: people who share a name are told apart in this list."""
    people = distinct_names({row.person_id: row.person for row in rows if row.person})
    return {row.id: people.get(row.person_id) or row.subject_name for row in rows}


def person_ids_of(rows: Sequence[AnyReferral | ReferralLine]) -> tuple[UUID, ...]:
    """Everybody whose row stands in these: the persons, and who is now in the households."""
    people = [row.person_id for row in rows if row.person_id]
    homes = {row.household_id for row in rows if row.household_id}
    if homes:
        members = select(HouseholdMember.person_id).where(
            HouseholdMember.household_id.in_(homes), HouseholdMember.is_present
        )
        people += db.session.scalars(members)
    return tuple(dict.fromkeys(people))
