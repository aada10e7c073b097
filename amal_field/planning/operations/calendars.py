"""School holidays, and the addresses of calendars."""

from datetime import date

from amal_field import audit
from amal_field.attendance.models import Series
from amal_field.db import db, new_key
from amal_field.people.models import Person
from amal_field.planning import rules
from amal_field.planning.models import CalendarFeed, SchoolHoliday
from amal_field.planning.queries import feeds
from amal_field.refusal import RuleBroken
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
    """Give a calendar a new address; the old one is dead from now on. Raises `RuleBroken` `calendar_of_deactivated`."""
    key = "person_id" if isinstance(owner, Person) else "series_id"
    if isinstance(owner, Person) and not feeds.may_have_feed(owner.id):
        raise RuleBroken("calendar_of_deactivated", name=owner.name)
    feed = feeds.feed_of(**{key: owner.id})
    if feed is None:
        feed = CalendarFeed(id=new_key(), **{key: owner.id}, **stamped(stamp))
        db.session.add(feed)
        db.session.flush()
    else:
        end_addresses(feed)
    audit.record("planning:feed:renew", owner, stamp)
    return feed


def end_addresses(feed: CalendarFeed) -> None:
    """Let every address that was given out for a calendar end; who asks for it records why."""
    feed.serial, feed.secret_hash = CalendarFeed.serial + 1, None
    db.session.flush()
