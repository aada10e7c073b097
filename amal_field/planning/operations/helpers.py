"""Who is to help at a series or at one session. That somebody was there is her attendance, not this."""

from sqlalchemy import delete

from amal_field import audit, clock
from amal_field.attendance.models import GroupSession, Series, SeriesHelper, SessionHelper
from amal_field.db import db
from amal_field.people import operations as people
from amal_field.people.models import Person
from amal_field.planning.queries import plans as plan_queries
from amal_field.stamp import Stamp, stamped


def ask_to_help(owner: Series | GroupSession, person: Person, *, stamp: Stamp) -> None:
    """Put somebody down as a helper of a series, or of one session. Twice is once."""
    if person.id not in {helper.id for helper in plan_queries.helpers_of(owner)}:
        _put_down(owner, person, stamp)


def ask_volunteer(owner: Series | GroupSession, person: Person, *, stamp: Stamp) -> None:
    """Somebody is a volunteer from today, unless she is one, and is put down as a helper."""
    if person.volunteer_since_on is None:
        people.correct_person(person, {"volunteer_since_on": clock.day_of(stamp.at)}, stamp=stamp)
    ask_to_help(owner, person, stamp=stamp)


def release_helper(owner: Series | GroupSession, person: Person, *, stamp: Stamp) -> None:
    """Take somebody off the helpers. Twice is once."""
    table, key = _tie(owner)
    gone = db.session.execute(delete(table).where(getattr(table, key) == owner.id, table.person_id == person.id))
    if gone.rowcount:
        audit.record("planning:helper:release", owner, stamp, person=person.id)


def _put_down(owner: Series | GroupSession, person: Person, stamp: Stamp) -> None:
    table, key = _tie(owner)
    db.session.add(table(**{key: owner.id}, person_id=person.id, **stamped(stamp)))
    db.session.flush()
    audit.record("planning:helper:ask", owner, stamp, person=person.id)


def _tie(owner: Series | GroupSession) -> tuple[type[SeriesHelper] | type[SessionHelper], str]:
    return (SeriesHelper, "series_id") if isinstance(owner, Series) else (SessionHelper, "session_id")
