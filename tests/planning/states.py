"""Series, helpers, holidays and calendars in every state, made with the operations that the screens use."""

from collections.abc import Iterator

from amal_field.accounts.offers.demo import player
from amal_field.attendance.models import Programme
from amal_field.people import operations as people
from amal_field.planning import operations
from amal_field.planning.models import SchoolHoliday
from amal_field.planning.queries import feeds
from tests.attendance import world as attendance
from tests.planning.world import a_plan, a_programme, a_series, first_session, programme
from tests.states import StampOf, State
from tests.transit_site.world import in_days


def programmes(stamp_of: StampOf) -> Iterator[State]:
    """Each programme as it is set up."""
    for code in ("physical_table", "class_unit", "komaf"):
        yield State(f"programme {code}", programme_id=programme(code).id)
    made, retired = (a_programme(stamp_of("bruno"), word) for word in ("mo_cursus", "postmobiel"))
    retired.retired_on = in_days(-1)
    yield State("a programme made on screen", programme_id=made.id)
    yield State("a retired programme", programme_id=retired.id)


def series(stamp_of: StampOf) -> Iterator[State]:
    """Without a plan, planned, with its sessions made, and with a helper asked, released or merged since."""
    bruno = stamp_of("bruno")
    bare = attendance.a_series(bruno, name="Bare")
    yield State("series without a plan", series_id=bare.id, owner_id=bare.id, person_id=_helper(stamp_of, "Nobody"))
    operations.note_taking_part(bare, "Pasjtoe", 12, 11, stamp=bruno)
    planned = a_plan(bruno, name="Planned")
    yield State("series planned", series_id=planned.series_id, owner_id=planned.series_id)
    made = a_series(bruno, name="Made")
    first = first_session(made)
    asked, released, merged = (_person(stamp_of, name) for name in ("Asked", "Released", "Merged"))
    for person in (asked, released, merged):
        operations.ask_volunteer(made.series, person, stamp=bruno)
        operations.ask_volunteer(first, person, stamp=bruno)
    operations.release_helper(made.series, released, stamp=bruno)
    people.merge(merged, _person(stamp_of, "Kept"), stamp=bruno)
    keys = [asked.id, released.id, merged.id]
    yield State("series with sessions", series_id=made.series_id, owner_id=made.series_id, person_id=keys)
    yield State("session of a series", session_id=first.id, owner_id=first.id, person_id=keys)
    loose = attendance.a_session(bruno, hours=(19, 20))
    operations.call_off(loose, "Ziek", stamp=bruno)
    yield State("session called off", session_id=loose.id, owner_id=loose.id, person_id=keys[0])


def calendars(stamp_of: StampOf) -> Iterator[State]:
    """Holidays that hold, are past, or were taken out; the secret addresses of a helper and of a series."""
    bruno = stamp_of("bruno")
    for name, days in (("Past", -40), ("To come", 20), ("Taken out", 60)):
        holiday = operations.add_school_holiday(name, in_days(days), in_days(days + 5), stamp=bruno)
        if name == "Taken out":
            operations.remove_school_holiday(holiday, stamp=bruno)
        yield State(f"holiday {name}", is_void=name == "Taken out", holiday_id=holiday.id)
    helper = _person(stamp_of, "Calendar")
    operations.ask_volunteer(attendance.a_series(bruno, name="Feed"), helper, stamp=bruno)
    secrets = [feeds.secret_of(operations.renew_feed(helper, stamp=bruno)) for _ in range(2)]
    yield State("calendar of a helper", person_id=helper.id, secret=secrets)
    empty = attendance.a_series(bruno, name="Empty feed")
    secret = feeds.secret_of(operations.renew_feed(empty, stamp=bruno))
    yield State("calendar of a series", series_id=empty.id, secret=secret)
    clara = attendance.helping(bruno, "clara", empty)
    yield State("helper who is a user", person_id=[clara.id, player("clara").person_id])


def _person(stamp_of: StampOf, name: str):
    return attendance.a_person(stamp_of("bruno"), name, "Helpt")


def _helper(stamp_of: StampOf, name: str):
    return _person(stamp_of, name).id


MAKERS = (programmes, series, calendars)
RECORDS = {"holiday_id": SchoolHoliday, "programme_id": Programme}
