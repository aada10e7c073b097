"""What the rules of the site ask of a household (`limits.Record`), read along with other facts or in one statement.

The pieces are joined to a statement that gives the parameters `site_id`, `household_id`, `on`, `end`, `since`,
`year_end` and `but` (`values`).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Row, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from amal_field.db import db
from amal_field.people.models import Household, HouseholdMember
from amal_field.transit_site.models import (
    Measure,
    Site,
    SiteClosure,
    SiteRule,
    Stay,
    StayPitch,
    rule_on,
)
from amal_field.transit_site.queries import ledger
from amal_field.transit_site.queries.stays import staying
from amal_field.transit_site.rules import Period, Record, debt_of

NOBODY = UUID(int=0)
OTHER = aliased(Stay)
SITE_ID, HOUSEHOLD_ID = bindparam("site_id"), bindparam("household_id")
ON, END = bindparam("on", type_=Date), bindparam("end", type_=Date)
SINCE, YEAR_END = bindparam("since", type_=Date), bindparam("year_end", type_=Date)

PITCHES_TAKEN = (
    select(func.count())
    .where(
        StayPitch.stay_id.in_(staying(ON)),
        StayPitch.counts,
        StayPitch.lasts_on(ON),
    )
    .scalar_subquery()
)
CLOSING = (
    select(SiteClosure.id)
    .where(
        SiteClosure.site_id == SITE_ID,
        SiteClosure.stands,
        SiteClosure.overlaps(Period(ON, END)),
    )
    .order_by(SiteClosure.from_on)
    .limit(1)
    .correlate(None)
    .scalar_subquery()
)
BALANCE = ledger.settled().where(Stay.household_id == HOUSEHOLD_ID).correlate(None).scalar_subquery()
MINE, THEIRS = aliased(HouseholdMember), aliased(HouseholdMember)
EXCLUDED_UNTIL = (
    select(func.max(Measure.until_on))
    .where(
        Measure.excludes_in(ON, END),
        or_(
            Measure.household_id == HOUSEHOLD_ID,
            Measure.household_id.in_(
                select(THEIRS.household_id)
                .join(MINE, MINE.person_id == THEIRS.person_id)
                .where(MINE.household_id == HOUSEHOLD_ID, MINE.is_present, THEIRS.is_present)
            ),
        ),
    )
    .correlate(None)
    .scalar_subquery()
)
"""Until when the household, or another of which one of its members is a member, may not come."""
NAME = select(Household.name).where(Household.id == HOUSEHOLD_ID).correlate(None).scalar_subquery()
COLUMNS = (SiteRule, SiteClosure, PITCHES_TAKEN, BALANCE, EXCLUDED_UNTIL, NAME, OTHER.arrived_on, OTHER.departed_on)
"""The columns of a record, in the order in which `of_rows` takes them; a row for each other stay of the household."""


def joined(statement: Select) -> Select:
    """The statement with what `COLUMNS` are read from."""
    return (
        statement.outerjoin(
            SiteRule, SiteRule.id == rule_on(SITE_ID, ON, SiteRule.id).correlate(None).scalar_subquery()
        )
        .outerjoin(SiteClosure, SiteClosure.id == CLOSING)
        .outerjoin(
            OTHER,
            and_(
                OTHER.household_id == HOUSEHOLD_ID,
                OTHER.arrived_on.between(SINCE, YEAR_END),
                OTHER.stands,
                OTHER.id != bindparam("but"),
            ),
        )
    )


def values(
    site_id: UUID, household_id: UUID | None, on: date, until: date | None = None, *, but: Stay | None = None
) -> dict[str, Any]:
    """The parameters: a household from a day to a day (not known: a night), its stay `but` left out."""
    return {
        "site_id": site_id,
        "household_id": household_id or NOBODY,
        "on": on,
        "end": max(until or on, on + timedelta(days=1)),
        "since": on - timedelta(days=400),
        "year_end": date(on.year, 12, 31),
        "but": but.id if but is not None else NOBODY,
    }


def of_rows(rows: Sequence[Sequence[Any] | Row]) -> Record:
    """The record that rows of `COLUMNS` tell."""
    limits, closure, taken, balance, excluded_until, name = rows[0][:6]
    earlier = [Period(arrived_on, departed_on) for *_, arrived_on, departed_on in rows if arrived_on is not None]
    return Record(limits, earlier, taken, closure, excluded_until, debt=debt_of(balance), name=name)


RECORD = joined(select(*COLUMNS).select_from(Site)).where(Site.id == SITE_ID)


def record(
    site_id: UUID, household_id: UUID | None, on: date, until: date | None = None, *, but: Stay | None = None
) -> Record:
    """The record of a household that comes on a day, in one statement."""
    return of_rows(db.session.execute(RECORD, values(site_id, household_id, on, until, but=but)).all())
