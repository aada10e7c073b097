"""What tests of the reception desk ask of the database."""

from datetime import timedelta

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from amal_field import clock
from amal_field.accounts.models import IMPORT_ID
from amal_field.attendance.models import GroupSession
from amal_field.clock import now
from amal_field.db import db, new_key, violated
from amal_field.people import operations as people
from amal_field.people.models import Household, Person
from amal_field.people.rules import Newcomer, birth_from
from amal_field.reception_desk.models import DeskFile
from amal_field.stamp import Stamp, stamped
from tests.attendance.world import a_session


def guard_of(model, **values) -> str | None:
    """The name of the guard that refuses a row with these values; None where it may stand."""
    row = {"id": new_key(), "recorded_at": now(), "recorded_by_id": IMPORT_ID, **values}
    place = db.session.begin_nested()
    try:
        db.session.execute(insert(model.__table__), row)
    except IntegrityError as error:
        place.rollback()
        return violated(error).removeprefix("CHECK constraint failed: ")
    return None


def a_desk_file(stamp: Stamp, person: Person, **values) -> DeskFile:
    """The file of somebody at the desk."""
    file = DeskFile(person_id=person.id, recorded_person_id=person.id, **values, **stamped(stamp))
    db.session.add(file)
    db.session.flush()
    return file


def a_family(stamp: Stamp, name: str, *members: tuple[str, int]) -> Household:
    """A family at the desk: given names, each with the year of birth; all of them have a file."""
    newcomers = [Newcomer(given, name, birth_from(year, today=clock.day_of(stamp.at))) for given, year in members]
    household = people.register_household(newcomers, language="uk", phone="0470 12 34 56", stamp=stamp)
    for member in household.present:
        a_desk_file(stamp, member.person, arrived_on=clock.day_of(stamp.at), address_kind="host_family")
    return household


def an_info_session(stamp: Stamp, days: int = 1, programme: str = "ukraine_info", **values) -> GroupSession:
    """A session of the desk, so many days from today."""
    on = clock.day_of(stamp.at) + timedelta(days=days)
    return a_session(stamp, programme, on=on, **values)
