"""The one module that reads referrals to care. Whoever reads says why, and the log of looks keeps of whom.

The service of a referral is the site, for the health coordinator, or the desk. Other rooms that refer to care, such as
that of the vaccination days, read through this module too.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Select, and_, func, select
from sqlalchemy.orm import aliased

from amal_field.db import db
from amal_field.looks.operations import NewLook, looked
from amal_field.organisations.models import Service
from amal_field.people.models import Household, HouseholdMember
from amal_field.permissions import Permission
from amal_field.referrals.models import HealthImportedRow, HealthReferral
from amal_field.referrals.operations import referrals as operations
from amal_field.referrals.queries import lists, referrals, scope
from amal_field.referrals.queries.referrals import ReferralLine
from amal_field.referrals.rules import HEALTH, WITHDRAWN
from amal_field.registers.models import Leaving


@dataclass(frozen=True)
class Reader:
    """Who reads, why (`rules.REASONS`), on which page (its endpoint), and how (`looks.rules.ACTS`)."""

    user: Any
    reason: str
    page: str
    act: str = "page"


def days_made() -> tuple[Any, Any]:
    """The columns of key and day, which tell when somebody was referred: of nobody who, so no look."""
    return HealthReferral.id, HealthReferral.made_on


def referral_for(reader: Reader, referral_id: UUID, *, locked: bool = False) -> HealthReferral | None:
    """The referral with its steps, if this user may see it; `locked`: once its other writers have ended."""
    wanted = referrals.one(HealthReferral, referral_id, locked=locked)
    return next(iter(_read(reader, wanted.where(_in_sight(reader.user)))), None)


def of_person(reader: Reader, person_id: UUID) -> list[HealthReferral]:
    """Those of a person, and of the households in which they are now: the latest first."""
    mine = referrals.of_person_or_home(HealthReferral, person_id)
    return _read(reader, referrals.latest(HealthReferral, mine, _in_sight(reader.user)))


def of_household(reader: Reader, household: Household) -> list[HealthReferral]:
    """Those of a household and of its members: the latest first."""
    ours = referrals.of_home_or_members(HealthReferral, household)
    return _read(reader, referrals.latest(HealthReferral, ours, _in_sight(reader.user)))


def made_together(reader: Reader, referral: HealthReferral, *, locked: bool = False) -> list[HealthReferral]:
    """Those that one form made with this one, itself too, as far as they stand."""
    wanted = referrals.together(HealthReferral, referral, locked=locked)
    return _read(reader, wanted.where(_in_sight(reader.user)))


def same_pending(
    reader: Reader, organisation_id: UUID, person_ids: Collection[UUID], household_ids: Collection[UUID]
) -> list[HealthReferral]:
    """Those of these people to that destination in which something is still to come."""
    wanted = referrals.same_pending(HealthReferral, HEALTH, organisation_id, person_ids, household_ids)
    return _read(reader, wanted.where(_in_sight(reader.user)))


def quiet(reader: Reader, today: date, *, page: int) -> tuple[list[ReferralLine], bool]:
    """A page of those without news, for longest first; and whether more follow."""
    wanted = lists.without_news(HealthReferral, lists.quiet_before(today), today)
    return _page(reader, wanted.where(_in_sight(reader.user)), page)


def listed(reader: Reader, state: str | None, *, page: int | None) -> tuple[list[ReferralLine], bool]:
    """Those in one state or in all, the latest first: a page, or all; and whether more follow."""
    return _page(reader, lists.in_state(HealthReferral, state).where(_in_sight(reader.user)), page)


def numbered(reader: Reader, register_numbers: Collection[str]) -> list[HealthReferral]:
    """Those with these numbers of the register, with their steps: for an import."""
    return _read(reader, referrals.numbered(HealthReferral, register_numbers))


def kept_cells(register: str, register_numbers: Collection[str]) -> list[HealthImportedRow]:
    """The cells of these rows of a register as they were last imported: for an import, which reads the referrals with
    them and has left its look."""
    same = (HealthImportedRow.register == register, HealthImportedRow.number.in_(register_numbers))
    return list(db.session.scalars(select(HealthImportedRow).where(*same)))


def brought_in(reader: Reader, rows: Sequence[HealthReferral]) -> None:
    """Note the look of an import that writes these: it has read in its files whom they concern."""
    _look(reader, rows)


def leaving() -> Leaving:
    """Which of them leave in the register. It names nobody: no look."""
    return Leaving(
        HealthReferral, "R", lambda day: referrals.leaves(HealthReferral, day), (Permission.REFERRALS_HEALTH,)
    )


def follow(moved: Mapping[UUID, UUID]) -> None:
    """Let what was recorded for these rows of persons go to the persons whom they describe. It tells nothing of
    anybody: no look."""
    operations.follow(HealthReferral, moved)


def numbers(user: Any) -> dict[str, int]:
    """How many there are in each state. It names nobody: no look."""
    rows = db.session.execute(
        select(HealthReferral.state, func.count())
        .where(HealthReferral.stands, _in_sight(user))
        .group_by(HealthReferral.state)
    )
    return dict(rows.all())


def points_to(organisation_id: UUID) -> bool:
    """Whether anybody was sent there. It names nobody: no look."""
    there = select(HealthReferral.id).where(HealthReferral.organisation_id == organisation_id).limit(1)
    return db.session.scalar(there) is not None


def person_ids(user: Any) -> Select[tuple[UUID]]:
    """The keys of those whom the health coordinator referred, for their sight of people. It tells nobody's care: no
    look."""
    own = _of_the_site(HealthReferral.person_id.is_not(None))
    return select(own.with_only_columns(HealthReferral.person_id).subquery().c[0])


def household_ids(user: Any) -> Select[tuple[UUID]]:
    """The same of the households that were referred as a whole: no look."""
    return _of_the_site(HealthReferral.household_id.is_not(None)).with_only_columns(HealthReferral.household_id)


def households_referred(service: str, years: FromClause) -> Select:
    """The households that a service sent to care in each year, by themselves or one of theirs, with the first day: that
    in which a person was on that day, else the one of now; who is in none is left out. It names nobody: no look."""
    standing = (
        HealthReferral.stands,
        HealthReferral.state != WITHDRAWN,
        HealthReferral.made_on.between(years.c.first, years.c.last),
        scope.of_services(HealthReferral, [service]),
    )
    then, now = aliased(HouseholdMember), aliased(HouseholdMember)
    on_that_day = _home(then, then.lasts_on(HealthReferral.made_on))
    at_present = _home(now, now.is_present)
    home = func.coalesce(HealthReferral.household_id, on_that_day.scalar_subquery(), at_present.scalar_subquery())
    homes = (
        select(years.c.year, home.label("household_id"), HealthReferral.made_on)
        .join(HealthReferral, and_(*standing))
        .subquery()
    )
    return (
        select(homes.c.year, homes.c.household_id, func.min(homes.c.made_on).label("day"))
        .where(homes.c.household_id.is_not(None))
        .group_by(homes.c.year, homes.c.household_id)
    )


def _home(member: Any, condition: ColumnElement[bool]) -> Select[tuple[UUID]]:
    return (
        select(member.household_id)
        .where(member.person_id == HealthReferral.person_id, condition)
        .order_by(member.recorded_at.desc(), member.id.desc())
        .limit(1)
        .correlate(HealthReferral)
    )


def _of_the_site(condition: ColumnElement[bool]) -> Select[tuple[HealthReferral]]:
    return (
        select(HealthReferral)
        .join(Service, Service.id == HealthReferral.service_id)
        .where(Service.code == "site", HealthReferral.stands, condition)
    )


def _in_sight(user: Any) -> ColumnElement[bool]:
    return scope.of_services(HealthReferral, scope.codes(user, scope.CARE))


def _page(reader: Reader, wanted: Select, page: int | None) -> tuple[list[ReferralLine], bool]:
    rows, more = lists.page_or_all(wanted, page)
    _look(reader, rows)
    return rows, more


def _read(reader: Reader, wanted: Select[tuple[HealthReferral]]) -> list[HealthReferral]:
    rows = list(db.session.scalars(wanted))
    _look(reader, rows)
    return rows


def _look(reader: Reader, rows: Sequence[HealthReferral | ReferralLine]) -> None:
    if rows:
        people = referrals.person_ids_of(rows)
        looked(NewLook("health", reader.act, reader.page, people, reader.reason), reader.user.id)
