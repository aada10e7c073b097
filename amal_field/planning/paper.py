"""A calendar as iCalendar (RFC 5545): what somebody's phone asks for. It names no participant."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import icalendar

from amal_field import clock
from amal_field.planning.models import CalendarFeed
from amal_field.planning.queries.planned_sessions import PlannedSession, sessions_of_feed

DAYS_BACK, DAYS_AHEAD = 31, 400


def lines_of(feed: CalendarFeed, today: date) -> list[PlannedSession]:
    """The sessions of a calendar, from a month ago on; those that were called off too, so that phones strike them."""
    return sessions_of_feed(feed, today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD))


def written(lines: Sequence[PlannedSession], names: Mapping[str, Any], now: datetime) -> bytes:
    """These sessions as a calendar file, programmes called by `names`; times in Brussels, with their zone."""
    calendar = icalendar.Calendar.new(prodid="-//Amal Gent//Amal Field//NL", name="Amal Field")
    calendar.add("refresh-interval;value=duration", "PT1H")
    for line in lines:
        calendar.add_component(_event(line, names, now))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(line: PlannedSession, names: Mapping[str, Any], now: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{line.id}@amal-field")
    event.add("dtstamp", now)
    event.add("dtstart", datetime.combine(line.held_on, line.starts, clock.ZONE))
    event.add("dtend", datetime.combine(line.held_on, line.ends, clock.ZONE))
    event.add("summary", " · ".join(str(part) for part in (names[line.programme], line.series) if part))
    if line.place:
        event.add("location", line.place)
    if line.called_off_reason:
        event.add("description", line.called_off_reason)
    event.add("status", "CANCELLED" if line.is_called_off else "CONFIRMED")
    event.add("sequence", line.sequence)
    return event
