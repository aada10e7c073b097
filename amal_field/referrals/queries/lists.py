"""Lists of referrals to anything but care: by destination with their numbers, to one destination, and without news."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select

from amal_field.dated_settings.queries import setting
from amal_field.db import db, on_page, page_of
from amal_field.organisations.models import Organisation
from amal_field.referrals.models import AnyReferral, Referral
from amal_field.referrals.queries import scope
from amal_field.referrals.queries.referrals import ReferralLine, in_line, in_sight, line_of

QUIET_DAYS = "referrals.quiet_days"
"""The dated setting: after how many days without a step a referral is asked after."""


@dataclass
class DestinationLine:
    """A destination with the numbers of its referrals, by state."""

    organisation: Organisation
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.numbers.values())


def quiet_before(today: date) -> date:
    """The last day since when nothing may have been heard of those that are asked after now."""
    return today - timedelta(days=setting(QUIET_DAYS, today))


def quiet(user: Any, today: date, *, page: int) -> tuple[list[ReferralLine], bool]:
    """A page of those without news, for longest first; and whether more follow."""
    return page_or_all(without_news(Referral, quiet_before(today), today).where(in_sight(user)), page)


def without_news(model: type[AnyReferral], before: date, today: date) -> Select:
    """A select of those of which nothing was heard since a day, and that somebody wants to be reminded of by now."""
    return (
        in_line(model)
        .where(model.awaits_since <= before, or_(model.look_again_on.is_(None), model.look_again_on <= today))
        .order_by(model.awaits_since, model.id)
    )


def destinations(user: Any) -> list[DestinationLine]:
    """Every destination to which somebody was sent, with its numbers by state, by name."""
    allowed = scope.counted(user)
    numbers = (
        select(Referral.organisation_id, Referral.state, func.count().label("number"))
        .where(Referral.stands, in_sight(user) if allowed is None else allowed)
        .group_by(Referral.organisation_id, Referral.state)
        .subquery()
    )
    rows = db.session.execute(
        select(Organisation, numbers.c.state, numbers.c.number)
        .join(numbers, numbers.c.organisation_id == Organisation.id)
        .order_by(Organisation.sort_key, Organisation.id)
    )
    lines: dict[UUID, DestinationLine] = {}
    for organisation, state, number in rows:
        lines.setdefault(organisation.id, DestinationLine(organisation)).numbers[state] = number
    return list(lines.values())


def numbers_to(user: Any, organisation_id: UUID) -> dict[str, int]:
    """How many were sent to one destination, by state."""
    allowed = scope.counted(user)
    rows = db.session.execute(
        select(Referral.state, func.count())
        .where(
            Referral.stands,
            Referral.organisation_id == organisation_id,
            in_sight(user) if allowed is None else allowed,
        )
        .group_by(Referral.state)
    )
    return dict(rows.all())


def to_destination(
    user: Any, organisation_id: UUID, state: str | None, *, page: int | None
) -> tuple[list[ReferralLine], bool]:
    """Those to one destination, in one state or in all, the latest first: a page, or all; and whether more follow."""
    wanted = in_state(Referral, state).where(Referral.organisation_id == organisation_id, in_sight(user))
    return page_or_all(wanted, page)


def in_state(model: type[AnyReferral], state: str | None) -> Select:
    """A select of those in one state, or in all, the latest first."""
    wanted = in_line(model).where(model.state == state) if state else in_line(model)
    return wanted.order_by(model.made_on.desc(), model.id.desc())


def page_or_all(wanted: Select, page: int | None) -> tuple[list[ReferralLine], bool]:
    """The lines of a page and whether more follow; without a page all of them."""
    found = db.session.execute(wanted if page is None else on_page(wanted, page))
    lines = [line_of(row) for row in found]
    return (lines, False) if page is None else page_of(lines)
