"""The database says of a late family what the rules say, at every hour and whatever rules hold."""

from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select, update

from amal_field import clock
from amal_field.db import db
from amal_field.transit_site import operations
from amal_field.transit_site.models import SiteRule
from amal_field.transit_site.queries import lateness
from amal_field.transit_site.rules import kept_since
from tests.transit_site.operations.test_settings import KORTRIJK
from tests.transit_site.world import in_days

pytestmark = pytest.mark.usefixtures("world", "frozen_clock")


@pytest.mark.parametrize("until", [0, 9, 12, 23])
def test_the_statement_and_the_rule_agree_at_every_hour(engine, until):
    db.session.execute(update(SiteRule).values(late_until_hour=until))
    for hour in range(24):
        now = datetime.combine(clock.today(), time(hour, 59), clock.ZONE)
        since = db.session.scalar(select(lateness.KEPT_SINCE), lateness.values(now))
        keeping = lateness.keeping(now)
        assert since == keeping.since == kept_since(clock.today(), hour, until)
        assert (keeping.today, keeping.until_hour) == (clock.today(), until)


def test_the_rules_of_the_day_count(engine, stamp_of):
    operations.set_rule(in_days(2), KORTRIJK, stamp=stamp_of("dirk"))
    hours = [lateness.keeping(clock.now() + timedelta(days=days)).until_hour for days in (0, 1, 2)]
    assert hours == [12, 12, 9]


def test_a_site_without_rules_keeps_places_until_noon(engine):
    db.session.execute(update(SiteRule).values(cancelled_at=clock.now()))
    assert lateness.keeping(clock.now()).until_hour == 12
