"""A calendar as iCalendar (RFC 5545): what somebody's phone asks for. It names no participant."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import icalendar
from flask_babel import gettext as _

from amal_field import clock
from amal_field.planning.models import CalendarFeed
from amal_field.planning.queries.planned_sessions import PlannedSession, sessions_of_feed

DAYS_BACK, DAYS_AHEAD = 31, 400


def lines_of(feed: CalendarFeed, today: date) -> list[PlannedSession]:
    """The sessions of a calendar, from a month ago on; those that were called off too, so that phones strike them."""
    return sessions_of_feed(feed, today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD))


def written(feed: CalendarFeed, lines: Sequence[PlannedSession], names: Mapping[str, Any], now: datetime) -> bytes:
    """These sessions as a calendar file, programmes called by `names`; times in Brussels. Their zone always stands in
    it, since a calendar without any component is not valid."""
    uid = f"{feed.id}@amal-field"
    calendar = icalendar.Calendar.new(prodid="-//Amal Gent//Amal Field//NL", name="Amal Field", uid=uid)
    calendar.add("refresh-interval;value=duration", "PT1H")
    calendar.add_component(icalendar.Timezone.from_tzinfo(clock.ZONE))
    for line in lines:
        calendar.add_component(_event(line, names, now))
    return calendar.to_ical()


def _event(line: PlannedSession, names: Mapping[str, Any], now: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{line.id}@amal-field")
    event.add("dtstamp", now)
    event.add("dtstart", datetime.combine(line.held_on, line.starts, clock.ZONE))
    event.add("dtend", datetime.combine(line.held_on, line.ends, clock.ZONE))
    title = " · ".join(str(part) for part in (names[line.programme], line.series) if part)
    event.add("summary", _("Called off: %(title)s", title=title) if line.is_called_off else title)
    if line.place:
        event.add("location", line.place)
    if line.called_off_reason:
        event.add("description", line.called_off_reason)
    event.add("status", "CANCELLED" if line.is_called_off else "CONFIRMED")
    event.add("sequence", line.sequence)
    return event
