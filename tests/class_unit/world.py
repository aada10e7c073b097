"""A family on the site and a lesson for its children, for the tests of the class unit."""

from datetime import datetime, time, timedelta
from uuid import UUID

from amal_field import clock
from amal_field.attendance.models import GroupSession
from tests.attendance.world import a_session
from tests.transit_site.world import let_in, make_family

CHILDREN = (("Davy", 2014), ("Ion", 2019), ("Zoë", 2010))
ADULTS = (("Sammy", 1985), ("Nele", 1988), ("Baby", 2025))


def noon(minute: int = 0) -> datetime:
    """Noon in Brussels on a Monday, and so many minutes later."""
    return datetime(2026, 11, 23, 12) + timedelta(minutes=minute)


def hour_of_now() -> dict[str, time]:
    """The hour of this moment in Brussels, as the times of a session."""
    hour = clock.now().astimezone(clock.ZONE).hour
    return {"starts": time(hour), "ends": time(hour, 59)}


def a_lesson(stamp_of, *, hours: tuple[int, int] = (11, 13), **values: object) -> GroupSession:
    """A lesson today, around the noon at which the tests stand still."""
    return a_session(stamp_of(), "class_unit", hours=hours, kind="lesson", place="Klasunit", **values)


def a_family(stamp_of, name: str = "Mayer", *, pitch: int = 12) -> UUID:
    """Two adults, a baby and three children on the site; the key of their stay."""
    return let_in(stamp_of(), make_family(stamp_of(), name, (*ADULTS, *CHILDREN)), pitch=pitch).id
