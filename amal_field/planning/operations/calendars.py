"""School holidays, and the secret addresses of calendars."""

import secrets
from datetime import date

from amal_field import audit
from amal_field.attendance.models import Series
from amal_field.db import db, new_key
from amal_field.people.models import Person
from amal_field.planning import rules
from amal_field.planning.models import CalendarFeed, SchoolHoliday
from amal_field.planning.queries import plans as plan_queries
from amal_field.stamp import Stamp, stamped


def add_school_holiday(name: str, first_on: date, last_on: date, *, stamp: Stamp) -> SchoolHoliday:
    """Note days on which the schools are closed. Raises `RuleBroken` `until_before_from`."""
    rules.check_days(first_on, last_on)
    holiday = SchoolHoliday(name=name, first_on=first_on, last_on=last_on)
    db.session.add(holiday)
    db.session.flush()
    audit.record("planning:holiday:add", holiday, stamp, name=name, on=first_on.isoformat())
    return holiday


def remove_school_holiday(holiday: SchoolHoliday, *, stamp: Stamp) -> None:
    """Take a school holiday out; sessions that are there stay as they are. Twice is once."""
    if holiday.stands:
        holiday.cancel(stamp)
        db.session.flush()
        audit.record("planning:holiday:remove", holiday, stamp, name=holiday.name, on=holiday.first_on.isoformat())


def renew_feed(owner: Person | Series, *, stamp: Stamp) -> CalendarFeed:
    """Give a calendar a new secret address; the old one is dead from now on."""
    key = "person_id" if isinstance(owner, Person) else "series_id"
    feed = plan_queries.feed_of(**{key: owner.id})
    if feed is None:
        feed = CalendarFeed(id=new_key(), **{key: owner.id}, **stamped(stamp))
        db.session.add(feed)
    feed.secret = secrets.token_urlsafe(24)
    db.session.flush()
    audit.record("planning:feed:renew", owner, stamp)
    return feed
