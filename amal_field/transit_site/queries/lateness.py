"""Which places are kept for families that are late: a day that statements compare with, and the same for pages."""

from datetime import datetime
from typing import Any

from sqlalchemy import Date, Integer, bindparam, case, func, select

from amal_field import clock
from amal_field.db import db
from amal_field.transit_site.models import Site, SiteRule, rule_on
from amal_field.transit_site.rules import LATE_UNTIL_HOUR, Keeping, kept_since
from amal_field.transit_site.rules.lateness import A_DAY

TODAY, DAY_BEFORE = bindparam("late_today", type_=Date), bindparam("late_day_before", type_=Date)
HOUR = bindparam("late_hour", type_=Integer)
THE_SITE = select(Site.id).order_by(Site.code).limit(1).correlate(None).scalar_subquery()
UNTIL_HOUR = func.coalesce(
    rule_on(THE_SITE, TODAY, SiteRule.late_until_hour).correlate(None).scalar_subquery(), LATE_UNTIL_HOUR
)
KEPT_SINCE = case((HOUR < UNTIL_HOUR, DAY_BEFORE), else_=TODAY)
"""The day of `rules.kept_since`, for a statement that is given `values`."""


def values(now: datetime) -> dict[str, Any]:
    """The parameters of `UNTIL_HOUR` and `KEPT_SINCE` at a moment."""
    today = clock.day_of(now)
    return {"late_today": today, "late_day_before": today - A_DAY, "late_hour": now.astimezone(clock.ZONE).hour}


def keeping_of(now: datetime, until_hour: int) -> Keeping:
    """Which places are kept at a moment, where the rules of the site say so long."""
    today = clock.day_of(now)
    return Keeping(today, kept_since(today, now.astimezone(clock.ZONE).hour, until_hour), until_hour)


def keeping(now: datetime) -> Keeping:
    """The same, as the rules in force say, in one statement."""
    return keeping_of(now, db.session.scalars(select(UNTIL_HOUR), values(now)).one())
