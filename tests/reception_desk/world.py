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
from tests.transit_site.world import in_days


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


FAMILY = (
    ("Olha", "f", "1988", None),
    ("Petro", "m", "1986", "partner"),
    ("Marko", "m", "2012", "child"),
    ("Daria", "f", "2015", "child"),
)


def rows_of(people, family_name: str = "Kovalenko") -> dict[str, str]:
    """The fields of the rows of these people: first name, sex, year of birth, relation."""
    fields = {}
    for place, (given_name, sex, year, relation) in enumerate(people):
        told = {
            "given_name": given_name,
            "family_name": family_name,
            "sex": sex,
            "birth-year": year,
            "relation": relation,
        }
        fields |= {f"newcomers-{place}-{name}": value for name, value in told.items() if value}
        fields |= {f"newcomers-{place}-birth-{part}": "" for part in ("day", "month")}
    return fields


def family(**more) -> dict[str, str]:
    """What registers a family of four."""
    return rows_of(FAMILY) | {"address_kind": "host_family", "arrived_on": in_days(0).isoformat()} | more


def register(page, **more):
    """Register the family of four on the page of registration."""
    return page.send("#registration", **family(**more))
